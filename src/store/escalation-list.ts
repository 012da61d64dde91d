import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Escalation } from "#store/clock.ts"
import type { HandoffState } from "#domain/disposition/disposition.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Where a list of escalations goes on: after this one. */
export type EscalationPlace = { at: Instant; clock: string; rung: number }

/** What is looked for; null: any. `open`: only on handoffs whose cycle runs. `least`: percent of the target; warnings lie below 100. */
export type EscalationFilter = {
  owners: readonly string[] | null
  open: boolean
  least: number
  since: Instant | null
  after: EscalationPlace | null
}

/** An escalation with the handoff that it was about. */
export type EscalationLine = Escalation & {
  kind: string
  lead: string
  name: string | null
  email: string | null
  company: string | null
  tier: Tier
  state: HandoffState
  owner: string
  isAnswered: boolean
}

/** Steps of ladders that were taken, the newest first. */
export async function listEscalations(tx: Tx, filter: EscalationFilter, limit: number): Promise<EscalationLine[]> {
  const { owners, open, least, since, after } = filter
  return tx.query(
    `select e.clock, e.rung, e.handoff, e.share, e.planned_at as "plannedAt", e.at, e.late, e.outcome, e.told, e.reassigned,
       c.kind, h.lead, l.name, l.email, l.company, h.tier, h.state, h.owner, c.met_at is not null as "isAnswered"
     from escalation as e join sla_clock as c on c.id = e.clock join handoff as h on h.id = e.handoff join lead as l on l.id = h.lead
     where e.share >= $1 and ($2::timestamptz is null or e.at >= $2) and ($3::uuid[] is null or h.owner = any($3)) and (not $4 or h.closed_at is null)
       and ($5::timestamptz is null or (e.at, e.clock, e.rung) < ($5, $6::uuid, $7::int))
     order by e.at desc, e.clock desc, e.rung desc limit $8`,
    [least, iso(since), owners, open, iso(after?.at ?? null), after?.clock ?? null, after?.rung ?? null, limit],
  )
}
