import type { Instant } from "#domain/instant.ts"
import { firstPlace } from "#domain/first-place.ts"
import type { Person } from "#domain/people/person.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { noneByUrgency, urgencyOf, urgencyOfStep, type Urgency } from "#domain/sla/urgency.ts"
import { workingLeft } from "#domain/sla/working-left.ts"
import { openEntry } from "#store/board.ts"
import { owedGroups, type OwedGroup } from "#store/open-queue.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { hoursOf, mostUrgentFirst, placeOf, rulesById, type BoardPlace } from "#steps/place-on-board.ts"
import type { Rules } from "#steps/rules.ts"

/** A handoff in a queue. `opensAt`: when working time goes on; null while it passes, and where none is counted. */
export type QueuePlace = BoardPlace & { opensAt: Instant | null }

/** A page of a queue. `counts`: of the whole of it. */
export type QueuePage = { places: QueuePlace[]; hasMore: boolean; counts: Record<Urgency, number> & { open: number } }

type People = ReadonlyMap<string, Person>
type Agreed = ReadonlyMap<string, Rules>

/**
 * What some people have to answer, most urgent first: broken promises and those at risk, late steps, then what is not due yet by working time left, and
 * what stands still at the end. In a group, which counts in the same hours, what is due sooner has less time left; so of each only as many are looked at as
 * a page may show, and how many are late or nearly late is found by halving.
 *
 * @param owners ids; null: everybody's
 * @param after  the handoff that the page before ended with; a page that went on after what is over by now begins anew
 */
export async function lookAtQueue(
  tx: Tx,
  owners: readonly string[] | null,
  { after, limit }: { after: string | null; limit: number },
  now: Instant,
): Promise<QueuePage> {
  const people = new Map((await allPeople(tx, now)).map((person) => [person.id, person]))
  const groups = await owedGroups(tx, owners)
  const rules = await rulesById(tx, groups)
  const entry = after === null ? null : await openEntry(tx, after)
  const last = entry === null ? null : placeOf(entry, people.get(entry.owner), rules, now)

  const counts = { open: 0, ...noneByUrgency() }
  for (const group of groups) countIn(counts, group, hoursOf(group, people.get(group.owner), rules), now)
  const places = groups.flatMap((group) => firstOf(group)).sort(mostUrgentFirst)
  return { places: places.slice(0, limit).map((place) => opening(place, people, rules, now)), hasMore: places.length > limit, counts }

  /** One more than a page of a group, from behind the last one. */
  function firstOf(group: OwedGroup): BoardPlace[] {
    const { owner, kind, agreement, targetMs, state, isWarned, due } = group
    const at = (place: number) =>
      placeOf({ ...group.at(place), owner, kind, agreement, targetMs, state, isWarned }, people.get(owner), rules, now)
    const begin = last === null ? 0 : firstPlace(due.length, (place) => mostUrgentFirst(at(place), last) > 0)
    return Array.from({ length: Math.min(limit + 1, due.length - begin) }, (_, n) => at(begin + n))
  }
}

/** One handoff as it stands in a queue, with itself as the whole of it; nothing when its cycle is over or none of these people has it. */
export async function lookAtOne(tx: Tx, owners: readonly string[] | null, id: string, now: Instant): Promise<QueuePage> {
  const counts = { open: 0, ...noneByUrgency() }
  const entry = await openEntry(tx, id)
  if (entry === null || (owners !== null && !owners.includes(entry.owner))) return { places: [], hasMore: false, counts }
  const people = new Map((await allPeople(tx, now)).map((person) => [person.id, person]))
  const rules = await rulesById(tx, [entry])
  const place = placeOf(entry, people.get(entry.owner), rules, now)
  return { places: [opening(place, people, rules, now)], hasMore: false, counts: { ...counts, open: 1, [place.urgency]: 1 } }
}

function opening(place: BoardPlace, people: People, rules: Agreed, now: Instant): QueuePlace {
  const opens = place.left === null ? null : (hoursOf(place, people.get(place.owner), rules)?.nextOpen(now) ?? null)
  return { ...place, opensAt: opens === now ? null : opens }
}

/** Adds a group to the counts: what is late comes first, then what is at risk. */
function countIn(
  counts: QueuePage["counts"],
  { state, targetMs, isWarned, due }: OwedGroup,
  hours: BusinessCalendar | null,
  now: Instant,
): void {
  const open = due.length
  counts.open += open
  if (hours === null || state === null || targetMs === null) {
    const late = firstPlace(open, (place) => urgencyOfStep(due[place] ?? 0, now) === "fine")
    counts.step_late += late
    counts.fine += open - late
  } else if (state === "paused") counts.paused += open
  else {
    const urgency = (place: number) => {
      const dueAt = due[place] ?? 0
      return urgencyOf({ state, dueAt, targetMs, isWarned }, workingLeft(hours, dueAt, now), now)
    }
    const overdue = firstPlace(open, (place) => urgency(place) !== "overdue")
    const urgent = firstPlace(open, (place) => urgency(place) === "fine")
    counts.overdue += overdue
    counts.at_risk += urgent - overdue
    counts.fine += open - urgent
  }
}
