import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { HandoffState } from "#domain/disposition/disposition.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** How much there is of what. Counts stop at `MOST_COUNTED`, so that looking costs little. */
export type OverviewCounts = { open: number; overdue: number; held: number; messages: number; undelivered: number }

/** Where the overview stops to count. */
export const MOST_COUNTED = 10_000

/** An open handoff with what a person wants to see of it at a glance. `before`: the names of those who had it earlier, first one first. */
export type UrgentHandoff = {
  id: string
  lead: string
  name: string | null
  email: string | null
  company: string | null
  tier: Tier
  state: HandoffState
  owner: string
  before: string[]
  nextAction: string
  dueAt: Instant | null
  why: string | null
}

export async function overviewCounts(tx: Tx, now: Instant): Promise<OverviewCounts> {
  const [row] = await tx.query<OverviewCounts>(
    `select
       (select count(*)::int from (select 1 from handoff where closed_at is null limit ${MOST_COUNTED}) as h) as open,
       (select count(*)::int from (select 1 from handoff where closed_at is null and due_at < $1 limit ${MOST_COUNTED}) as h) as overdue,
       (select count(*)::int from (select 1 from hold limit ${MOST_COUNTED}) as h) as held,
       (select count(*)::int from (select 1 from delivery limit ${MOST_COUNTED}) as d) as messages,
       (select count(*)::int from (select 1 from delivery where state = 'dead' limit ${MOST_COUNTED}) as d) as undelivered`,
    [iso(now)],
  )
  if (row === undefined) throw new Error("The overview could not be counted.")
  return row
}

/** Open handoffs, the one that is due first on top. */
export async function urgentHandoffs(tx: Tx, limit: number): Promise<UrgentHandoff[]> {
  return tx.query(
    `with urgent as (select * from handoff where closed_at is null order by due_at, id limit $1)
     select h.id, h.lead, l.name, l.email, l.company, h.tier, h.state, p.name as owner, h.next_action as "nextAction", h.due_at as "dueAt",
       b.content ->> 'whyNow' as why,
       array(select q.name from assignment as a join person as q on q.id = a.person
             where a.handoff = h.id and a.until is not null order by a.attempt) as before
     from urgent as h join lead as l on l.id = h.lead join person as p on p.id = h.owner left join brief as b on b.id = h.brief
     order by h.due_at, h.id`,
    [limit],
  )
}

/** What was done last, newest first, with the name of the lead that it was done with. */
export type LatestEntry = { seq: number; at: Instant; says: string; lead: string | null; name: string | null }

export async function latestEntries(tx: Tx, limit: number): Promise<LatestEntry[]> {
  return tx.query(
    `select j.seq::int as seq, j.at, j.says, j.lead, coalesce(l.name, l.email) as name
     from journal as j left join lead as l on l.id = j.lead order by j.seq desc limit $1`,
    [limit],
  )
}
