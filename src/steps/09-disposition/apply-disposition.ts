import { readDuration } from "#domain/agreement/duration.ts"
import { dispose } from "#domain/disposition/dispose.ts"
import { UNDO_MS } from "#domain/disposition/undo-disposition.ts"
import { dispositionRules, type Disposition, type Effects, type HandoffCycle } from "#domain/disposition/disposition.ts"
import { cadenceObligation } from "#domain/cadence/cadence-run.ts"
import { nextObligation } from "#domain/handoff/next-obligation.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { cancelClock, fulfilClock } from "#domain/sla/fulfil-clock.ts"
import { saveClocks, type ClockRecord } from "#store/clock.ts"
import { dispositionsOf, insertDisposition, keepBefore } from "#store/disposition.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { endAssignment } from "#store/assignment.ts"
import { saveHandoffs, type Handoff } from "#store/handoff.ts"
import { saveStandings, type Lead, type LeadStage } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { insertRejection } from "#store/rejection.ts"
import { clearTimers, setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { giveBack } from "#steps/05-routing/give-back.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { checkRejection, reviewRejections } from "#steps/09-disposition/check-rejection.ts"
import { holdStrategic, strategicHold, type StrategicHold } from "#steps/09-disposition/hold-strategic.ts"
import { standingsOf } from "#steps/09-disposition/undo-disposition.ts"
import { endFollowUp } from "#steps/08-cadence/end-follow-up.ts"
import { objectToContact, type SaidObjection } from "#steps/privacy/record-consent.ts"
import { nurtureEvent } from "#steps/09-disposition/tell-nurture.ts"
import { tryHolds, tryOnceMore } from "#steps/try-holds.ts"
import { tellOfWord, toRecord } from "#steps/09-disposition/word-on-record.ts"
import { STRATEGIC_ACTION } from "#steps/hold-leads.ts"

const TWO_WEEKS = 14 * 24 * 60 * 60_000
const A_DAY = 24 * 60 * 60_000
/** So many of those who wait are tried when one handoff is over. */
const TRIED_FOR_ONE = 20
/** The reason by which a person's wish not to be contacted reaches us; an agreement that names it otherwise has to record the objection itself. */
const OPTED_OUT = "opted_out"

/** Carries out a verdict on an open handoff, with everything that follows from it. */
export async function applyDisposition(
  tx: Tx,
  given: Watched,
  verdict: Disposition,
  by: { actor: string; watch: Watch },
  now: Instant,
): Promise<Handoff> {
  const { handoff, rules } = given
  const latest = (await dispositionsOf(tx, [handoff.id])).findLast((one) => one.undoneAt === null)
  const before = await standingsOf(tx, handoff, given.lead)
  const watched =
    verdict.kind === "accept"
      ? given
      : await endFollowUp(tx, given, "disposition", `It was said what became of the lead: ${verdict.kind.replaceAll("_", " ")}.`, now)
  const { handoff: cycle, effects } = dispose(
    cycleOf(handoff, latest?.by ?? null, latest?.at ?? null),
    verdict,
    dispositionRules(rules.agreement),
    now,
  )
  const clocks = answered(watched, effects, now)
  const after = handoffAfter(watched, cycle, clocks, effects, now)
  const hold = effects.leadStage === "nurture" ? await strategicHold(tx, watched, by.watch, now) : null
  const lead = leadAfter(watched, after, { effects, verdict, hold }, by.watch, now)

  const disposition = newId()
  const rejection =
    verdict.kind === "reject" ? await checkRejection(tx, { watched, said: verdict, effects, disposition, actor: by.actor }, now) : null
  await insertDisposition(tx, toRecord({ disposition, handoff, verdict, actor: by.actor, effects, claim: rejection }, now))
  if (rejection !== null) await insertRejection(tx, rejection)
  if ("reason" in verdict && verdict.reason === OPTED_OUT) await objectToContact(tx, watched.lead, optOut(disposition), by.actor, now)
  await saveClocks(tx, clocks)
  await saveHandoffs(tx, [after])
  await saveStandings(tx, [lead])
  const credit = effects.creditBack ? await giveBack(tx, { ...watched, people: by.watch.people }, now) : null
  // what a person said can be taken back for a while, so what others would notice of it waits as long
  const holdBack = verdict.kind === "auto_recycle" ? 0 : UNDO_MS
  if (effects.closesCycle) await close(tx, watched, lead, { cycle, effects, holdBack, hold }, now)
  else await setTimers(tx, timerOf(after, clocks))
  if (hold !== null) await holdStrategic(tx, hold, { watched, after, lead, sendAfter: now + holdBack }, by.watch, now)
  if (effects.leadStage === "nurture" && hold === null) {
    const reason = "reason" in verdict ? verdict.reason : "no_disposition"
    const nurtured = { lead, team: watched.owner.team, id: `${handoff.id}.${after.version}`, reason, sendAfter: now + holdBack }
    await insertDeliveries(tx, nurtureEvent(nurtured, watched.rules, by.watch.voice, now))
  }
  await tellOfWord(tx, { watched, after, verdict, claim: rejection, ...by, sendAfter: now + holdBack }, now)
  if (rejection !== null) await reviewRejections(tx, { watched, disposition }, by.watch, now)
  if (holdBack > 0) {
    const left = { ...(await standingsOf(tx, after, lead)), qualification: before.qualification }
    await keepBefore(tx, { disposition, handoff: handoff.id, until: now + holdBack, before, after: left, credit }, now)
  }
  return after
}

function optOut(disposition: string): SaidObjection {
  return { channel: null, purpose: null, evidence: "Said to a rep", source: `disposition:${disposition}` }
}

/** The handoff as the rules of disposition see it. */
export function cycleOf(handoff: Handoff, stateBy: string | null, stateSince: Instant | null): HandoffCycle {
  const { state, version, acceptedAt, closedAt, amount, currency } = handoff
  const closedAs = handoff.closedAs as HandoffCycle["closedAs"]
  return {
    state,
    version,
    stateBy,
    stateSince: stateSince ?? handoff.openedAt,
    topic: handoff.play,
    acceptedAt,
    closedAt,
    closedAs,
    amount,
    currency,
  }
}

/** The clocks that the verdict answers; with the cycle's end all others are over too. */
function answered({ handoff, owner, rules, clocks }: Watched, effects: Effects, now: Instant): ClockRecord[] {
  return clocks.map((one) => {
    const calendar = clockCalendar(one.clock.kind, owner, rules)
    if (effects.fulfils.includes(one.clock.kind)) {
      return { ...one, clock: fulfilClock(one.clock, { at: now, kind: "disposition", id: handoff.id }, calendar, now), lookAt: null }
    }
    if (!effects.closesCycle) return one
    return { ...one, clock: cancelClock(one.clock, "the cycle is over", calendar, now), lookAt: null }
  })
}

function handoffAfter(
  { handoff, brief, cadence: run }: Watched,
  cycle: HandoffCycle,
  clocks: readonly ClockRecord[],
  effects: Effects,
  now: Instant,
): Handoff {
  const { state, version, acceptedAt, closedAt, closedAs, amount, currency } = cycle
  const changed = { ...handoff, state, version, acceptedAt, closedAt, closedAs, amount, currency }
  if (effects.closesCycle) return { ...changed, nextAction: effects.next.action, dueAt: null }
  const owed = nextObligation(
    clocks.map((one) => one.clock),
    brief.next.action,
    cadenceObligation(run),
  )
  return { ...changed, nextAction: owed?.nextAction ?? effects.next.action, dueAt: owed?.dueAt ?? effects.next.dueAt ?? now + TWO_WEEKS }
}

const STAGES: Record<Effects["leadStage"], LeadStage> = {
  sal: "accepted",
  sql: "sql",
  opportunity: "opportunity",
  customer: "won",
  nurture: "recycled",
  disqualified: "disqualified",
}

function leadAfter(
  { lead, rules, handoff }: Watched,
  after: Handoff,
  { effects, verdict, hold }: { effects: Effects; verdict: Disposition; hold: StrategicHold | null },
  { caretaker }: Watch,
  now: Instant,
): Lead {
  const stage = STAGES[effects.leadStage]
  if (!effects.closesCycle) return { ...lead, stage, nextAction: after.nextAction, dueAt: after.dueAt, updatedAt: now }
  const rests = stage === "won" || stage === "disqualified"
  const nurtured = effects.coolDownUntil === null ? now + A_DAY : Math.max(effects.coolDownUntil, now)
  const returned = {
    stage,
    owner: rests ? handoff.owner : caretaker.id,
    nextAction: effects.next.action,
    dueAt: rests ? null : (effects.next.dueAt ?? Math.min(nurtured, now + readDuration(rules.agreement.recycle.nurture_review))),
  }
  return {
    ...lead,
    ...(hold === null ? returned : { stage: "held" as const, owner: hold.owner.id, nextAction: STRATEGIC_ACTION, dueAt: hold.dueAt }),
    tier: null,
    lastClosedAt: now,
    // what it did before still counts when it came back only because nobody had the capacity
    closedAs: "reason" in verdict && verdict.reason === "no_capacity" ? "no_capacity" : after.closedAs,
    coolDownUntil: effects.coolDownUntil,
    track: effects.track,
    updatedAt: now,
  }
}

async function close(
  tx: Tx,
  { handoff, owner }: Watched,
  lead: Lead,
  { cycle, effects, holdBack, hold }: { cycle: HandoffCycle; effects: Effects; holdBack: Milliseconds; hold: StrategicHold | null },
  now: Instant,
): Promise<void> {
  await endAssignment(tx, handoff.id, cycle.closedAs ?? "closed", effects.creditBack, now)
  await clearTimers(tx, "handoff", [handoff.id])
  if (lead.dueAt !== null && hold === null) await setTimers(tx, [{ kind: "lead", subject: lead.id, dueAt: lead.dueAt }])
  // somebody has room again: whoever waits longest is tried first
  await tryHolds(tx, now + holdBack, TRIED_FOR_ONE)
  // whose room has no limit had it before, unless a cap stood in the way and has its turn back
  if (owner.capacity !== null || effects.creditBack) await tryOnceMore(tx, owner.id, now + holdBack)
}
