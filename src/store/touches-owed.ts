import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** What was done on one handoff, and how it ended. `lateSteps`: steps done after their time; `isLate`: the next one is late now. */
export type DoneOnHandoff = {
  handoff: string
  tier: Tier
  owner: string
  agreement: string
  cadence: string | null
  openedAt: Instant
  closedAt: Instant | null
  closedAs: string | null
  reason: string | null
  endedAs: string | null
  touches: number
  channels: string[]
  lateSteps: number
  steps: number
  isLate: boolean
}

/** Handoffs that were opened in a time, the newest first, with the contact of ours that was made on them. Meetings that were held count as contact. */
export async function doneOnHandoffs(
  tx: Tx,
  span: { since: Instant; until: Instant; limit: number },
  now: Instant,
): Promise<DoneOnHandoff[]> {
  return tx.query(
    `select h.id as handoff, h.tier, p.handle as owner, h.agreement, r.cadence, h.opened_at as "openedAt", h.closed_at as "closedAt", h.closed_as as "closedAs",
       (select d.reason from standing_disposition d where d.handoff = h.id order by d.at desc, d.id desc limit 1) as reason,
       r.ended_as as "endedAs", coalesce(t.touches, 0) as touches, coalesce(t.channels, '{}') as channels,
       coalesce(s.late, 0) as "lateSteps", coalesce(s.steps, 0) as steps, coalesce(r.due_at < $4, false) as "isLate"
     from handoff h join person p on p.id = h.owner left join cadence_run r on r.handoff = h.id
     left join lateral (
       select count(*)::int as touches, array_agg(distinct kind) as channels from touch
       where handoff = h.id and direction = 'outbound' and kind in ('call', 'email', 'linkedin', 'video', 'sms', 'meeting_held')) t on true
     left join lateral (
       select count(*)::int as steps, (count(*) filter (where at > due_at))::int as late from cadence_step where handoff = h.id and outcome = 'done') s on true
     where h.opened_at >= $1 and h.opened_at < $2 and h.closed_as is distinct from 'merged' order by h.opened_at desc limit $3`,
    [iso(span.since), iso(span.until), span.limit, iso(now)],
  )
}
