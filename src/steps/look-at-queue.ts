import type { Instant } from "#domain/instant.ts"
import { openBoard } from "#store/board.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { hoursOf, placeOf, rulesById, type BoardPlace } from "#steps/place-on-board.ts"
import type { Rules } from "#steps/rules.ts"

/** A handoff in a queue. `opensAt`: when working time goes on; null while it passes, and where none is counted. */
export type QueuePlace = BoardPlace & { opensAt: Instant | null }

/**
 * What some people have to answer, by working time left: what is latest first, then what is due soonest, what has no clock, and what stands still at
 * the end. `rules`: of every version that some of it lives by.
 *
 * @param owners ids; null: everybody's
 */
export async function lookAtQueue(
  tx: Tx,
  owners: readonly string[] | null,
  now: Instant,
): Promise<{ places: BoardPlace[]; rules: ReadonlyMap<string, Rules>; opening: (place: BoardPlace) => QueuePlace }> {
  const people = new Map((await allPeople(tx, now)).map((person) => [person.id, person]))
  const entries = await openBoard(tx, owners)
  const rules = await rulesById(tx, entries)

  const places = entries.map((entry) => placeOf(entry, people.get(entry.owner), rules, now)).sort(byWorkingTimeLeft)
  return { places, rules, opening: (place) => ({ ...place, opensAt: opensAt(place) }) }

  function opensAt(place: BoardPlace): Instant | null {
    const opens = place.left === null ? null : (hoursOf(place, people.get(place.owner), rules)?.nextOpen(now) ?? null)
    return opens === now ? null : opens
  }
}

function byWorkingTimeLeft(a: BoardPlace, b: BoardPlace): number {
  const [pausedA, pausedB] = [a.urgency === "paused", b.urgency === "paused"]
  if (pausedA !== pausedB) return pausedA ? 1 : -1
  const [leftA, leftB] = [a.left ?? Infinity, b.left ?? Infinity]
  if (leftA !== leftB) return leftA < leftB ? -1 : 1
  return a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)
}
