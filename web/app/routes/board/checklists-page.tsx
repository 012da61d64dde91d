import { ListChecks } from "lucide-react"
import type { z } from "zod"
import type { ChecklistLineView } from "#contract/checklist.ts"
import { useApi } from "#app/api.ts"
import { paths } from "#app/paths.ts"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { BoardTabs } from "#app/routes/board/board-tabs.tsx"
import type { en } from "#app/routes/board/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Page } from "#app/ui/page.tsx"
import { Progress } from "#app/ui/progress.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Line = z.infer<typeof ChecklistLineView>
type ItemText = Extract<keyof typeof en, `item_${string}`>

/** /board/checklists: handoffs by how complete their checklists are, the least complete first, with what is missing. */
export function Component() {
  const t = useTexts<typeof en>("board")
  const [{ over }, setSearch] = useSearchValues(["over"])
  const query = { ...(over === "true" ? {} : { open: "true" }), limit: 100 }
  const found = useApi<{ data: Line[] }>("/api/checklists", { query }, { live: ["handoffs"], keepsLast: true })
  return (
    <Page title={t("title")} note={t("checklists_note")} wide>
      <BoardTabs />
      <Checkbox
        label={t("show_over")}
        checked={over === "true"}
        onChange={(event) => setSearch({ over: event.currentTarget.checked ? "true" : "" })}
      />
      <Loaded query={found}>
        {({ data }) => (
          <Card flush>
            {data.length === 0 ? (
              <Empty icon={<ListChecks aria-hidden />} title={t("empty_checklists")}>
                {t("empty_checklists_hint")}
              </Empty>
            ) : (
              <Checklists lines={data} />
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function Checklists({ lines }: { lines: Line[] }) {
  const t = useTexts<typeof en>("board")
  const columns: Column<Line>[] = [
    {
      key: "lead",
      label: t("lead"),
      show: ({ lead, handoff }) => (lead === null ? "—" : <LeadLine lead={lead} to={paths.handoff(handoff)} />),
    },
    { key: "owner", label: t("owner"), show: ({ owner }) => (owner === null ? "—" : <Person person={owner} />) },
    { key: "complete", label: t("complete"), show: ({ complete }) => <Completeness percent={complete} /> },
    {
      key: "missing",
      label: t("missing"),
      show: ({ missing }) => (missing.length === 0 ? t("missing_nothing") : missing.map((id) => t(`item_${id}` as ItemText)).join(", ")),
    },
    { key: "exceptions", label: t("exceptions"), number: true, show: ({ exceptions }) => exceptions },
  ]
  return <Table caption={t("checklists_caption")} columns={columns} rows={lines} keyOf={({ handoff }) => handoff} />
}

function Completeness({ percent }: { percent: number }) {
  const t = useTexts<typeof en>("board")
  return (
    <span className="grid w-28 gap-1 tabular-nums">
      {percent} %
      <Progress label={t("complete")} share={percent / 100} look={percent >= 90 ? "good" : percent >= 70 ? "main" : "warn"} />
    </span>
  )
}
