import { cadenceObligation, type CadenceRun } from "#domain/cadence/cadence-run.ts"
import type { Instant } from "#domain/instant.ts"
import { nextObligation } from "#domain/handoff/next-obligation.ts"
import type { Person } from "#domain/people/person.ts"
import { whyInfeasible } from "#domain/sla/out-of-reach.ts"
import { assigned } from "#domain/sending/compose.ts"
import { insertRuns } from "#store/cadence.ts"
import { insertClocks, type ClockRecord } from "#store/clock.ts"
import { insertFirstDeliveries, type Delivery } from "#store/delivery.ts"
import { insertAssignments } from "#store/assignment.ts"
import { insertHandoffs, type HandedOffWith, type Handoff } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { saveJudged, type Lead } from "#store/lead.ts"
import { clearTimers, startTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { endHolds } from "#store/hold.ts"
import { inZone, tellPerson, tellTeam, type Voice } from "#steps/announce.ts"
import { placeOf } from "#steps/08-cadence/doers.ts"
import { enroller, type Enrol } from "#steps/08-cadence/enrol.ts"
import type { RoutedLead } from "#steps/05-routing.ts"
import { collisionNotices } from "#steps/06-handoff/collision-notices.ts"
import { nurtureEnded } from "#steps/09-disposition/tell-nurture.ts"
import { reachAt, type Reach } from "#steps/06-handoff/reach.ts"
import { startClocks } from "#steps/06-handoff/start-clocks.ts"
import type { Rules } from "#steps/rules.ts"

type Given = RoutedLead & { owner: Person }
type Made = { one: Given; handoff: Handoff; handedOffWith: HandedOffWith; clocks: ClockRecord[]; cadence: CadenceRun | null; lead: Lead }

/** A handoff without any promise in the agreement can't happen: the checks refuse such an agreement. */
const A_DAY = 24 * 60 * 60_000

/**
 * Step 6: fit, intent, context and ownership are proved, so the lead is handed over: a numbered cycle, its first assignment, its clocks and the
 * messages that tell about it, all or nothing.
 */
export async function handOff(
  tx: Tx,
  leads: readonly RoutedLead[],
  rules: Rules,
  people: readonly Person[],
  voice: Voice,
  now: Instant,
): Promise<Handoff[]> {
  const byId = new Map(people.map((person) => [person.id, person]))
  const given = leads.flatMap((one): Given[] => {
    const owner = one.route.kind === "assigned" ? byId.get(one.route.owner) : undefined
    return owner === undefined ? [] : [{ ...one, owner }]
  })

  const enrol = given.length === 0 ? NOT_ENROLLED : await enroller(rules, people, now)

  const reach = given.length === 0 ? NOT_MARKED : await reachAt(now)
  const made = given.map((one) => make(one, rules, { enrol, reach }, now))

  await saveJudged(
    tx,
    made.map(({ lead, one }) => ({ lead, isNew: one.isNew })),
  )
  await insertHandoffs(tx, made)
  await insertAssignments(
    tx,
    made.map(({ one, handoff }) => ({
      handoff: handoff.id,
      attempt: 1,
      person: one.owner.id,
      since: now,
      until: null,
      why: one.route.says,
      endedAs: null,
      creditedBack: false,
    })),
  )
  await insertClocks(
    tx,
    made.flatMap((each) => each.clocks),
  )
  await insertRuns(
    tx,
    made.flatMap((each) => each.cadence ?? []),
  )
  await startTimers(
    tx,
    made.flatMap(({ handoff, clocks }) => timerOf(handoff, clocks)),
  )
  await clearTimers(
    tx,
    "lead",
    made.filter((each) => !each.one.isNew).map((each) => each.lead.id),
  )
  const released = made.filter(({ one }) => one.lead.stage === "held").map((each) => each.lead.id)
  await endHolds(tx, released)
  await clearTimers(tx, "hold", released)
  await insertFirstDeliveries(
    tx,
    made.flatMap((each) => announcements(each, byId, voice, now)),
  )
  await record(
    tx,
    made.map((each) => journalEntry(each, now)),
  )
  return made.map((each) => each.handoff)
}

const NOT_ENROLLED: Enrol = () => null
const NOT_MARKED: Reach = (clocks) => clocks

function make(one: Given, rules: Rules, { enrol, reach }: { enrol: Enrol; reach: Reach }, now: Instant): Made {
  const receivedAt = one.arrived.at(-1)?.receivedAt ?? now
  const promised = { handoff: one.handoffId, lead: one.lead.id, owner: one.owner, tier: one.tier, receivedAt }
  const clocks = reach(startClocks(promised, rules, now), one.owner, placeOf(one.facts.fields), rules)
  const cadence = enrol(one)
  const owed = nextObligation(
    clocks.map((record) => record.clock),
    one.brief.next.action,
    cadenceObligation(cadence),
  ) ?? { nextAction: one.brief.next.action, dueAt: now + A_DAY }
  const handoff: Handoff = {
    id: one.handoffId,
    lead: one.lead.id,
    cycle: one.lead.cycles + 1,
    agreement: rules.id,
    tier: one.tier,
    state: "open",
    owner: one.owner.id,
    pool: one.route.kind === "assigned" ? one.route.pool : null,
    account: one.lead.account,
    score: one.scoreId,
    qualification: one.qualificationId,
    brief: one.briefId,
    routingDecision: one.routingId,
    play: one.play.id,
    ...owed,
    version: 1,
    openedAt: now,
    acceptedAt: null,
    firstTouchAt: null,
    closedAt: null,
    closedAs: null,
    amount: null,
    currency: null,
  }
  return {
    one,
    handoff,
    handedOffWith: knownOf(one),
    clocks,
    cadence,
    lead: {
      ...one.lead,
      stage: "handed_off",
      owner: one.owner.id,
      ...owed,
      tier: one.tier,
      cycles: handoff.cycle,
      coolDownUntil: null,
      track: null,
      updatedAt: now,
    },
  }
}

function knownOf({ brief, score, qualification }: Given): HandedOffWith {
  const { source, campaign } = brief.origin
  const { region, fit, intent } = score
  const isContextComplete = qualification.kind !== "disqualified" && qualification.proofs.context.missing.length === 0
  return { source, campaign, region, fit, intent, context_complete: isContextComplete }
}

/** The handoff is looked at again when the first rung of any of its clocks is due. */
export function timerOf(handoff: { id: string }, clocks: readonly ClockRecord[]) {
  const looks = clocks.flatMap((record) => record.lookAt ?? [])
  return looks.length === 0 ? [] : [{ kind: "handoff" as const, subject: handoff.id, dueAt: Math.min(...looks) }]
}

function announcements({ one, handoff }: Made, people: ReadonlyMap<string, Person>, voice: Voice, now: Instant): Delivery[] {
  const about = { cause: `handoff:${handoff.id}:assigned:1`, lead: handoff.lead, handoff: handoff.id }
  const facts = {
    handoff: handoff.id,
    lead: { id: one.lead.id, name: one.lead.name ?? "Unnamed lead", company: one.lead.company },
    owner: { id: one.owner.id, name: one.owner.name },
    tier: one.tier,
    whyNow: one.brief.whyNow,
    back: one.brief.back?.says ?? null,
    next: handoff.nextAction,
    due: { at: handoff.dueAt ?? now, says: inZone(handoff.dueAt ?? now, one.owner.zone) },
    url: `${voice.publicUrl}/handoffs/${handoff.id}`,
  }
  const message = assigned(facts)
  return [
    tellPerson(one.owner, message, about, now),
    ...tellTeam(voice, one.owner.team, message, about, now),
    ...collisionNotices(one, facts, people, now),
    ...nurtureEnded({ lead: one.lead, team: one.owner.team, id: handoff.id, reason: null }, voice, now),
  ]
}

function journalEntry({ one, handoff, clocks }: Made, now: Instant) {
  const infeasible = clocks.flatMap(({ clock }) => whyInfeasible(clock) ?? [])[0]
  return {
    at: now,
    actor: "baton",
    kind: "handed_off",
    says: `Handed to ${one.owner.name} as tier ${one.tier}: ${one.brief.whyNow}${infeasible === undefined ? "" : `. The first touch: ${infeasible}`}`,
    lead: handoff.lead,
    handoff: handoff.id,
    agreement: handoff.agreement,
    detail: { cycle: handoff.cycle, routing: one.route.says },
  }
}
