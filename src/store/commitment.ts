import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Handoffs of one day (UTC, `YYYY-MM-DD`) and tier. `complete`: came with all the context that the agreement asks for; `rejected`: for these reasons. */
export type DeliveredDay = { day: string; tier: Tier; delivered: number; complete: number; rejected: number }

export async function deliveredByDay(
  tx: Tx,
  { from, until }: { from: Instant; until: Instant },
  reasons: readonly string[],
): Promise<DeliveredDay[]> {
  return tx.query(
    `select to_char(h.opened_at at time zone 'UTC', 'YYYY-MM-DD') as day, h.tier, count(*)::int as delivered,
       (count(*) filter (where h.context_complete))::int as complete,
       (count(*) filter (where h.state = 'rejected' and exists (
         select from disposition as d where d.handoff = h.id and d.kind = 'reject' and d.reason = any($3))))::int as rejected
     from handoff as h
     where h.opened_at >= $1 and h.opened_at < $2 group by 1, 2 order by 1, 2`,
    [iso(from), iso(until), reasons],
  )
}
