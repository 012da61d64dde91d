import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { cadenceObligation } from "#domain/cadence/cadence-run.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { nextObligation } from "#domain/handoff/next-obligation.ts"
import { Refusal } from "#domain/refusal.ts"
import { isLive, type Clock } from "#domain/sla/clock.ts"
import { pauseClock, pausedInCycle, resumeClock } from "#domain/sla/pause-clock.ts"
import { saveClocks, type ClockRecord } from "#store/clock.ts"
import { saveHandoffs } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { saveStandings } from "#store/lead.ts"
import { allPeople } from "#store/person.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { followOwners } from "#steps/08-cadence/follow-owner.ts"
import { managerOf } from "#steps/08-cadence/stand-ins.ts"
import { SILENT } from "#steps/announce.ts"
import { clockCalendar, lookAt } from "#steps/06-handoff/start-clocks.ts"
import { loadWatched, type Watched } from "#steps/07-sla.ts"

export type Pausing = { reason: string; note: string; until: Instant | null; approvedBy: string | null }

/** All live clocks of a handoff stand still, for a reason of the agreement, and with them its follow-up: what nobody owes, nobody is asked to do. @throws Refusal as `pauseClock` has it */
export async function pauseHandoff(tx: Tx, id: string, pausing: Pausing, actor: string, now: Instant): Promise<void> {
  const { watched, people } = await open(tx, id, now)
  const { rules, owner } = watched
  const manager = managerOf(owner, rules, people)?.name ?? "the manager"
  const because = rules.agreement.sla.pauses.reasons.find(({ id: own }) => own === pausing.reason)?.says ?? pausing.reason
  const usedMs = pausedInCycle(watched.clocks.map((one) => one.clock))
  const clocks = watched.clocks.map((one): ClockRecord => {
    if (!isLive(one.clock) || one.clock.kind === "routing") return one
    const calendar = clockCalendar(one.clock.kind, owner, rules)
    const clock = pauseClock(one.clock, { ...pausing, by: actor }, { policy: rules.agreement.sla.pauses, calendar, manager, usedMs }, now)
    return { ...one, clock, lookAt: lookAt(clock, now) }
  })
  await save(tx, { ...watched, clocks }, people, now)
  await tell(tx, watched, actor, "paused", `Its clocks and its follow-up stand still: ${because}. ${pausing.note}`, now)
}

/** The clocks run again from now on, and the follow-up goes on at the step where it stood. @throws Refusal 409 when they don't stand still */
export async function resumeHandoff(tx: Tx, id: string, actor: string, now: Instant): Promise<void> {
  const { watched, people } = await open(tx, id, now)
  const isPaused = (clock: Clock) => clock.state === "paused"
  if (!watched.clocks.some((one) => isPaused(one.clock))) throw new Refusal("not_paused", "None of its clocks stands still.", 409)
  const clocks = watched.clocks.map((one): ClockRecord => {
    if (!isPaused(one.clock)) return one
    const clock = resumeClock(one.clock, clockCalendar(one.clock.kind, watched.owner, watched.rules), now)
    return { ...one, clock, lookAt: lookAt(clock, now) }
  })
  await save(tx, { ...watched, clocks }, people, now)
  await tell(tx, watched, actor, "resumed", "Its clocks run again, and its follow-up goes on.", now)
}

async function open(tx: Tx, id: string, now: Instant): Promise<{ watched: Watched; people: Person[] }> {
  const people = await allPeople(tx, now)
  const [watched] = await loadWatched(tx, [id], { people, caretaker: caretakerOf(people), voice: SILENT }, now)
  if (watched === undefined) throw new Refusal("handoff_over", "The handoff is over, so its clocks don't run.", 409)
  return { watched, people }
}

async function save(tx: Tx, watched: Watched, people: readonly Person[], now: Instant): Promise<void> {
  const { handoff, lead, brief, clocks } = watched
  const cadence = (await followOwners(tx, [watched], { people }, now)).get(handoff.id) ?? watched.cadence
  const owed =
    nextObligation(
      clocks.map((one) => one.clock),
      brief.next.action,
      cadenceObligation(cadence),
    ) ?? {}
  const after = { ...handoff, ...owed, version: handoff.version + 1 }
  await saveClocks(tx, clocks)
  await saveHandoffs(tx, [after])
  await saveStandings(tx, [{ ...lead, ...owed, updatedAt: now }])
  await setTimers(tx, timerOf(after, clocks))
}

async function tell(tx: Tx, { handoff, lead }: Watched, actor: string, kind: string, says: string, now: Instant): Promise<void> {
  await record(tx, [{ at: now, actor, kind, says, lead: lead.id, handoff: handoff.id, agreement: handoff.agreement, detail: {} }])
}
