import type { HandedOff } from "#domain/disposition/check-claim.ts"
import type { Instant } from "#domain/instant.ts"
import type { FieldValue, SignalEvent } from "#domain/condition/condition.ts"
import type { Proofs } from "#domain/qualification/qualification.ts"
import type { Score } from "#domain/score/score.ts"
import type { Handoff } from "#store/handoff.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

type Row = Score & {
  completeness: number
  scoredAt: Instant
  inputs: { fields: Record<string, FieldValue>; events: SignalEvent[] }
  proofs: Proofs | null
  method: string
  rule: string | null
  says: string
  source: string | null
  campaign: string | null
}

/** What was known when a lead was handed off: score and facts, proofs, route, who else had the company, and where the lead came from. */
export async function handedOffAs(tx: Tx, handoff: Handoff): Promise<HandedOff & { source: string | null; campaign: string | null }> {
  const [row] = await tx.query<Row>(
    `select s.at as "scoredAt", s.model, s.region, s.fit, s.intent, s.completeness, s.reasons, s.inputs, q.detail -> 'proofs' as proofs,
       r.method, r.rule, r.says, b.content -> 'origin' ->> 'source' as source, b.content -> 'origin' ->> 'campaign' as campaign
     from score s, qualification q, routing_decision r, brief b where s.id = $1 and q.id = $2 and r.id = $3 and b.id = $4`,
    [handoff.score, handoff.qualification, handoff.routingDecision, handoff.brief],
  )
  if (row === undefined) throw new Error(`The handoff ${handoff.id} has lost what it rests on.`)
  const others = await tx.query<{ owner: string; since: Instant }>(
    `select p.name as owner, h.opened_at as since from handoff h join person p on p.id = h.owner
     where h.account = $1 and h.lead <> $2 and h.state <> 'merged' and h.opened_at <= $3 and (h.closed_at is null or h.closed_at > $3)
     order by h.opened_at limit 5`,
    [handoff.account, handoff.lead, iso(handoff.openedAt)],
  )
  const { model, region, fit, intent, completeness, reasons, inputs, source, campaign } = row
  return {
    facts: { fields: inputs.fields, events: inputs.events, now: row.scoredAt },
    score: { model, region, fit, intent, fitCompleteness: completeness, reasons },
    proofs: row.proofs,
    cycle: handoff.cycle,
    tier: handoff.tier,
    route: { method: row.method, says: row.says, territory: row.rule },
    others,
    source,
    campaign,
  }
}
