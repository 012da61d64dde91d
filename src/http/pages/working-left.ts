import type { Instant, Milliseconds } from "#domain/instant.ts"
import { always } from "#domain/sla/business-calendar.ts"
import { liveClocks } from "#store/clock.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/workspace.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import { rulesOf } from "#steps/rules.ts"

/** Working time that is left on clocks; null where every minute counts, where a clock stands still or is late, and where none runs. */
export type WorkingLeft = {
  ofClock(id: string): Milliseconds | null
  /** On the clock of a handoff that is due at this instant. */
  ofHandoff(id: string, dueAt: Instant | null): Milliseconds | null
}

/** How much working time the live clocks of these handoffs have left, each in the hours that its promise names. */
export async function workingLeft(tx: Tx, handoffs: readonly string[], now: Instant): Promise<WorkingLeft> {
  const people = new Map((await allPeople(tx, now)).map((person) => [person.id, person]))
  const left = new Map<string, Milliseconds>()
  for (const { id, handoff, person, agreement, clock } of await liveClocks(tx, handoffs)) {
    const owner = people.get(person)
    if (owner === undefined || clock.state !== "running" || clock.dueAt < now) continue
    const calendar = clockCalendar(clock.kind, owner, await rulesOf(tx, agreement))
    if (calendar === always) continue
    const ms = calendar.between(now, clock.dueAt)
    left.set(id, ms).set(`${handoff} ${clock.dueAt}`, ms)
  }
  return {
    ofClock: (id) => left.get(id) ?? null,
    ofHandoff: (id, dueAt) => left.get(`${id} ${dueAt}`) ?? null,
  }
}
