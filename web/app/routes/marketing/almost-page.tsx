import { Sprout } from "lucide-react"
import type { z } from "zod"
import type { AlmostView } from "#contract/almost.ts"
import { codeWords } from "#app/parts/code-name.ts"
import { useApi } from "#app/api.ts"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { MarketingTabs } from "#app/routes/marketing/marketing-tabs.tsx"
import type { en } from "#app/routes/marketing/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Progress } from "#app/ui/progress.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Almost = z.infer<typeof AlmostView>
type Line = Almost["data"][number]

/** /marketing/almost: leads that one more signal or one more known field would qualify. */
export function Component() {
  const t = useTexts<typeof en>("marketing")
  const found = useApi<Almost>("/api/almost", { query: { limit: 50 } }, { live: ["leads"] })
  return (
    <Page title={t("title")} note={t("almost_note")} wide>
      <MarketingTabs />
      <Loaded query={found}>
        {({ data, looked, gate }) => (
          <Card title={t("almost")} note={gate === null ? undefined : t("gate_needs", gate)} flush>
            {data.length === 0 ? (
              <Empty icon={<Sprout aria-hidden />} title={t(gate === null ? "no_agreement" : "empty_almost")}>
                {gate === null ? t("no_agreement_hint") : t("empty_almost_hint", { looked })}
              </Empty>
            ) : (
              <Leads leads={data} gate={gate ?? { fit: 0, intent: 0 }} />
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function Leads({ leads, gate }: { leads: Line[]; gate: { fit: number; intent: number } }) {
  const t = useTexts<typeof en>("marketing")
  const columns: Column<Line>[] = [
    { key: "lead", label: t("lead"), show: ({ lead }) => <LeadLine lead={lead} /> },
    { key: "fit", label: t("fit"), show: ({ fit }) => <Axis label={t("fit")} points={fit} needed={gate.fit} /> },
    { key: "intent", label: t("intent"), show: ({ intent }) => <Axis label={t("intent")} points={intent} needed={gate.intent} /> },
    {
      key: "missing",
      label: t("missing"),
      show: ({ missing }) => (
        <span className="flex flex-wrap gap-1">
          {missing.map((each) => (
            <Badge key={each} className="whitespace-normal">
              {codeWords(each)}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      key: "nearest",
      label: t("nearest"),
      show: ({ nearest }) => (
        <ul className="grid gap-0.5">
          {nearest.map((each) => (
            <li key={`${each.kind} ${each.name}`}>
              {each.says}{" "}
              <span className="text-xs text-muted-foreground">
                {t("would_be", { fit: Math.round(each.would_be.fit), intent: Math.round(each.would_be.intent) })}
              </span>
            </li>
          ))}
        </ul>
      ),
    },
  ]
  return <Table caption={t("almost_caption")} columns={columns} rows={leads} keyOf={({ lead }) => lead.id} />
}

function Axis({ label, points, needed }: { label: string; points: number; needed: number }) {
  return (
    <span className="grid min-w-20 gap-1">
      <span className="text-xs tabular-nums">
        {Math.round(points)} / {needed}
      </span>
      <Progress label={label} share={needed === 0 ? 1 : points / needed} look={points >= needed ? "good" : "warn"} />
    </span>
  )
}
