import type { Instant, Milliseconds } from "#domain/instant.ts"
import { type OpenTime, stretchOf } from "./compile-calendar.ts"
import { earliestAfter, firstStart, lastEnd, latestAfter, openTimeBefore, placeAfter, STRETCH, stretchNumber } from "./stretch.ts"

/** Whether there is open time at this very instant: at a window's start yes, at its end no. */
export function isOpen(calendar: OpenTime, at: Instant): boolean {
  const stretch = stretchOf(calendar, stretchNumber(at))
  return stretch.table[placeAfter(stretch, at)]! <= at
}

/**
 * When a budget of open time, started at `from`, is used up: the earliest such instant. Used up exactly at closing it is that close.
 *
 * A budget of 0 is used up at `from` if time runs there or has just stopped, else at the next opening.
 *
 * @returns null when the calendar never again has that much open time before the year 2400
 * @throws RangeError for a negative budget, or an instant outside the years 1800 to 2399
 */
export function addTime(calendar: OpenTime, from: Instant, budget: Milliseconds): Instant | null {
  if (!(budget > 0)) return addNothing(calendar, from, budget)

  let k = stretchNumber(from)
  let stretch = stretchOf(calendar, k)
  let rest = openTimeBefore(stretch, from) + budget
  while (rest > stretch.total) {
    rest -= stretch.total
    k = neighbourWithOpenTime(calendar, k, 1)
    if (k < 0) return null
    stretch = stretchOf(calendar, k)
  }
  return earliestAfter(stretch, rest)
}

/**
 * When a budget of open time has to start so that it is used up at `from`: the latest such instant. If it needs a window as a whole,
 * that is the window's start. A budget of 0 starts at `from` if time runs there or has just stopped, else at the close before.
 *
 * @returns null when the calendar never had that much open time before, back to the year 1800
 * @throws RangeError for a negative budget, or an instant outside the years 1800 to 2399
 */
export function subtractTime(calendar: OpenTime, from: Instant, budget: Milliseconds): Instant | null {
  if (!(budget > 0)) return subtractNothing(calendar, from, budget)

  let k = stretchNumber(from)
  let stretch = stretchOf(calendar, k)
  let rest = openTimeBefore(stretch, from) - budget
  while (rest < 0) {
    k = neighbourWithOpenTime(calendar, k, -1)
    if (k < 0) return null
    stretch = stretchOf(calendar, k)
    rest += stretch.total
  }
  return latestAfter(stretch, rest)
}

/**
 * Open time from `from` until just before `to`, in exact milliseconds; 0 when `to` does not lie after `from`.
 *
 * @throws RangeError for an instant outside the years 1800 to 2399
 */
export function between(calendar: OpenTime, from: Instant, to: Instant): Milliseconds {
  const first = stretchNumber(from)
  const last = stretchNumber(to)
  if (to <= from) return 0

  let open = openTimeBefore(stretchOf(calendar, last), to) - openTimeBefore(stretchOf(calendar, first), from)
  const end = Math.min(last - 1, calendar.lastStretch)
  for (let k = Math.max(first, calendar.firstStretch); k <= end; k++) open += stretchOf(calendar, k).total
  return open
}

/** First instant at or after `at` with open time; null when there is none any more (for two calendars: none within 400 days). */
export function nextOpen(calendar: OpenTime, at: Instant): Instant | null {
  const k = stretchNumber(at)
  const stretch = stretchOf(calendar, k)
  const next = stretch.table[placeAfter(stretch, at)]!
  if (next < Infinity) return Math.max(at, next)

  const later = neighbourWithOpenTime(calendar, k, 1)
  if (later < 0) return null
  const start = firstStart(stretchOf(calendar, later))
  return start - at > calendar.longestClosure ? null : start
}

/**
 * Last instant at or before `at` that open time leads up to: `at` itself inside a window or at its end, else the close before.
 * Null when there never was any (for two calendars: none within 400 days).
 */
export function previousOpen(calendar: OpenTime, at: Instant): Instant | null {
  const k = stretchNumber(at)
  const stretch = stretchOf(calendar, k)
  const i = placeAfter(stretch, at)
  if (stretch.table[i]! < at) return at
  if (i > 0) return stretch.table[i - 2]!

  const earlier = neighbourWithOpenTime(calendar, k, -1)
  if (earlier < 0) return null
  const end = lastEnd(stretchOf(calendar, earlier))
  return at - end > calendar.longestClosure ? null : end
}

function addNothing(calendar: OpenTime, from: Instant, budget: Milliseconds): Instant | null {
  if (budget !== 0) throw new RangeError(`A budget of open time cannot be ${budget} ms. Give 0 or more.`)
  return previousOpen(calendar, from) === from ? from : nextOpen(calendar, from)
}

function subtractNothing(calendar: OpenTime, from: Instant, budget: Milliseconds): Instant | null {
  if (budget !== 0) throw new RangeError(`A budget of open time cannot be ${budget} ms. Give 0 or more.`)
  return isOpen(calendar, from) ? from : previousOpen(calendar, from)
}

/** The nearest stretch with open time in one direction, -1 when there is none as far as the calendar is searched. */
function neighbourWithOpenTime(calendar: OpenTime, from: number, step: 1 | -1): number {
  const reach = Math.ceil(calendar.longestClosure / STRETCH)
  const last = step > 0 ? Math.min(calendar.lastStretch, from + reach) : Math.max(calendar.firstStretch, from - reach)
  const first = step > 0 ? Math.max(from + 1, calendar.firstStretch) : Math.min(from - 1, calendar.lastStretch)
  for (let k = first; step > 0 ? k <= last : k >= last; k += step) if (stretchOf(calendar, k).total > 0) return k
  return -1
}
