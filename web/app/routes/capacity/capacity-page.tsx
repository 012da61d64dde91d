import { FileSignature } from "lucide-react"
import type { CapacityView } from "#contract/capacity.ts"
import { codeName } from "#domain/language/code-name.ts"
import { useApi } from "#app/api.ts"
import { Person } from "#app/parts/person.tsx"
import { CapacityTabs } from "#app/routes/capacity/capacity-tabs.tsx"
import { PoolCard } from "#app/routes/capacity/pool-card.tsx"
import type { en } from "#app/routes/capacity/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Progress } from "#app/ui/progress.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Load = CapacityView["people"][number]
const NEARLY_FULL = 0.85

/** /capacity: who works on how much, how fairly each pool shared, and whose turn is next. */
export function Component() {
  const t = useTexts<typeof en>("capacity")
  const capacity = useApi<CapacityView>("/api/capacity", {}, { live: ["handoffs", "people", "agreements"] })
  return (
    <Page title={t("title")} note={t("title_note")} wide>
      <CapacityTabs />
      <Loaded query={capacity}>
        {(found) =>
          found.pools.length === 0 ? (
            <Card>
              <Empty icon={<FileSignature aria-hidden />} title={t("empty_capacity")}>
                {t("empty_capacity_hint")}
              </Empty>
            </Card>
          ) : (
            <>
              <Card
                title={t("units")}
                note={t("units_hint", { one: found.units["1"], two: found.units["2"], three: found.units["3"] })}
                flush
              >
                <PeopleLoad people={found.people} />
              </Card>
              <div className="grid gap-4 2xl:grid-cols-2">
                {found.pools.map((pool) => (
                  <PoolCard key={pool.pool} pool={pool} />
                ))}
              </div>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function PeopleLoad({ people }: { people: CapacityView["people"] }) {
  const t = useTexts<typeof en>("capacity")
  const most = Math.max(1, ...people.map(({ used, capacity }) => Math.max(used, capacity ?? 0)))
  const columns: Column<Load>[] = [
    { key: "person", label: t("person"), show: ({ person }) => <Person person={person} /> },
    { key: "team", label: t("team"), show: ({ team }) => <span className="text-muted-foreground">{codeName(team)}</span> },
    {
      key: "open",
      label: t("open_by_tier"),
      show: ({ open }) => (
        <span className="tabular-nums">
          {open["1"]} · {open["2"]} · {open["3"]}
        </span>
      ),
    },
    { key: "units", label: t("capacity"), show: (each) => <Used {...each} most={most} /> },
  ]
  const sorted = people.toSorted((one, other) => other.used - one.used)
  return <Table caption={t("capacity_caption")} columns={columns} rows={sorted} keyOf={({ person }) => person.id} />
}

/** Against the person's own limit; without one, against whoever has most, so that lengths can be compared. */
function Used({ used, capacity, most }: Load & { most: number }) {
  const t = useTexts<typeof en>("capacity")
  const share = used / (capacity ?? most)
  const look = capacity === null ? "main" : used >= capacity ? "bad" : share > NEARLY_FULL ? "warn" : "main"
  const says = capacity === null ? t("units_used", { used }) : t("units_of", { used, most: capacity })
  return (
    <span className="grid min-w-40 gap-1">
      <span className="text-xs tabular-nums">
        {says} {capacity === null && <span className="text-muted-foreground">· {t("no_limit")}</span>}
      </span>
      <Progress label={says} share={share} look={look} />
    </span>
  )
}
