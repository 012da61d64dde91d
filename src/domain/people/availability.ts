import type { Instant, Milliseconds } from "#domain/instant.ts"
import { DEFAULT_STANDING, type AbsenceReason, type StandingTable } from "#domain/routing/standing.ts"

import { mergedAbsences, mergedStretches, staleFeeds, type CalendarEntry, type CalendarFeed, type Stretch } from "./absence.ts"

/** A pause that is on since `since` until `until`; null until somebody ends it. */
export type Pause = { since: Instant; until: Instant | null }

/**
 * What is known about one person at one moment. Calendars have been asked already, the answers stand here.
 *
 * `shiftEndsAt`: the end of the shift that it is, or that `selfPause` was made in; the pause ends then at the latest. `isOpenNow`, `nextOpenAt` and `laterShifts` are the assignment window,
 * which may be narrower than working hours; `laterShifts` are those after `now`, ascending, as far as known.
 * `holidayUntil`: the end of the public holiday that it is there now, else null. `busy`: null too when the pool does not ask.
 */
export type PersonFacts = {
  isActive: boolean
  isInPool: boolean
  managerPause: Pause | null
  selfPause: Pause | null
  shiftEndsAt: Instant | null
  absences: readonly CalendarEntry[]
  feeds: readonly CalendarFeed[]
  holidayUntil: Instant | null
  isOpenNow: boolean
  nextOpenAt: Instant | null
  laterShifts: readonly Stretch[]
  busy: Pause | null
}

/** One thing that keeps a person from leads now, and until when (null: until somebody changes it). */
export type AvailabilityStep = { reason: AbsenceReason; until: Instant | null }

/**
 * Whether a person is free for leads. `reason`: the one that decides; `trail`: all that hold, in the order of precedence.
 * `excused`: gets neither the lead nor credit for it. `clearsAt`: `now` when free, else when nothing known stands in the way any more,
 * null when nobody can know. `staleFeeds`: calendars too old to be trusted.
 */
export type Availability = {
  isFree: boolean
  excused: boolean
  reason: AbsenceReason | null
  clearsAt: Instant | null
  trail: AvailabilityStep[]
  staleFeeds: string[]
}

/** Away for less than this by one's own switch or in a meeting keeps the claim to a share. */
export const SHORT_BREAK: Milliseconds = 60 * 60_000

/**
 * Whether the person is free for leads, and why not. The first that holds decides: inactive, not in the pool, paused by the manager,
 * paused by the person, out of office, public holiday, outside the assignment window, busy. Ends are not included: at `until` it is over.
 */
export function availability(person: PersonFacts, now: Instant, table: StandingTable = DEFAULT_STANDING): Availability {
  const trail = obstacles(person, now)
  const decisive = trail[0]
  return {
    isFree: decisive === undefined,
    excused: decisive !== undefined && table[decisive.reason] !== "skipped",
    reason: decisive?.reason ?? null,
    clearsAt: decisive === undefined ? now : freeFrom(person, trail, now),
    trail,
    staleFeeds: staleFeeds(person.feeds, now),
  }
}

function obstacles(person: PersonFacts, now: Instant): AvailabilityStep[] {
  const { managerPause, busy, holidayUntil } = person
  const selfPause = untilShiftEnd(person)
  const away = mergedAbsences(person.absences).find((stretch) => isDuring(stretch, now))
  const steps: (AvailabilityStep | false)[] = [
    !person.isActive && { reason: "inactive", until: null },
    !person.isInPool && { reason: "left_pool", until: null },
    isOn(managerPause, now) && { reason: "manager_pause", until: managerPause.until },
    isOn(selfPause, now) && { reason: isShort(selfPause, now) ? "self_pause_short" : "self_pause_long", until: selfPause.until },
    away !== undefined && { reason: "out_of_office", until: away.until },
    holidayUntil !== null && now < holidayUntil && { reason: "public_holiday", until: holidayUntil },
    !person.isOpenNow && { reason: "outside_hours", until: person.nextOpenAt },
    isOn(busy, now) && { reason: isShort(busy, now) ? "busy_short" : "busy_long", until: busy.until },
  ]
  return steps.filter((step) => step !== false)
}

function untilShiftEnd({ selfPause, shiftEndsAt }: PersonFacts): Pause | null {
  if (selfPause === null || shiftEndsAt === null) return selfPause
  return { since: selfPause.since, until: Math.min(selfPause.until ?? shiftEndsAt, shiftEndsAt) }
}

function isOn(pause: Pause | null, now: Instant): pause is Pause {
  return pause !== null && pause.since <= now && (pause.until === null || now < pause.until)
}

function isShort(pause: Pause, now: Instant): boolean {
  return now - pause.since < SHORT_BREAK
}

function isDuring({ from, until }: Stretch, at: Instant): boolean {
  return from <= at && at < until
}

/** Goes on from one end to the next until neither a known absence nor closing time stands in the way. */
function freeFrom(person: PersonFacts, trail: readonly AvailabilityStep[], now: Instant): Instant | null {
  if (trail.some((step) => step.until === null)) return null
  const blocked = mergedStretches([...trail.map((step) => ({ from: now, until: step.until! })), ...mergedAbsences(person.absences)])
  let at = now
  for (let before = Number.NaN; at !== before;) {
    before = at
    at = blocked.find((stretch) => isDuring(stretch, at))?.until ?? at
    at = openFrom(person, at)
  }
  return at
}

/** The first instant from `at` on that lies in a known shift; `at` itself where no shifts are known. */
function openFrom({ isOpenNow, shiftEndsAt, nextOpenAt, laterShifts }: PersonFacts, at: Instant): Instant {
  if (isOpenNow && (shiftEndsAt === null || at < shiftEndsAt)) return at
  const reopening = nextOpenAt === null ? [] : [{ from: nextOpenAt, until: Number.POSITIVE_INFINITY }]
  const shift = (laterShifts.length > 0 ? laterShifts : reopening).find(({ until }) => at < until)
  return shift === undefined ? at : Math.max(at, shift.from)
}
