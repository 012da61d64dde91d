import { nextObligation } from "#domain/handoff/next-obligation.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import type { RouteAttempt } from "#domain/routing/decide-route.ts"
import { reassigned } from "#domain/sending/compose.ts"
import { cancelClock } from "#domain/sla/fulfil-clock.ts"
import { newOwnerTarget } from "#domain/sla/reassign.ts"
import { isLive } from "#domain/sla/clock.ts"
import { startClock } from "#domain/sla/start-clock.ts"
import { insertClocks, saveClocks, type ClockRecord } from "#store/clock.ts"
import { insertRoutingDecisions, type RoutingMethod } from "#store/decision.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { assignmentsOf, endAssignment, insertAssignments, saveHandoffs } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { saveStandings } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { clockCalendar, lookAt } from "#steps/06-handoff/start-clocks.ts"
import { factsFor } from "#steps/07-sla/rung-messages.ts"
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
}

/** Clocks that are the owner's own and begin anew with a new one; the lead's own clock runs on. */
const OWNERS = ["acceptance", "owner_first_touch"]

/** The handoff goes to another person: its assignment ends, another begins, the new owner's clocks start, both are told. */
export async function moveHandoff(tx: Tx, watched: Watched, move: Move, watch: Watch, now: Instant): Promise<void> {
  const { handoff, lead, rules, owner, clocks, brief } = watched
  const attempt = (await assignmentsOf(tx, [handoff.id])).length + 1
  const fresh = clocks.flatMap((one) => restarted(watched, one, move.to, attempt - 2, now))
  const cancelled = clocks
    .filter((one) => fresh.some((other) => other.clock.kind === one.clock.kind))
    .map((one) => cancelledFor(watched, one, now))
  const kept = clocks
    .filter((one) => !fresh.some((other) => other.clock.kind === one.clock.kind))
    .map((one) => ({ ...one, person: move.to.id }))
  const live = [...kept, ...fresh]
  const owed = nextObligation(
    live.map((one) => one.clock),
    brief.next.action,
  ) ?? { nextAction: handoff.nextAction, dueAt: handoff.dueAt ?? now }
  const after = { ...handoff, ...owed, owner: move.to.id, pool: move.pool ?? handoff.pool, version: handoff.version + 1 }

  await endAssignment(tx, handoff.id, move.endedAs, move.creditedBack ?? false, now)
  await insertAssignments(tx, [
    { handoff: handoff.id, attempt, person: move.to.id, since: now, until: null, why: move.why, endedAs: null, creditedBack: false },
  ])
  await saveHandoffs(tx, [after])
  await saveStandings(tx, [{ ...lead, ...owed, owner: move.to.id, updatedAt: now }])
  await saveClocks(tx, [...cancelled, ...kept])
  await insertClocks(tx, fresh)
  await setTimers(tx, timerOf(after, live))
  await insertRoutingDecisions(tx, [
    {
      id: newId(),
      lead: lead.id,
      at: now,
      agreement: rules.id,
      method: move.method,
      rule: null,
      pool: move.pool,
      owner: move.to.id,
      says: move.why,
      attempts: move.attempts,
      inputs: move.inputs,
    },
  ])
  await tellBoth(tx, { ...watched, handoff: after, owner: move.to }, owner, move.why, attempt, watch, now)
  const says = `${move.why} ${move.to.name} has it now.`
  await record(tx, [
    {
      at: now,
      actor: move.actor ?? "baton",
      kind: "reassigned",
      says,
      lead: lead.id,
      handoff: handoff.id,
      agreement: rules.id,
      detail: { from: owner.handle, to: move.to.handle },
    },
  ])
}

function restarted({ handoff, rules }: Watched, old: ClockRecord, to: Person, moves: number, now: Instant): ClockRecord[] {
  const policy = rules.agreement.sla.clocks[old.clock.kind]
  if (policy === undefined || !OWNERS.includes(old.clock.kind) || !isLive(old.clock)) return []
  const calendar = clockCalendar(old.clock.kind, to, rules)
  const target = newOwnerTarget(old.clock, { policy: rules.agreement.sla.reassign, moves }, calendar, now)
  const clock = startClock({ kind: old.clock.kind, policy, tier: handoff.tier, target }, calendar, now)
  return [{ ...old, id: newId(), person: to.id, clock, lookAt: lookAt(clock, now) }]
}

function cancelledFor({ owner, rules }: Watched, one: ClockRecord, now: Instant): ClockRecord {
  return {
    ...one,
    clock: cancelClock(one.clock, "the lead went to another person", clockCalendar(one.clock.kind, owner, rules), now),
    lookAt: null,
  }
}

async function tellBoth(
  tx: Tx,
  watched: Watched,
  from: Person,
  why: string,
  attempt: number,
  { voice }: Watch,
  now: Instant,
): Promise<void> {
  const { handoff, owner } = watched
  const cause = `handoff:${handoff.id}:assigned:${attempt}`
  const about = { lead: handoff.lead, handoff: handoff.id }
  const told = [
    { person: owner, reader: "new" as const, cause },
    { person: from, reader: "old" as const, cause: `${cause}:from` },
  ]
  await insertDeliveries(
    tx,
    told.map(({ person, reader, cause: own }) => {
      const facts = factsFor(watched, handoff.dueAt ?? now, person.zone, voice)
      return tellPerson(person, reassigned(facts, { id: from.id, name: from.name }, reader, why), { ...about, cause: own }, now)
    }),
  )
}
