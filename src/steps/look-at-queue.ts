import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { AT_RISK_BELOW, type Urgency } from "#domain/sla/urgency.ts"
import { firstDueWith } from "#domain/sla/working-left.ts"
import { openEntry } from "#store/board.ts"
import { countDueBefore, firstOfLanes, owedGroups, type InHours, type LaneStart, type OwedGroup } from "#store/open-queue.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { hoursOf, placeOf, rulesById, type BoardPlace } from "#steps/place-on-board.ts"
import type { Rules } from "#steps/rules.ts"

/** A handoff in a queue. `opensAt`: when working time goes on; null while it passes, and where none is counted. */
export type QueuePlace = BoardPlace & { opensAt: Instant | null }

/** A page of a queue. `counts`: of the whole of it. */
export type QueuePage = { places: QueuePlace[]; hasMore: boolean; counts: Record<Urgency, number> & { open: number } }

type People = ReadonlyMap<string, Person>
type Agreed = ReadonlyMap<string, Rules>

/** What is in the order of its due instants: what counts in the same hours, what has no clock (`hours` null), and at the end what is paused. */
type Lane = { rank: 0 | 1 | 2; hours: BusinessCalendar | null; lane: number }

/**
 * What some people have to answer, by working time left: what is latest first, then what is due soonest, what has no clock, and what stands still at
 * the end. However much there is, only a page of each lane is read: within the same hours, what is due sooner has less time left.
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
  const groups = await owedGroups(tx, owners, now)
  const rules = await rulesById(tx, groups)
  const entry = after === null ? null : await openEntry(tx, after)
  const last = entry === null ? null : placeOf(entry, people.get(entry.owner), rules, now)

  const { lanes, of } = lanesOf(groups, people, rules)
  const starts = lanes.map((lane) => startOf(lane, last, now))
  const found = await firstOfLanes(tx, owners, { lanes: of, starts, last, limit: limit + 1 })
  const places = found.map((each) => placeOf(each, people.get(each.owner), rules, now)).sort(byWorkingTimeLeft)

  return {
    places: places.slice(0, limit).map((place) => opening(place, people, rules, now)),
    hasMore: places.length > limit,
    counts: await countsOf(tx, { owners, groups, people, rules }, now),
  }
}

/** One handoff as it stands in a queue, with itself as the whole of it; nothing when its cycle is over or none of these people has it. */
export async function lookAtOne(tx: Tx, owners: readonly string[] | null, id: string, now: Instant): Promise<QueuePage> {
  const counts = { open: 0, overdue: 0, at_risk: 0, fine: 0, paused: 0 }
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

function lanesOf(groups: readonly OwedGroup[], people: People, rules: Agreed): { lanes: Lane[]; of: InHours[] } {
  const lanes = new Map<BusinessCalendar | "none" | "paused", Lane>()
  const laneOf = (group: OwedGroup): Lane => {
    const hours = hoursOf(group, people.get(group.owner), rules)
    const rank = hours === null ? 1 : group.state === "paused" ? 2 : 0
    const key = hours === null ? "none" : rank === 2 ? "paused" : hours
    const known = lanes.get(key) ?? { rank, hours: rank === 0 ? hours : null, lane: lanes.size }
    lanes.set(key, known)
    return known
  }
  const of = new Map<string, InHours>()
  for (const group of groups) {
    const { owner, kind, agreement, state } = group
    const paused = state === "paused"
    of.set([owner, kind, agreement, paused].join(), { owner, kind, agreement, paused, lane: laneOf(group).lane })
  }
  return { lanes: [...lanes.values()], of: [...of.values()] }
}

/** Where in a lane a page goes on behind the last one of the page before. */
function startOf({ rank, hours, lane }: Lane, last: BoardPlace | null, now: Instant): LaneStart {
  const lastRank = last === null ? -1 : last.urgency === "paused" ? 2 : last.left === null ? 1 : 0
  if (last === null || rank > lastRank) return { lane, level: BEGIN, from: BEGIN }
  if (rank < lastRank) return { lane, level: null, from: null }
  if (hours === null || last.left === null) return { lane, level: BEGIN, from: null }
  return { lane, level: firstDueWith(hours, last.left, now), from: firstDueWith(hours, last.left + 1, now) }
}

const BEGIN: Instant = 0
/** Hours that never open leave no working time, however late something is due. */
const EVER = 20 * 366 * 86_400_000

type Whole = { owners: readonly string[] | null; groups: readonly OwedGroup[]; people: People; rules: Agreed }

async function countsOf(tx: Tx, { owners, groups, people, rules }: Whole, now: Instant): Promise<QueuePage["counts"]> {
  const counts = { open: 0, overdue: 0, at_risk: 0, fine: 0, paused: 0 }
  const running: (OwedGroup & { before: Instant })[] = []
  for (const group of groups) {
    const hours = hoursOf(group, people.get(group.owner), rules)
    counts.open += group.count
    if (hours === null || group.targetMs === null) continue
    if (group.state === "paused") counts.paused += group.count
    else if (group.state === "missed") counts.overdue += group.count
    else {
      counts.overdue += group.past
      running.push({ ...group, before: firstDueWith(hours, Math.ceil(group.targetMs * AT_RISK_BELOW), now) ?? now + EVER })
    }
  }
  counts.at_risk = await countDueBefore(tx, owners, running, now)
  return { ...counts, fine: counts.open - counts.overdue - counts.at_risk - counts.paused }
}

function byWorkingTimeLeft(a: BoardPlace, b: BoardPlace): number {
  const [pausedA, pausedB] = [a.urgency === "paused", b.urgency === "paused"]
  if (pausedA !== pausedB) return pausedA ? 1 : -1
  const [leftA, leftB] = [a.left ?? Infinity, b.left ?? Infinity]
  if (leftA !== leftB) return leftA < leftB ? -1 : 1
  return a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)
}
