import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A rep's word on a handoff, as it was given. */
export type DispositionRecord = {
  id: string
  handoff: string
  lead: string
  kind: string
  reason: string | null
  clause: string | null
  until: Instant | null
  topic: string | null
  note: string
  detail: Record<string, unknown>
  by: string
  at: Instant
}

export async function insertDisposition(tx: Tx, { by, until, ...record }: DispositionRecord): Promise<void> {
  await insertRows(tx, "disposition", [{ ...record, until: iso(until), by_actor: by, at: iso(record.at) }])
}

export async function dispositionsOf(tx: Tx, handoffs: readonly string[]): Promise<DispositionRecord[]> {
  if (handoffs.length === 0) return []
  return tx.query(
    "select id, handoff, lead, kind, reason, clause, until, topic, note, detail, by_actor as by, at from disposition where handoff = any($1) order by at, id",
    [handoffs],
  )
}
