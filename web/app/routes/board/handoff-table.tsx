import type { BoardView } from "#contract/board.ts"
import { paths } from "#app/paths.ts"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { TierBadge } from "#app/parts/tier-badge.tsx"
import { TimeLeft } from "#app/parts/time-left.tsx"
import { clockName } from "#app/routes/board/clock-name.ts"
import type { en } from "#app/routes/board/en.ts"
import { useTexts } from "#app/texts.ts"
import { Table, type Column } from "#app/ui/table.tsx"

type Line = BoardView["data"][number]

/** Open handoffs with their clocks; each leads to its brief. */
export function HandoffTable({ board }: { board: BoardView }) {
  const t = useTexts<typeof en>("board")
  const columns: Column<Line>[] = [
    {
      key: "lead",
      label: t("lead"),
      show: (line) => (
        <span className="grid gap-0.5">
          <LeadLine lead={line.lead} to={paths.handoff(line.id)} />
          <span className="flex flex-wrap items-center gap-1.5 text-xs text-muted-foreground">
            <TierBadge tier={line.tier} />
            {line.before.length > 0 && t("had_before", { names: line.before.join(", ") })}
          </span>
        </span>
      ),
    },
    { key: "owner", label: t("owner"), show: (line) => <Person person={line.owner} /> },
    {
      key: "due",
      label: t("due"),
      show: (line) => (
        <span className="grid justify-items-start gap-0.5">
          {line.clock === null ? (
            <Instant at={line.due_at} />
          ) : (
            <TimeLeft
              left={{ workingMs: line.working_left_ms, isTicking: line.is_ticking, asOf: board.at }}
              urgency={line.urgency}
              paused={line.urgency === "paused"}
            />
          )}
          <span className="text-xs text-muted-foreground">
            {line.clock === null ? (
              t("no_clock")
            ) : (
              <>
                {clockName(line.clock, t)} · <Instant at={line.due_at} />
              </>
            )}
          </span>
        </span>
      ),
    },
    {
      key: "next",
      label: t("next_action"),
      show: (line) => (
        <span className="grid gap-0.5">
          <span>{line.next_action}</span>
          {line.escalations > 0 && <span className="text-xs text-destructive">{t("escalated_times", { count: line.escalations })}</span>}
        </span>
      ),
    },
  ]
  return <Table caption={t("board_caption")} columns={columns} rows={board.data} keyOf={(line) => line.id} />
}
