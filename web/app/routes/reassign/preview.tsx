import { ArrowRightLeft } from "lucide-react"
import type { ReassignmentDoneView } from "#contract/reassignment.ts"
import { paths } from "#app/paths.ts"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { TierBadge } from "#app/parts/tier-badge.tsx"
import type { en } from "#app/routes/reassign/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Empty } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Move = ReassignmentDoneView["moves"][number]
type Load = ReassignmentDoneView["loads"][number]

/** What would change hands, and what that means for whom. Nothing has happened yet. */
export function Preview({ preview }: { preview: ReassignmentDoneView }) {
  const t = useTexts<typeof en>("reassign")
  if (preview.moves.length === 0)
    return (
      <Card>
        <Empty icon={<ArrowRightLeft aria-hidden />} title={t("empty")}>
          {t("empty_hint")}
        </Empty>
      </Card>
    )
  const note = preview.stayed > 0 ? t("preview_stayed", { n: preview.stayed }) : undefined
  return (
    <div role="status" className="grid gap-4">
      <Card title={t("preview_moved", { count: preview.moved })} note={note} flush>
        <Moves moves={preview.moves} />
      </Card>
      <Card title={t("loads")} flush>
        <Loads loads={preview.loads} />
      </Card>
    </div>
  )
}

function Moves({ moves }: { moves: Move[] }) {
  const t = useTexts<typeof en>("reassign")
  const columns: Column<Move>[] = [
    {
      key: "lead",
      label: t("lead"),
      show: ({ lead, handoff, tier }) => (
        <span className="flex flex-wrap items-center gap-1.5">
          {lead !== null && <LeadLine lead={lead} to={paths.handoff(handoff)} />}
          <TierBadge tier={tier} />
        </span>
      ),
    },
    { key: "from", label: t("now_with"), show: ({ from }) => <Person person={from} /> },
    {
      key: "to",
      label: t("would_get"),
      show: ({ to }) => (to === null ? <span className="text-warning">{t("nobody")}</span> : <Person person={to} />),
    },
    { key: "says", label: t("says"), show: ({ says }) => <span className="text-xs text-muted-foreground">{says}</span> },
  ]
  return <Table caption={t("caption_moves")} columns={columns} rows={moves} keyOf={({ handoff }) => handoff} />
}

function Loads({ loads }: { loads: Load[] }) {
  const t = useTexts<typeof en>("reassign")
  const columns: Column<Load>[] = [
    { key: "person", label: t("person"), show: ({ person }) => <Person person={person} /> },
    { key: "before", label: t("before"), number: true, show: ({ before }) => before },
    { key: "after", label: t("after"), number: true, show: ({ after }) => <span className="font-medium">{after}</span> },
    { key: "limit", label: t("limit"), number: true, show: ({ capacity }) => capacity ?? "—" },
  ]
  return <Table caption={t("caption_loads")} columns={columns} rows={loads} keyOf={({ person }) => person?.id ?? ""} />
}
