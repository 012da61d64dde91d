import type { Instant } from "#domain/instant.ts"

/** What a journal says happened to a lead: only entries that change where it stands matter here. */
export type StageEntry = { at: Instant; kind: string; detail?: unknown }

const AFTER_VERDICT: Record<string, string> = {
  handoff_accepted: "accepted",
  handoff_sql: "sql",
  handoff_opportunity: "opportunity",
  handoff_won: "won",
  handoff_lost: "recycled",
  handoff_rejected: "recycled",
  handoff_recycled: "recycled",
  handoff_disqualified: "disqualified",
}

/**
 * Where a lead stood at an instant, told by its journal.
 *
 * @param entries in the order in which they were made
 * @returns null while the journal says nothing of it yet
 */
export function stageAsOf(entries: readonly StageEntry[], at: Instant): string | null {
  const last = entries.findLast((entry) => entry.at <= at && stageOf(entry) !== null)
  return last === undefined ? null : stageOf(last)
}

function stageOf({ kind, detail }: StageEntry): string | null {
  if (kind === "disposition_undone") return (detail as { stage?: string } | undefined)?.stage ?? null
  if (kind === "handed_off") return "handed_off"
  if (kind === "hold_nurture") return (detail as { reason?: string } | undefined)?.reason === "strategic" ? "recycled" : "nurture"
  return kind.startsWith("lead_") ? kind.slice("lead_".length) : (AFTER_VERDICT[kind] ?? null)
}
