import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import { qualify } from "#domain/qualification/qualify.ts"
import { cancelClock } from "#domain/sla/fulfil-clock.ts"
import { startClock } from "#domain/sla/start-clock.ts"
import { assigned } from "#domain/sending/compose.ts"
import { insertClocks, liveClocks, saveClocks, type ClockRecord } from "#store/clock.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { lockOpenHandoffsOf, saveHandoffs, type Handoff } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { saveStandings } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import type { ScoredLead } from "#steps/02-score.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { clockCalendar, lookAt } from "#steps/06-handoff/start-clocks.ts"
import { inZone, tellPerson } from "#steps/announce.ts"
import type { Bench } from "#steps/judge-leads.ts"
import { rulesOf, type Rules } from "#steps/rules.ts"

/**
 * News about leads that somebody works on: kept with the cycle, told to the owner when it is a strong signal, and the tier goes up (never down)
 * when the version that governs the cycle says so. No new cycle is counted.
 */
export async function appendSignals(tx: Tx, leads: readonly ScoredLead[], bench: Bench, now: Instant): Promise<void> {
  if (leads.length === 0) return
  const byLead = new Map(
    (
      await lockOpenHandoffsOf(
        tx,
        leads.map((one) => one.lead.id),
      )
    ).map((handoff) => [handoff.lead, handoff]),
  )
  await saveStandings(
    tx,
    leads.map((one) => ({ ...one.lead, tier: byLead.get(one.lead.id)?.tier ?? one.lead.tier })),
  )
  for (const one of leads) {
    const handoff = byLead.get(one.lead.id)
    const strong = strongSignals(one, bench.rules)
    if (handoff === undefined || strong.length === 0) continue
    const raised = await raiseTier(tx, handoff, one, bench, now)
    await tellOwner(tx, raised, one, strong, bench, now)
  }
}

/** The high-intent signals among what just arrived, in words. */
function strongSignals(one: ScoredLead, { agreement }: Rules): string[] {
  const fresh = new Set(one.arrived.map((arrived) => arrived.id))
  const names = one.signals.filter(({ event }) => fresh.has(event.id)).flatMap((signal) => signal.names)
  return [...new Set(names)].flatMap((name) => (agreement.signals[name]?.high_intent === true ? [agreement.signals[name].says] : []))
}

/** A lead that became more urgent before anybody reached it gets the shorter promise from now on; it never becomes less urgent. */
export async function raiseTier(tx: Tx, handoff: Handoff, one: ScoredLead, bench: Bench, now: Instant): Promise<Handoff> {
  const rules = await rulesOf(tx, handoff.agreement)
  const verdict = qualify(rules.qualification, one.score, one.facts, { cycleNumber: handoff.cycle })
  const owner = bench.people.find((person) => person.id === handoff.owner)
  if (verdict.kind !== "qualified" || verdict.tier >= handoff.tier || owner === undefined) return handoff

  const { tier } = verdict
  const before = await liveClocks(tx, [handoff.id])
  const replaced =
    handoff.firstTouchAt === null ? before.filter((each) => each.clock.kind !== "disposition" && each.clock.state === "running") : []
  const fresh = replaced.flatMap((each) => sooner(each, tier, rules, clockCalendar(each.clock.kind, owner, rules), now))
  const cancelled = replaced.filter((each) => fresh.some((other) => other.clock.kind === each.clock.kind))
  await saveClocks(
    tx,
    cancelled.map((each) => ({
      ...each,
      clock: cancelClock(each.clock, `raised to tier ${tier}`, clockCalendar(each.clock.kind, owner, rules), now),
      lookAt: null,
    })),
  )
  await insertClocks(tx, fresh)
  const live = [...before.filter((each) => !cancelled.includes(each)), ...fresh]
  const dueAt = Math.min(handoff.dueAt ?? Number.POSITIVE_INFINITY, ...fresh.map((each) => each.clock.dueAt))
  const after = { ...handoff, tier, dueAt: Number.isFinite(dueAt) ? dueAt : handoff.dueAt, version: handoff.version + 1 }
  await saveHandoffs(tx, [after])
  await saveStandings(tx, [{ ...one.lead, tier, dueAt: after.dueAt }])
  await setTimers(tx, timerOf(after, live))
  return after
}

function sooner(record: ClockRecord, tier: Tier, rules: Rules, calendar: ReturnType<typeof clockCalendar>, now: Instant): ClockRecord[] {
  const policy = rules.agreement.sla.clocks[record.clock.kind]
  if (policy === undefined) return []
  const clock = startClock({ kind: record.clock.kind, policy, tier }, calendar, now)
  return clock.dueAt < record.clock.dueAt ? [{ ...record, id: newId(), clock, lookAt: lookAt(clock, now) }] : []
}

/** Tells the owner what is new of a lead that they work on. @param strong what is new, completing "the lead …" */
export async function tellOwner(
  tx: Tx,
  handoff: Handoff,
  one: ScoredLead,
  strong: readonly string[],
  { people, voice }: Bench,
  now: Instant,
): Promise<void> {
  const owner = people.find((person) => person.id === handoff.owner)
  if (owner === undefined) return
  const news = strong.join(", ")
  const message = assigned({
    handoff: handoff.id,
    lead: { id: one.lead.id, name: one.lead.name ?? "Unnamed lead", company: one.lead.company },
    owner: { id: owner.id, name: owner.name },
    tier: handoff.tier,
    whyNow: `News: ${news}`,
    next: handoff.nextAction,
    due: { at: handoff.dueAt ?? now, says: inZone(handoff.dueAt ?? now, owner.zone) },
    url: `${voice.publicUrl}/handoffs/${handoff.id}`,
  })
  const cause = `handoff:${handoff.id}:news:${one.arrived.at(-1)?.id ?? now}`
  await insertDeliveries(tx, [
    tellPerson(owner, { ...message, subject: `News: ${message.subject}` }, { cause, lead: handoff.lead, handoff: handoff.id }, now),
  ])
  await record(tx, [
    {
      at: now,
      actor: "baton",
      kind: "news",
      says: `While ${owner.name} works on it, the lead ${news}.`,
      lead: handoff.lead,
      handoff: handoff.id,
      agreement: handoff.agreement,
      detail: { tier: handoff.tier },
    },
  ])
}
