import type { Instant } from "#domain/instant.ts"
import { DAY, dateOfDay, dayNumber } from "./calendar-spec.ts"
import { type Calendar, offsetsAround, openWindowsOfDay } from "./compile-calendar.ts"
import type { OpenWindow } from "./open-windows.ts"
import { nextOpen, previousOpen } from "./open-time.ts"
import { FIRST_INSTANT, LAST_INSTANT, STRETCH, stretchNumber } from "./stretch.ts"
import { localTime, toInstant, type ZoneOffsets } from "./zone-offsets.ts"

/**
 * The end of the n-th working day that follows `from`; with 0 the end of the same day ("same business day").
 *
 * The day of `from` is its local date, or the day before while that day's night shift still runs. If it has no open time left, 0 means
 * the next working day, as 1 does.
 *
 * @returns the close of the day's last window; null when no such day comes before the year 2400
 * @throws RangeError unless n is a whole number from 0
 */
export function endOfBusinessDay(calendar: Calendar, from: Instant, n: number): Instant | null {
  refuseUnlessCount(n)
  const day = shiftDay(calendar, from)
  const end = lastWindow(calendar, day)?.end
  if (n === 0 && end !== undefined && end > from) return end

  const due = workingDayFrom(calendar, day, Math.max(n, 1))
  return due === null ? null : lastWindow(calendar, due)!.end
}

/**
 * The n-th working day after `from`'s local date at the same local time of day, or the first open instant after that.
 * 0 days is the next open instant. Null when there is none before the year 2400.
 *
 * @throws RangeError unless n is a whole number from 0
 */
export function addBusinessDays(calendar: Calendar, from: Instant, n: number): Instant | null {
  refuseUnlessCount(n)
  const at = sameTimeOfDay(calendar, from, n)
  return at === null ? null : nextOpen(calendar, at)
}

/**
 * The n-th working day before `from`'s local date at the same local time of day, or the last close before that.
 * 0 days is the previous open instant. Null when there is none since the year 1800.
 *
 * @throws RangeError unless n is a whole number from 0
 */
export function subtractBusinessDays(calendar: Calendar, from: Instant, n: number): Instant | null {
  refuseUnlessCount(n)
  const at = sameTimeOfDay(calendar, from, -n)
  return at === null ? null : previousOpen(calendar, at)
}

/**
 * The local date `n` working days after `date` (before it when negative). A date that is not a working day first moves on to the next
 * one, uncounted; 0 leaves every date as it is. Null when there is none between the years 1800 and 2400.
 *
 * @param date `YYYY-MM-DD`
 * @throws RangeError when there is no such date or n is not a whole number
 */
export function addWorkingDays(calendar: Calendar, date: string, n: number): string | null {
  if (!Number.isInteger(n)) throw new RangeError(`${n} is not a number of days. Give a whole number.`)
  const day = dayNumber(date)
  if (n === 0) return date

  const origin = hasOpenTime(calendar, day) ? day : workingDayFrom(calendar, day, Math.sign(n))
  const found = origin === null ? null : workingDayFrom(calendar, origin, n)
  return found === null ? null : dateOfDay(found)
}

/** Whether windows start on this local date: not a holiday, and something of them is left by the breaks. @throws RangeError for no date */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  return hasOpenTime(calendar, dayNumber(date))
}

/** The n-th working day after a day, not counting that day; before it when n is negative. */
function workingDayFrom(calendar: Calendar, day: number, n: number): number | null {
  const step = Math.sign(n)
  const [first, last] = listedDays(calendar)
  let left = Math.abs(n)
  for (let at = step > 0 ? Math.max(day + 1, first) : Math.min(day - 1, last); at >= first && at <= last; at += step) {
    if (hasOpenTime(calendar, at) && --left === 0) return at
  }
  return null
}

/** The days between which windows can start at all. */
function listedDays(calendar: Calendar): [first: number, last: number] {
  const beginning = FIRST_INSTANT / DAY
  const length = STRETCH / DAY
  const end = beginning + (calendar.lastStretch + 1) * length
  return [beginning + calendar.firstStretch * length, Math.min(end, Math.floor(LAST_INSTANT / DAY)) - 1]
}

function sameTimeOfDay(calendar: Calendar, from: Instant, n: number): Instant | null {
  if (n === 0) return from
  const local = localTime(offsetsAround(calendar, stretchNumber(from)), from)
  const day = Math.floor(local / DAY)
  const found = workingDayFrom(calendar, day, n)
  return found === null ? null : toInstant(zoneOfDay(calendar, found), found * DAY + (local - day * DAY))
}

/** The local day of an instant, or the day before while its night shift runs. */
function shiftDay(calendar: Calendar, at: Instant): number {
  const day = Math.floor(localTime(offsetsAround(calendar, stretchNumber(at)), at) / DAY)
  const night = lastWindow(calendar, day - 1)
  return night !== undefined && night.start <= at && at < night.end ? day - 1 : day
}

function hasOpenTime(calendar: Calendar, day: number): boolean {
  return lastWindow(calendar, day) !== undefined
}

function lastWindow(calendar: Calendar, day: number): OpenWindow | undefined {
  return calendar.rules.holidays.has(day) ? undefined : openWindowsOfDay(calendar.rules, zoneOfDay(calendar, day), day).at(-1)
}

function zoneOfDay(calendar: Calendar, day: number): ZoneOffsets {
  return offsetsAround(calendar, stretchNumber(Math.max(FIRST_INSTANT, day * DAY)))
}

function refuseUnlessCount(n: number): void {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`${n} is not a number of days. Give a whole number from 0.`)
}
