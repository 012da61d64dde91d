import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A request that came with an Idempotency-Key. `status` and `body` are null while it is under way. */
export type IdempotentReply = { hash: string; status: number | null; body: string | null; at: Instant }

/**
 * Claims a key for a request. `subject`: the id in its address, of a lead or handoff for instance; null when there is none. Null: it is ours now. Else what is known of the request that has it.
 *
 * @param abandonedBefore a claim from before this instant that has no reply was left by a process that died, and is taken over
 */
export async function claimKey(
  tx: Tx,
  { key, route, hash, subject }: { key: string; route: string; hash: string; subject: string | null },
  { abandonedBefore, now }: { abandonedBefore: Instant; now: Instant },
): Promise<IdempotentReply | null> {
  const claimed = await tx.query(
    `insert into idempotency as i (key, route, hash, at, subject) values ($1, $2, $3, $4, $6)
     on conflict (key) do update set route = excluded.route, hash = excluded.hash, at = excluded.at, subject = excluded.subject
       where i.status is null and i.at < $5 returning key`,
    [key, route, hash, iso(now), iso(abandonedBefore), subject],
  )
  if (claimed.length > 0) return null
  const [known] = await tx.query<IdempotentReply>("select hash, status, body, at from idempotency where key = $1", [key])
  return known ?? { hash, status: null, body: null, at: now }
}

export async function keepReply(tx: Tx, key: string, status: number, body: string): Promise<void> {
  await tx.query("update idempotency set status = $2, body = $3 where key = $1", [key, status, body])
}

/** The request failed on our side: it may be tried again under the same key. */
export async function forgetKey(tx: Tx, key: string): Promise<void> {
  await tx.query("delete from idempotency where key = $1 and status is null", [key])
}

/** Replies older than this are not promised any more. */
export async function forgetOldKeys(tx: Tx, before: Instant): Promise<void> {
  await tx.query("delete from idempotency where at < $1", [iso(before)])
}
