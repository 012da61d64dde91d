import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Since when nothing is sent, why, and who said so: the name of a key, the id of a person, or `restore`. */
export type DeliveryHold = { since: Instant; why: string; by: string }

/** Nothing is sent until it is released. False when it was held already. */
export async function holdDeliveries(tx: Tx, { why, by }: { why: string; by: string }, now: Instant): Promise<boolean> {
  const rows = await tx.query(
    "insert into delivery_hold (since, why, by_actor) values ($1, $2, $3) on conflict (only_row) do nothing returning since",
    [iso(now), why, by],
  )
  return rows.length > 0
}

/** Whether, and since when, nothing is sent. */
export async function deliveryHold(tx: Tx): Promise<DeliveryHold | null> {
  const [hold] = await tx.query<DeliveryHold>("select since, why, by_actor as by from delivery_hold")
  return hold ?? null
}

/** Sends again from now on; what waited is sent now, or never when it is to be cancelled. Null when nothing was held. */
export async function releaseDeliveries(tx: Tx, cancels: boolean, now: Instant): Promise<{ waiting: number } | null> {
  const held = await tx.query("delete from delivery_hold returning since")
  if (held.length === 0) return null
  const change = cancels
    ? "state = 'cancelled', next_at = null, ended_at = $1, last_error = 'Held, and not to be sent any more'"
    : "next_at = greatest(next_at, $1)"
  const [done] = await tx.query<{ waiting: number }>(
    `with changed as (update delivery set ${change} where state = 'waiting' returning id) select count(*)::int as waiting from changed`,
    [iso(now)],
  )
  return { waiting: done?.waiting ?? 0 }
}
