import type { Instant, Milliseconds } from "#domain/instant.ts"
import { type CalendarSpec, DAY, type DayWindow, type OpeningRules, openingRules, rulesKey, windowsOf } from "./calendar-spec.ts"
import { clip, type OpenWindow, union, without } from "./open-windows.ts"
import { FIRST_INSTANT, LAST_INSTANT, STRETCH, STRETCHES, type Stretch, stretchNumber, tabulate, windowsIn } from "./stretch.ts"
import { toInstant, type ZoneOffsets, zoneOffsets } from "./zone-offsets.ts"

/** Open time along the time line, tabulated where it has been asked for: of one calendar, or of two at once. */
export type OpenTime = {
  /** Stretches outside these have no open time. */
  readonly firstStretch: number
  readonly lastStretch: number
  /** Longest closure that a search looks across; Infinity when the stretches above bound it. */
  readonly longestClosure: Milliseconds
  readonly stretches: (Stretch | undefined)[]
  readonly build: (stretch: number) => Stretch
}

/** A compiled calendar. Treat it as opaque: the functions of `business-time.ts` read it. */
export type Calendar = OpenTime & { readonly rules: OpeningRules; readonly offsets: (ZoneOffsets | undefined)[] }

/** Two calendars have no time in common when none is found within this long: 400 days. */
export const COMMON_TIME_LIMIT: Milliseconds = STRETCH

const REMEMBERED = 1000
const compiled = new Map<string, Calendar>()
const common = new WeakMap<OpenTime, WeakMap<OpenTime, OpenTime>>()

/**
 * Makes a calendar ready to reckon with. Equal calendars share one table, which grows by 400 days at a time as it is asked.
 *
 * @throws RangeError naming what is wrong: the zone, a weekday, a time or a date
 */
export function compileCalendar(spec: CalendarSpec): Calendar {
  const rules = openingRules(spec)
  const key = rulesKey(rules)
  const known = compiled.get(key)
  if (known !== undefined) return known

  if (compiled.size >= REMEMBERED) compiled.delete(compiled.keys().next().value!)
  const calendar = newCalendar(rules)
  compiled.set(key, calendar)
  return calendar
}

/** The time in which both are open. A search in it gives up when there is no common time for 400 days. */
export function intersect(one: OpenTime, other: OpenTime): OpenTime {
  const known = common.get(one)?.get(other)
  if (known !== undefined) return known

  const both = newIntersection(one, other)
  const partners = common.get(one) ?? new WeakMap<OpenTime, OpenTime>()
  common.set(one, partners.set(other, both))
  return both
}

/** The table of a stretch, built when it is first asked for. */
export function stretchOf(time: OpenTime, k: number): Stretch {
  return time.stretches[k] ?? (time.stretches[k] = time.build(k))
}

/** The zone's offsets around a stretch, five days more at each end. */
export function offsetsAround(calendar: Calendar, k: number): ZoneOffsets {
  return (calendar.offsets[k] ??= zoneOffsets(calendar.rules.zone, beginning(k) - 5 * DAY, beginning(k + 1) + 5 * DAY))
}

/**
 * What is open of the windows that start on one day, in order: without breaks and without the hours of holiday dates. Empty for a date
 * that the zone leaves out (Apia went from 29 to 31 December 2011).
 */
export function openWindowsOfDay(rules: OpeningRules, zone: ZoneOffsets, day: number): OpenWindow[] {
  const windows = union(windowsOn(zone, day, windowsOf(rules, day)))
  const closures = [day - 1, day, day + 1].flatMap((date) => closuresOn(rules, zone, date))
  return without(windows, union(closures))
}

function newCalendar(rules: OpeningRules): Calendar {
  const offsets: (ZoneOffsets | undefined)[] = []
  const calendar: Calendar = {
    ...bounds(rules),
    longestClosure: Infinity,
    stretches: newTables(),
    build: (k) => tabulate(k, openWindowsIn(calendar, k)),
    rules,
    offsets,
  }
  return calendar
}

function newIntersection(one: OpenTime, other: OpenTime): OpenTime {
  const closures = (k: number) => without([{ start: beginning(k), end: beginning(k + 1) }], windowsIn(stretchOf(other, k)))
  return {
    firstStretch: Math.max(one.firstStretch, other.firstStretch),
    lastStretch: Math.min(one.lastStretch, other.lastStretch),
    longestClosure: COMMON_TIME_LIMIT,
    stretches: newTables(),
    build: (k) => tabulate(k, without(windowsIn(stretchOf(one, k)), closures(k))),
  }
}

/** A calendar with weekly hours opens again and again; one without opens only on the dates it lists. */
function bounds(rules: OpeningRules): { firstStretch: number; lastStretch: number } {
  if (rules.week.some((windows) => windows.length > 0)) return { firstStretch: 0, lastStretch: STRETCHES - 1 }
  const days = [...rules.dates].filter(([, windows]) => windows.length > 0).map(([day]) => day)
  if (days.length === 0) return { firstStretch: STRETCHES, lastStretch: -1 }
  return { firstStretch: stretchOfDay(Math.min(...days) - 2), lastStretch: stretchOfDay(Math.max(...days) + 3) }
}

function stretchOfDay(day: number): number {
  return stretchNumber(Math.min(LAST_INSTANT, Math.max(FIRST_INSTANT, day * DAY)))
}

function openWindowsIn(calendar: Calendar, k: number): OpenWindow[] {
  if (k < calendar.firstStretch || k > calendar.lastStretch) return []
  const { rules } = calendar
  const zone = offsetsAround(calendar, k)
  const open: OpenWindow[] = []
  const closed: OpenWindow[] = []
  for (let day = Math.floor(beginning(k) / DAY) - 3; day * DAY < beginning(k + 1) + 2 * DAY; day++) {
    const windows = windowsOf(rules, day)
    if (windows.length > 0) open.push(...windowsOn(zone, day, windows))
    closed.push(...closuresOn(rules, zone, day))
  }
  return clip(without(union(open), union(closed)), beginning(k), beginning(k + 1))
}

function closuresOn(rules: OpeningRules, zone: ZoneOffsets, day: number): OpenWindow[] {
  const breaks = rules.breaks.get(day) ?? []
  return windowsOn(zone, day, rules.holidays.has(day) ? [[0, DAY], ...breaks] : breaks)
}

function windowsOn(zone: ZoneOffsets, day: number, windows: DayWindow[]): OpenWindow[] {
  const midnight = day * DAY
  if (windows.length === 0 || toInstant(zone, midnight) >= toInstant(zone, midnight + DAY)) return []
  return windows.map(([start, end]) => ({ start: toInstant(zone, midnight + start), end: toInstant(zone, midnight + end) }))
}

/** Every place is taken from the start, so that reading a table stays fast. */
function newTables(): (Stretch | undefined)[] {
  return Array.from({ length: STRETCHES }, () => undefined)
}

function beginning(k: number): Instant {
  return FIRST_INSTANT + k * STRETCH
}
