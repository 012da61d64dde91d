import { isOpen, nextClose, nextOpen, segments, type Calendar } from "#domain/calendar/business-time.ts"
import type { Instant } from "#domain/instant.ts"
import { availability, type Availability, type PersonFacts } from "#domain/people/availability.ts"
import type { Absence, Person } from "#domain/people/person.ts"
import type { CalendarEntry } from "#domain/people/absence.ts"

/** So many shifts ahead are looked at to tell when somebody is back: four weeks for most. */
const SHIFTS_AHEAD = 20

/** Whether a person is free for leads now. `calendar`: the hours they work, or null when nobody said, which counts as always. */
export function availabilityOf(person: Person, calendar: { open: Calendar } | null, now: Instant): Availability {
  return availability(factsOf(person, calendar?.open ?? null, now), now)
}

function factsOf(person: Person, calendar: Calendar | null, now: Instant): PersonFacts {
  const isOpenNow = calendar === null || isOpen(calendar, now)
  return {
    isActive: person.active,
    isInPool: true,
    managerPause: person.pausedUntil === null || person.pausedUntil <= now ? null : { since: 0, until: person.pausedUntil },
    selfPause: null,
    shiftEndsAt: calendar !== null && isOpenNow ? nextClose(calendar, now) : null,
    absences: person.absences.map(entryOf),
    feeds: [],
    holidayUntil: null,
    isOpenNow,
    nextOpenAt: calendar === null ? now : nextOpen(calendar, now),
    laterShifts:
      calendar === null
        ? []
        : segments(calendar, now, SHIFTS_AHEAD).map(({ start, end }) => ({ from: start, until: end ?? Number.MAX_SAFE_INTEGER })),
    busy: null,
  }
}

function entryOf(absence: Absence): CalendarEntry {
  const kind = absence.kind === "busy" ? "meeting" : "out_of_office"
  const status = absence.tentative ? "tentative" : absence.kind === "busy" ? "busy" : "away"
  return { from: absence.from, until: absence.until, source: "Baton", kind, status }
}
