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
import { endAssignment, saveHandoffs, type Handoff } from "#store/handoff.ts"
import { listHolds } from "#store/hold.ts"
import { record } from "#store/journal.ts"
import { saveStandings, type Lead, type LeadStage } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { clearTimers, setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { giveBack } from "#steps/05-routing/give-back.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { standingsOf } from "#steps/09-disposition/undo-disposition.ts"
import { endFollowUp } from "#steps/08-cadence/end-follow-up.ts"
import { tellTeam } from "#steps/announce.ts"
import { objectToContact, type SaidObjection } from "#steps/privacy/record-consent.ts"

const TWO_WEEKS = 14 * 24 * 60 * 60_000
const A_DAY = 24 * 60 * 60_000
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
  const lead = leadAfter(watched, after, { effects, verdict }, by.watch, now)

  const said = toRecord(handoff, verdict, by.actor, effects, now)
  await insertDisposition(tx, said)
  if ("reason" in verdict && verdict.reason === OPTED_OUT) await objectToContact(tx, watched.lead, optOut(said.id), by.actor, now)
  await saveClocks(tx, clocks)
  await saveHandoffs(tx, [after])
  await saveStandings(tx, [lead])
  const credit = effects.creditBack ? await giveBack(tx, { ...watched, people: by.watch.people }, now) : null
  // what a person said can be taken back for a while, so what others would notice of it waits as long
  const holdBack = verdict.kind === "auto_recycle" ? 0 : UNDO_MS
  if (effects.closesCycle) await close(tx, watched, lead, { cycle, effects, holdBack }, now)
  else await setTimers(tx, timerOf(after, clocks))
  await tell(tx, watched, after, verdict, { ...by, sendAfter: now + holdBack }, now)
  if (holdBack > 0) {
    const left = { ...(await standingsOf(tx, after, lead)), qualification: before.qualification }
    await keepBefore(tx, { disposition: said.id, handoff: handoff.id, until: now + holdBack, before, after: left, credit }, now)
  }
  return after
}

function optOut(disposition: string): SaidObjection {
  return { channel: null, purpose: null, evidence: "Said to a rep", source: `disposition:${disposition}` }
}

/** The handoff as the rules of disposition see it. */
export function cycleOf(handoff: Handoff, stateBy: string | null, stateSince: Instant | null): HandoffCycle {
  const { state, version, acceptedAt, closedAt, amount } = handoff
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
  const { state, version, acceptedAt, closedAt, closedAs, amount } = cycle
  const changed = { ...handoff, state, version, acceptedAt, closedAt, closedAs, amount }
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
  { effects, verdict }: { effects: Effects; verdict: Disposition },
  { caretaker }: Watch,
  now: Instant,
): Lead {
  const stage = STAGES[effects.leadStage]
  if (!effects.closesCycle) return { ...lead, stage, nextAction: after.nextAction, dueAt: after.dueAt, updatedAt: now }
  const rests = stage === "won" || stage === "disqualified"
  const nurtured = effects.coolDownUntil === null ? now + A_DAY : Math.max(effects.coolDownUntil, now)
  return {
    ...lead,
    stage,
    owner: rests ? handoff.owner : caretaker.id,
    nextAction: effects.next.action,
    dueAt: rests ? null : (effects.next.dueAt ?? Math.min(nurtured, now + readDuration(rules.agreement.recycle.nurture_review))),
    tier: null,
    lastClosedAt: now,
    // what it did before still counts when it came back only because nobody had the capacity
    closedAs: "reason" in verdict && verdict.reason === "no_capacity" ? "no_capacity" : after.closedAs,
    coolDownUntil: effects.coolDownUntil,
    track: effects.track,
    updatedAt: now,
  }
}

function toRecord(handoff: Handoff, verdict: Disposition, actor: string, effects: Effects, now: Instant) {
  const { kind, note } = verdict
  return {
    id: newId(),
    handoff: handoff.id,
    lead: handoff.lead,
    kind,
    reason: "reason" in verdict ? verdict.reason : null,
    clause: "clause" in verdict ? verdict.clause : null,
    until: "until" in verdict ? verdict.until : null,
    topic: "topic" in verdict ? verdict.topic : null,
    note,
    detail: {
      label: effects.label,
      counts_against_quality: effects.countsAgainstQuality,
      ...("confirmed" in verdict ? { confirmed: verdict.confirmed } : {}),
      ...("amount" in verdict ? { amount: verdict.amount } : {}),
    },
    by: verdict.by ?? actor,
    at: now,
  }
}

async function close(
  tx: Tx,
  { handoff }: Watched,
  lead: Lead,
  { cycle, effects, holdBack }: { cycle: HandoffCycle; effects: Effects; holdBack: Milliseconds },
  now: Instant,
): Promise<void> {
  await endAssignment(tx, handoff.id, cycle.closedAs ?? "closed", effects.creditBack, now)
  await clearTimers(tx, "handoff", [handoff.id])
  if (lead.dueAt !== null) await setTimers(tx, [{ kind: "lead", subject: lead.id, dueAt: lead.dueAt }])
  // somebody has room again: whoever waits longest is tried first
  const waiting = (await listHolds(tx, 20)).filter((hold) => hold.reason === "nobody")
  await setTimers(
    tx,
    waiting.map((hold) => ({ kind: "hold", subject: hold.lead, dueAt: now + holdBack })),
  )
}

async function tell(
  tx: Tx,
  { handoff, lead, owner, rules }: Watched,
  after: Handoff,
  verdict: Disposition,
  { actor, watch, sendAfter }: { actor: string; watch: Watch; sendAfter: Instant },
  now: Instant,
): Promise<void> {
  const says = `${verdict.by ?? actor} said "${verdict.kind.replaceAll("_", " ")}"${"reason" in verdict && verdict.reason ? `: ${verdict.reason}` : ""}. ${after.nextAction}.`
  await record(tx, [
    {
      at: now,
      actor,
      kind: `handoff_${after.state}`,
      says,
      lead: lead.id,
      handoff: handoff.id,
      agreement: rules.id,
      detail: { version: after.version },
    },
  ])
  const webhookOnly = { ...watch.voice, teamChannels: watch.voice.teamChannels.filter((channel) => channel === "webhook") }
  const message = {
    subject: `${lead.name ?? "A lead"}: ${verdict.kind}`,
    lines: [says],
    facts: [],
    link: null,
    event: {
      type: `handoff.${after.state}`,
      payload: {
        handoff: handoff.id,
        lead: lead.id,
        owner: owner.id,
        state: after.state,
        reason: "reason" in verdict ? verdict.reason : null,
        at: new Date(now).toISOString(),
      },
    },
    audience: "system" as const,
  }
  await insertDeliveries(
    tx,
    tellTeam(
      webhookOnly,
      owner.team,
      message,
      { cause: `handoff:${handoff.id}:disposition:${after.version}`, lead: lead.id, handoff: handoff.id, sendAfter },
      now,
    ),
  )
}
