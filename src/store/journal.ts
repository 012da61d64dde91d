import type { Instant } from "#domain/instant.ts"
import { insertRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Who did what, when and why, under which agreement. `says` is a sentence for a person. */
export type JournalEntry = {
  at: Instant
  /** `baton` when the agreement acted by itself, else the name of a key or the id of a person. */
  actor: string
  kind: string
  says: string
  lead: string | null
  handoff: string | null
  agreement: string | null
  detail: Record<string, unknown>
}

/** Adds to the journal; it can't be changed afterwards. */
export async function record(tx: Tx, entries: readonly JournalEntry[]): Promise<void> {
  await insertRows(tx, "journal", entries)
}

export async function journalOf(tx: Tx, lead: string): Promise<(JournalEntry & { seq: number })[]> {
  return tx.query("select seq, at, actor, kind, says, lead, handoff, agreement, detail from journal where lead = $1 order by seq", [lead])
}
