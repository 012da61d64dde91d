import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { holdsOf } from "#store/hold.ts"
import { saveStandings } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import type { TouchedLead } from "#steps/01-intake.ts"
import { knowLeads, scoreLeads } from "#steps/02-score.ts"
import { qualifyLeads, type JudgedLead } from "#steps/03-qualification.ts"
import { writeBriefs, type BriefedLead } from "#steps/04-brief.ts"
import { routeLeads } from "#steps/05-routing.ts"
import { handOff } from "#steps/06-handoff.ts"
import { acknowledgements } from "#steps/acknowledge.ts"
import { appendSignals } from "#steps/append-signals.ts"
import type { Voice } from "#steps/announce.ts"
import { holdLeads, type HeldLead } from "#steps/hold-leads.ts"
import { settleLeads } from "#steps/settle-leads.ts"
import type { Rules } from "#steps/rules.ts"

/** Everything that judging needs besides the leads. `caretaker` owns what nobody has qualified. */
export type Bench = {
  rules: Rules
  people: readonly Person[]
  caretaker: Person
  voice: Voice
  /** A person said that these leads may go on, so no review holds them. */
  approved?: boolean
}

const WORKED = ["handed_off", "accepted", "sql", "opportunity"]

/**
 * Steps 2 to 6 over leads that something happened to: scored, judged by the agreement in force, briefed, routed, handed off; or held, nurtured,
 * left to rest. A lead that is being worked gets the news on its open cycle instead.
 */
export async function judgeLeads(tx: Tx, touched: readonly TouchedLead[], bench: Bench, now: Instant): Promise<void> {
  const { rules, people, caretaker, voice } = bench
  const known = await knowLeads(tx, touched, rules, now)
  await insertDeliveries(tx, acknowledgements(known, rules, now))
  const scored = (await scoreLeads(tx, known, rules, now)).map((one) => ({
    ...one,
    lead: { ...one.lead, model: one.score.model, fit: one.score.fit, intent: one.score.intent },
  }))
  const [worked, free] = split(scored, (one) => WORKED.includes(one.lead.stage))
  await appendSignals(tx, worked, bench, now)

  const judged = await qualifyLeads(tx, free, rules, now)
  const [ready, resting] = split(judged, isReady)
  await settleLeads(tx, await keepForPerson(tx, resting), rules, caretaker, now)
  const briefed = (await writeBriefs(tx, ready, rules, now)).map((one) => ({ ...one, tier: tierOf(one) }))
  const [automatic, toApprove] = split(
    briefed,
    (one) => bench.approved === true || (rules.agreement.gate.decision === "automatic" && one.reEntry.kind === "may"),
  )
  const [goesOn, byHand] = await withoutReview(tx, toApprove)

  const routed = await routeLeads(tx, [...automatic, ...goesOn], rules, people, now)
  await handOff(tx, routed, rules, people, voice, now)
  await holdLeads(tx, [...byHand.map(waitsForReview), ...routed.flatMap(waitsForSomebody)], rules, people, caretaker, voice, now)
}

/** Whoever waits for somebody free needed no person's word, or has it: whatever it is judged again for, nobody is asked twice. */
async function withoutReview<One extends BriefedLead>(tx: Tx, leads: readonly One[]): Promise<[One[], One[]]> {
  const held = leads.filter((one) => one.lead.stage === "held").map((one) => one.lead.id)
  const free = new Set((await holdsOf(tx, held)).filter((hold) => hold.reason === "nobody").map((hold) => hold.lead))
  return split(leads, (one) => free.has(one.lead.id))
}

/** Strategic accounts that came back wait for a person, whatever small thing they do meanwhile. Answers the others. */
async function keepForPerson(tx: Tx, resting: readonly JudgedLead[]): Promise<readonly JudgedLead[]> {
  const held = resting.filter((one) => one.lead.stage === "held").map((one) => one.lead.id)
  if (held.length === 0) return resting
  const strategic = new Set((await holdsOf(tx, held)).filter((hold) => hold.reason === "strategic").map((hold) => hold.lead))
  const [kept, others] = split(resting, (one) => strategic.has(one.lead.id))
  await saveStandings(
    tx,
    kept.map((one) => one.lead),
  )
  return others
}

function isReady(one: JudgedLead): boolean {
  return one.qualification.kind === "qualified" && (one.reEntry.kind === "may" || one.reEntry.kind === "review")
}

function tierOf(one: BriefedLead): Tier {
  return one.qualification.kind === "qualified" ? one.qualification.tier : 3
}

function waitsForReview(one: BriefedLead): HeldLead {
  const isBack = one.reEntry.kind === "review"
  const says = isBack && one.reEntry.kind === "review" ? one.reEntry.says : "The agreement wants a person to approve each handoff."
  return { one, reason: isBack ? "yearly_cap" : "review", says, pool: null, attempts: [], retryAt: null }
}

function waitsForSomebody(one: Awaited<ReturnType<typeof routeLeads>>[number]): HeldLead[] {
  if (one.route.kind === "assigned") return []
  const retryAt = one.route.kind === "nobody" ? one.route.retryAt : null
  return [{ one, reason: "nobody", says: one.route.says, pool: one.pool, attempts: one.route.attempts, retryAt }]
}

function split<One>(list: readonly One[], isFirst: (one: One) => boolean): [One[], One[]] {
  return [list.filter(isFirst), list.filter((one) => !isFirst(one))]
}
