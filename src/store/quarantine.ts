import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Something that arrived and could not be understood: kept as it came, with the reason, an owner and a deadline. */
export type Quarantined = {
  id: string
  signal: string
  item: number
  code: string
  says: string
  /** The item as it came, as JSON text. */
  payload: string
  at: Instant
  owner: string
  dueAt: Instant
}
export type QuarantineRecord = Quarantined & { source: string; state: "waiting" | "replayed" | "dropped"; resolvedAt: Instant | null }

export async function insertQuarantined(tx: Tx, items: readonly Quarantined[]): Promise<void> {
  await insertRows(
    tx,
    "quarantine",
    items.map(({ dueAt, ...item }) => ({ ...item, at: iso(item.at), due_at: iso(dueAt), state: "waiting" })),
  )
}

export async function listQuarantine(
  tx: Tx,
  filter: { state: QuarantineRecord["state"] | null; import: string | null; after: string | null; limit: number },
): Promise<QuarantineRecord[]> {
  return tx.query(
    `select q.id, q.signal, q.item, q.code, q.says, q.payload, q.at, q.owner, q.due_at as "dueAt", q.state, q.resolved_at as "resolvedAt", s.source
     from quarantine q join signal s on s.id = q.signal
     where ($1::text is null or q.state = $1) and ($2::uuid is null or s.import = $2) and ($3::uuid is null or q.id < $3) order by q.id desc limit $4`,
    [filter.state, filter.import, filter.after, filter.limit],
  )
}

export async function lockQuarantined(tx: Tx, id: string): Promise<QuarantineRecord | null> {
  const [row] = await tx.query<QuarantineRecord>(
    `select q.id, q.signal, q.item, q.code, q.says, q.payload, q.at, q.owner, q.due_at as "dueAt", q.state, q.resolved_at as "resolvedAt", s.source
     from quarantine q join signal s on s.id = q.signal where q.id = $1 for update of q`,
    [id],
  )
  return row ?? null
}

export async function resolveQuarantined(tx: Tx, id: string, state: "replayed" | "dropped", now: Instant): Promise<void> {
  await tx.query("update quarantine set state = $2, resolved_at = $3 where id = $1", [id, state, iso(now)])
}
