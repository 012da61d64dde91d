import { endOfBusinessDay } from "#domain/calendar/business-time.ts"
import type { CadenceRun } from "#domain/cadence/cadence-run.ts"
import { planRun, type PlanContext } from "#domain/cadence/plan-run.ts"
import { lateStep, nobodyToReach, stoppedEarly } from "#domain/sending/compose-cadence.ts"
import type { Instant } from "#domain/instant.ts"
import { saveRuns } from "#store/cadence.ts"
import { insertDeliveries, type Delivery } from "#store/delivery.ts"
import { record, type JournalEntry } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import { loadWatched, type Watch, type Watched } from "#steps/07-sla.ts"
import { keepObligations } from "#steps/07-sla/keep-obligations.ts"
import { factsFor } from "#steps/07-sla/rung-messages.ts"
import { planContexts } from "#steps/08-cadence/plan-contexts.ts"
import { managerOf } from "#steps/08-cadence/stand-ins.ts"
import { tellPerson } from "#steps/announce.ts"

/** So long, in business days of the owner, a late step waits before the manager hears that the follow-up stopped early. */
const PATIENCE_DAYS = 2

type Looked = { watched: Watched; run: CadenceRun; says: string | null; deliveries: Delivery[] }

/**
 * Step 8: follow-ups that are due are looked at. When a step opens, it is planned again by what holds now: who is there, which channel is lawful. When it is late,
 * who owes it is told, and two business days later the manager. Safe to run late and twice.
 */
export async function watchCadences(tx: Tx, handoffs: readonly string[], watch: Watch, now: Instant): Promise<void> {
  const watched = (await loadWatched(tx, handoffs, watch, now)).filter(({ cadence }) => isDue(cadence, now))
  const contexts = await planContexts(tx, watched, watch, now)

  const looked = watched.flatMap((one): Looked[] => {
    const context = contexts.get(one.handoff.id)
    return one.cadence === null || context === undefined ? [] : [look(one, one.cadence, context, watch, now)]
  })

  await saveRuns(
    tx,
    looked.map((one) => one.run),
  )
  await insertDeliveries(
    tx,
    looked.flatMap((one) => one.deliveries),
  )
  await record(
    tx,
    looked.flatMap((one) => (one.says === null ? [] : [entry(one.watched, one.run, one.says, now)])),
  )
  await keepObligations(
    tx,
    looked.map(({ watched: one, run }) => ({ ...one, cadence: run })),
    now,
  )
}

function isDue(run: CadenceRun | null, now: Instant): boolean {
  return run !== null && run.lookAt !== null && run.lookAt <= now
}

function look(watched: Watched, run: CadenceRun, context: PlanContext, watch: Watch, now: Instant): Looked {
  const isOpening = run.told === 0 && run.dueAt !== null && now <= run.dueAt
  return isOpening ? open(watched, run, context, watch, now) : tellLate(watched, run, context, watch, now)
}

/** The step may be done from now on, unless something changed since it was planned: then it is planned anew. */
function open(watched: Watched, run: CadenceRun, context: PlanContext, watch: Watch, now: Instant): Looked {
  const again = planRun(run, context, now)
  const isSame = again.channel === run.channel && again.person === run.person && again.opensAt !== null && again.opensAt <= now
  if (isSame)
    return { watched, run: { ...run, state: "active", pausedUntil: null, lookAt: (run.dueAt ?? now) + 1 }, says: null, deliveries: [] }
  const next = again.opensAt !== null && again.opensAt <= now ? { ...again, lookAt: (again.dueAt ?? now) + 1 } : again
  const isSettled = next.state === "waiting" && next.lookAt === null
  const deliveries = isSettled ? tellManager({ ...watched, cadence: next }, watch, "waiting", now) : []
  return { watched, run: next, says: next.says, deliveries }
}

/** Before the first touch the clocks chase, and nobody is told twice. */
function tellLate(watched: Watched, run: CadenceRun, { owner, cadence }: PlanContext, watch: Watch, now: Instant): Looked {
  const due = run.dueAt ?? now
  const isChased = watched.handoff.firstTouchAt === null
  if (run.told === 0) {
    const patience = endOfBusinessDay(owner.hours.rep, due, PATIENCE_DAYS) ?? now
    const person = watch.people.find((each) => each.id === run.person) ?? watched.owner
    const facts = factsFor({ ...watched, owner: person }, due, person.zone, watch.voice)
    const told = isChased ? [] : [tellPerson(person, lateStep(facts, run.action), aboutStep(watched, run, "late"), now)]
    const says = `${run.action}: it was owed by ${person.name} and is late. It stays the next step, and what comes after it moves.`
    return { watched, run: { ...run, told: 1, lookAt: Math.max(patience, now + 1) }, says, deliveries: told }
  }
  const says = `The follow-up stopped early: ${run.step} of ${cadence.steps.length} steps were done.`
  const deliveries = isChased ? [] : tellManager(watched, watch, "stopped", now)
  return { watched, run: { ...run, told: 2, lookAt: null }, says, deliveries }
}

function tellManager(watched: Watched, { people, voice, caretaker }: Watch, why: "waiting" | "stopped", now: Instant): Delivery[] {
  const { owner, rules, cadence } = watched
  const manager = managerOf(owner, rules, people) ?? caretaker
  if (cadence === null) return []
  const facts = factsFor(watched, cadence.dueAt ?? now, manager.zone, voice)
  const message = why === "stopped" ? stoppedEarly(facts, cadence.step, cadence.action) : nobodyToReach(facts, cadence.says)
  return [tellPerson(manager, message, aboutStep(watched, cadence, why), now)]
}

function aboutStep({ handoff, lead }: Watched, run: CadenceRun, what: string) {
  return { cause: `handoff:${handoff.id}:cadence_${what}:${run.step}`, lead: lead.id, handoff: handoff.id }
}

function entry({ handoff, lead }: Watched, run: CadenceRun, says: string, now: Instant): JournalEntry {
  return {
    at: now,
    actor: "baton",
    kind: "cadence",
    says,
    lead: lead.id,
    handoff: handoff.id,
    agreement: handoff.agreement,
    detail: { step: run.step, state: run.state },
  }
}
