import { cadenceObligation, type CadencePlace, type CadenceRun } from "#domain/cadence/cadence-run.ts"
import { nextObligation } from "#domain/handoff/next-obligation.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import type { RouteAttempt } from "#domain/routing/decide-route.ts"
import { reassigned } from "#domain/sending/compose.ts"
import { cancelClock } from "#domain/sla/fulfil-clock.ts"
import { newOwnerTarget } from "#domain/sla/reassign.ts"
import { isLive } from "#domain/sla/clock.ts"
import { reviveClock } from "#domain/sla/revive-clock.ts"
import { startClock } from "#domain/sla/start-clock.ts"
import { insertClocks, saveClocks, type ClockRecord } from "#store/clock.ts"
import { insertRoutingDecisions, type RoutingMethod } from "#store/decision.ts"
import { insertDeliveries, type Delivery } from "#store/delivery.ts"
import { assignmentsOf, endAssignments, insertNextAssignments } from "#store/assignment.ts"
import { saveHandoffs, type Handoff } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { saveStandings } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { reachAt, type Reach } from "#steps/06-handoff/reach.ts"
import { clockCalendar, lookAt } from "#steps/06-handoff/start-clocks.ts"
import { factsFor } from "#steps/07-sla/rung-messages.ts"
import { followOwners, standAsBefore } from "#steps/08-cadence/follow-owner.ts"
import { placeOfWatched } from "#steps/08-cadence/plan-contexts.ts"
import { tellPerson } from "#steps/announce.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"

export type Move = {
  to: Person
  why: string
  method: RoutingMethod
  pool: string | null
  attempts: RouteAttempt[]
  inputs: unknown
  endedAs: string
  creditedBack?: boolean
  actor?: string
  /** It goes back to whoever had it before: their clocks go on with the time that was left, and the follow-up stands as it did. */
  asBefore?: { followUp: CadencePlace | null }
}

/** Clocks that are the owner's own and begin anew with a new one; the lead's own clock runs on. */
const OWNERS = ["acceptance", "owner_first_touch"]

type Moved = {
  watched: Watched
  move: Move
  attempt: number
  after: Handoff
  owed: { nextAction: string; dueAt: Instant }
  cancelled: ClockRecord[]
  kept: ClockRecord[]
  fresh: ClockRecord[]
}

/** The handoff goes to another person: its assignment ends, another begins, the new owner's clocks start, both are told. */
export async function moveHandoff(tx: Tx, watched: Watched, move: Move, watch: Watch, now: Instant): Promise<void> {
  await moveHandoffs(tx, [{ watched, move }], watch, now)
}

/** The same for many different handoffs at once. */
export async function moveHandoffs(tx: Tx, moves: readonly { watched: Watched; move: Move }[], watch: Watch, now: Instant): Promise<void> {
  if (moves.length === 0) return
  const ids = moves.map(({ watched }) => watched.handoff.id)
  const before = Map.groupBy(await assignmentsOf(tx, ids), (assignment) => assignment.handoff)

  const runs = await runsOf(tx, moves, watch, now)
  const reach = await reachAt(now)
  const moved = moves.map(({ watched: one, move }) => {
    const watched = { ...one, cadence: runs.get(one.handoff.id) ?? one.cadence }
    return decideMove(watched, move, { attempt: (before.get(watched.handoff.id)?.length ?? 0) + 1, reach }, now)
  })

  await saveAssignments(tx, moved, now)
  await saveHandoffs(
    tx,
    moved.map((one) => one.after),
  )
  await saveStandings(
    tx,
    moved.map(({ watched, owed, move }) => ({ ...watched.lead, ...owed, owner: move.to.id, updatedAt: now })),
  )
  // of a kind one clock may be live at a time, so those that end do it first
  await saveClocks(
    tx,
    moved.flatMap((one) => one.cancelled),
  )
  await saveClocks(
    tx,
    moved.flatMap((one) => one.kept),
  )
  await insertClocks(
    tx,
    moved.flatMap((one) => one.fresh),
  )
  await setTimers(
    tx,
    moved.flatMap((one) => timerOf(one.after, [...one.kept, ...one.fresh])),
  )
  await insertRoutingDecisions(
    tx,
    moved.map((one) => decisionOf(one, now)),
  )
  await insertDeliveries(
    tx,
    moved.flatMap((one) => messagesOf(one, watch, now)),
  )
  await record(
    tx,
    moved.map((one) => entryOf(one, now)),
  )
}

async function runsOf(
  tx: Tx,
  moves: readonly { watched: Watched; move: Move }[],
  watch: Watch,
  now: Instant,
): Promise<Map<string, CadenceRun>> {
  const theirs = moves.map(({ watched, move }) => ({ watched: { ...watched, owner: move.to }, before: move.asBefore }))
  const onward = theirs.flatMap(({ watched, before }) => (before === undefined ? [watched] : []))
  const back = theirs.flatMap(({ watched, before }) => (before === undefined ? [] : [{ watched, before: before.followUp }]))
  return new Map([...(await followOwners(tx, onward, watch, now)), ...(await standAsBefore(tx, back, watch, now))])
}

