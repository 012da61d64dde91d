import type { Instant } from "#domain/instant.ts"
import type { Mapping } from "#domain/intake/webhook/mapping.ts"
import { insertRows, iso } from "#store/rows.ts"
import { openColumn } from "#store/secrets/secret-column.ts"
import type { Tx } from "#store/tx.ts"

/** An item in quarantine that was only named, with what is needed to fetch the rest; `attempts`: those made so far. */
export type ToFetch = { quarantine: string; payload: string; mapping: Mapping; token: string; attempts: number }

/** Items whose rest is to be fetched now, the longest waiting first. Of sources without a token there are none. */
export async function dueFetches(tx: Tx, now: Instant, limit: number): Promise<ToFetch[]> {
  const rows = await tx.query<ToFetch & { source: string }>(
    `select q.id as quarantine, q.payload, w.id as source, w.token, newest.document as mapping, coalesce(f.attempts, 0)::int as attempts
     from quarantine q join signal s on s.id = q.signal join webhook_mapping m on m.id::text = split_part(s.kind, ':', 2)
     join webhook_source w on w.id = m.source and w.removed_at is null and w.token is not null
     join lateral (select document from webhook_mapping where source = w.id order by version desc limit 1) newest on true
     left join webhook_fetch f on f.quarantine = q.id
     where q.state = 'waiting' and q.code = 'to_fetch' and (f.quarantine is null or f.next_at <= $1)
     order by q.id limit $2`,
    [iso(now), limit],
  )
  return rows.map(({ source, token, ...row }) => ({
    ...row,
    token: openColumn(tx, { table: "webhook_source", id: source, column: "token" }, token),
  }))
}

/** Keeps that a fetch brought nothing. `nextAt`: null when it is not tried again. */
export async function keepMissed(
  tx: Tx,
  missed: { quarantine: string; attempts: number; nextAt: Instant | null; error: string },
): Promise<void> {
  await tx.query("delete from webhook_fetch where quarantine = $1", [missed.quarantine])
  await insertRows(tx, "webhook_fetch", [
    { quarantine: missed.quarantine, attempts: missed.attempts, next_at: iso(missed.nextAt), error: missed.error },
  ])
}

/** What a source's items could not get is asked for anew. */
export async function forgetFetches(tx: Tx, source: string): Promise<void> {
  await tx.query(
    `delete from webhook_fetch f using quarantine q, signal s, webhook_mapping m
     where q.id = f.quarantine and s.id = q.signal and m.id::text = split_part(s.kind, ':', 2) and m.source = $1`,
    [source],
  )
}
