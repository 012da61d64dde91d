import { addTime, between, type Calendar, endOfBusinessDay, nextOpen } from "#domain/calendar/business-time.ts"
import { type Instant, type Milliseconds, inWords } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"

/** What a clock asks of a calendar. Windows are half-open; all lengths are working time in milliseconds. */
export type BusinessCalendar = {
  /** Earliest instant at which `ms` of working time have passed since `from`: used up exactly at closing, it is that closing. */
  add: (from: Instant, ms: Milliseconds) => Instant
  /** Working time in [from, to); 0 when reversed. */
  between: (from: Instant, to: Instant) => Milliseconds
  /** End of the n-th following working day, always after `from`; 0 is the working day of `from`, or the next one when nothing of it is left. */
  endOfDay: (from: Instant, n: number) => Instant
  /** First working instant from `at` on; null when it never opens. */
  nextOpen: (at: Instant) => Instant | null
}

const DAY = 86_400_000

/** The calendar in which every minute counts. It has no zone, so its days are those of UTC. */
export const always: BusinessCalendar = {
  add: (from, ms) => from + ms,
  between: (from, to) => Math.max(0, to - from),
  endOfDay: (from, n) => (Math.floor(from / DAY) + n + 1) * DAY,
  nextOpen: (at) => at,
}

/**
 * A compiled calendar as clocks ask it.
 *
 * @throws Refusal `calendar_never_open` from its functions when there is no working time left to count
 */
export function businessCalendar(calendar: Calendar): BusinessCalendar {
  return {
    add: (from, ms) => known(addTime(calendar, from, ms), from),
    between: (from, to) => between(calendar, from, to),
    endOfDay: (from, n) => known(endOfBusinessDay(calendar, from, n), from),
    nextOpen: (at) => nextOpen(calendar, at),
  }
}

function known(at: Instant | null, from: Instant): Instant {
  if (at !== null) return at
  throw new Refusal("calendar_never_open", `The calendar has no working time left after ${inWords(from)}, so no clock can run on it.`)
}