function decideMove(watched: Watched, move: Move, { attempt, reach }: { attempt: number; reach: Reach }, now: Instant): Moved {
  const { handoff, clocks, brief } = watched
  const revived = move.asBefore === undefined ? [] : revivedFor(watched, move.to, now)
  const goesOn = new Set(revived.map((one) => one.clock.kind))
  const started = clocks.flatMap((one) => (goesOn.has(one.clock.kind) ? [] : restarted(watched, one, move.to, attempt - 2, now)))
  const fresh = reach(started, move.to, placeOfWatched(watched), watched.rules)
  const begins = new Set([...goesOn, ...fresh.map((one) => one.clock.kind)])
  const again = new Set(revived.map((one) => one.id))
  const cancelled = clocks.filter((one) => begins.has(one.clock.kind) && !again.has(one.id)).map((one) => cancelledFor(watched, one, now))
  const others = clocks.filter((one) => !begins.has(one.clock.kind)).map((one) => ({ ...one, person: move.to.id }))
  const kept = [...others, ...revived]
  const owed = nextObligation(
    [...kept, ...fresh].map((one) => one.clock),
    brief.next.action,
    cadenceObligation(watched.cadence),
  ) ?? { nextAction: handoff.nextAction, dueAt: handoff.dueAt ?? now }
  const after = { ...handoff, ...owed, owner: move.to.id, pool: move.pool ?? handoff.pool, version: handoff.version + 1 }
  return { watched, move, attempt, after, owed, cancelled, kept, fresh }
}

async function saveAssignments(tx: Tx, moved: readonly Moved[], now: Instant): Promise<void> {
  await endAssignments(
    tx,
    moved.map(({ after, move }) => ({ handoff: after.id, endedAs: move.endedAs, creditedBack: move.creditedBack ?? false })),
    now,
  )
  await insertNextAssignments(
    tx,
    moved.map(({ after, move, attempt }) => ({ handoff: after.id, attempt, person: move.to.id, why: move.why })),
    now,
  )
}

function decisionOf({ watched, move }: Moved, now: Instant) {
  return {
    id: newId(),
    lead: watched.lead.id,
    at: now,
    agreement: watched.rules.id,
    method: move.method,
    rule: null,
    pool: move.pool,
    owner: move.to.id,
    says: move.why,
    attempts: move.attempts,
    inputs: move.inputs,
  }
}

function entryOf({ watched, move }: Moved, now: Instant) {
  return {
    at: now,
    actor: move.actor ?? "baton",
    kind: "reassigned",
    says: `${move.why} ${move.to.name} has it now.`,
    lead: watched.lead.id,
    handoff: watched.handoff.id,
    agreement: watched.rules.id,
    detail: { from: watched.owner.handle, to: move.to.handle },
  }
}

function restarted({ handoff, rules }: Watched, old: ClockRecord, to: Person, moves: number, now: Instant): ClockRecord[] {
  const policy = rules.agreement.sla.clocks[old.clock.kind]
  if (policy === undefined || !OWNERS.includes(old.clock.kind) || !isLive(old.clock)) return []
  const calendar = clockCalendar(old.clock.kind, to, rules)
  const target = newOwnerTarget(old.clock, { policy: rules.agreement.sla.reassign, moves }, calendar, now)
  const clock = startClock({ kind: old.clock.kind, policy, tier: handoff.tier, target }, calendar, now)
  return [{ ...old, id: newId(), person: to.id, clock, lookAt: lookAt(clock, now) }]
}

/** Whoever had it before has their own clocks again, each as it stood when it was called off. */
function revivedFor({ clocks, rules }: Watched, to: Person, now: Instant): ClockRecord[] {
  return clocks.flatMap(({ clock: live }) => {
    const own = clocks.findLast(({ clock, person }) => clock.kind === live.kind && clock.state === "cancelled" && person === to.id)
    if (!OWNERS.includes(live.kind) || !isLive(live) || own === undefined) return []
    const clock = reviveClock(own.clock, clockCalendar(live.kind, to, rules), now)
    return [{ ...own, clock, lookAt: lookAt(clock, now) }]
  })
}

function cancelledFor({ owner, rules }: Watched, one: ClockRecord, now: Instant): ClockRecord {
  return {
    ...one,
    clock: cancelClock(one.clock, "the lead went to another person", clockCalendar(one.clock.kind, owner, rules), now),
    lookAt: null,
  }
}

/** The new owner and the one before are told. */
function messagesOf({ watched, move, attempt, after }: Moved, { voice }: Watch, now: Instant): Delivery[] {
  const from = watched.owner
  const cause = `handoff:${after.id}:assigned:${attempt}`
  const about = { lead: after.lead, handoff: after.id }
  const told = [
    { person: move.to, reader: "new" as const, cause },
    { person: from, reader: "old" as const, cause: `${cause}:from` },
  ]
  return told.map(({ person, reader, cause: own }) => {
    const facts = factsFor({ ...watched, handoff: after, owner: move.to }, after.dueAt ?? now, person.zone, voice)
    return tellPerson(person, reassigned(facts, { id: from.id, name: from.name }, reader, move.why), { ...about, cause: own }, now)
  })
}
