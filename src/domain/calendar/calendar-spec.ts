import type { Milliseconds } from "#domain/instant.ts"

/** The days of the week as a calendar names them, Monday first. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const

/** One day of the week. */
export type Weekday = (typeof weekdays)[number]

/**
 * When a team, a rep or a lead has open time, in local wall-clock time of one IANA zone.
 *
 * A window is `["09:00", "17:00"]`: half-open, `HH:MM` or `HH:MM:SS`, end up to `24:00`. An end at or before its start runs into the
 * next day and belongs to the day on which it starts; `["08:00", "08:00"]` lasts 24 hours. Windows that overlap or touch count as one.
 */
export type CalendarSpec = {
  /** IANA name such as `Europe/Berlin`; an offset such as `+02:00` is refused. */
  zone: string
  /** Windows of each day of the week; a day left out is closed. */
  hours: Partial<Record<Weekday, [string, string][]>>
  /** Windows that replace the weekly ones on a date `YYYY-MM-DD`; an empty list closes the date's own windows. */
  dates?: Record<string, [string, string][]>
  /** Windows cut out of whatever is open at that time, by the date on which they start. */
  breaks?: Record<string, [string, string][]>
  /** Dates without any open time from 00:00 to 24:00, also not the tail of the night before; they win over `dates`. */
  holidays?: string[]
}

/** A window as milliseconds after the local midnight its day begins with: 0 ≤ start < 24 h, start < end ≤ 48 h. */
export type DayWindow = readonly [start: Milliseconds, end: Milliseconds]

/** A checked calendar. Days are numbered from 1970-01-01 = 0; the week begins with Monday = 0. */
export type OpeningRules = {
  zone: string
  week: DayWindow[][]
  dates: Map<number, DayWindow[]>
  breaks: Map<number, DayWindow[]>
  holidays: Set<number>
}

/** Length of a local day on which no clock is changed. */
export const DAY: Milliseconds = 86_400_000

/**
 * The checked form of a calendar.
 *
 * @throws RangeError naming the part that is wrong: unknown zone, unknown weekday, a time or date that does not exist
 */
export function openingRules(spec: CalendarSpec): OpeningRules {
  const strangers = Object.keys(spec.hours).filter((day) => !(weekdays as readonly string[]).includes(day))
  if (strangers.length > 0) throw new RangeError(`"${strangers[0]}" is not a day of the week. Use one of ${weekdays.join(", ")}.`)

  return {
    zone: zoneName(spec.zone),
    week: weekdays.map((day) => dayWindows(spec.hours[day] ?? [], `hours of ${day}`)),
    dates: windowsByDay(spec.dates ?? {}, "hours"),
    breaks: windowsByDay(spec.breaks ?? {}, "breaks"),
    holidays: new Set((spec.holidays ?? []).map(dayNumber)),
  }
}

/** Text that is the same for two calendars exactly if they open and close alike by their rules, whatever the order they were written in. */
export function rulesKey(rules: OpeningRules): string {
  return JSON.stringify([rules.zone, rules.week, inOrder(rules.dates), inOrder(rules.breaks), [...rules.holidays].sort((a, b) => a - b)])
}

/** The windows that belong to a day by its date or its weekday, before breaks and holidays. */
export function windowsOf(rules: OpeningRules, day: number): DayWindow[] {
  return rules.dates.get(day) ?? rules.week[(((day + 3) % 7) + 7) % 7]!
}

/**
 * The number of a date `YYYY-MM-DD`, counted from 1970-01-01 = 0.
 *
 * @throws RangeError when there is no such date between 1800 and 2399
 */
export function dayNumber(date: string): number {
  const at = /^(1[89]|2[0-3])\d\d-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || dateOfDay(at / DAY) !== date) {
    throw new RangeError(`"${date}" is not a date. Write it as YYYY-MM-DD, between 1800-01-01 and 2399-12-31.`)
  }
  return at / DAY
}

/** The date `YYYY-MM-DD` of a day's number. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/**
 * The zone's name as the time zone database writes it.
 *
 * @throws RangeError when it knows no such zone, or when an offset is given in place of a zone
 */
export function zoneName(zone: string): string {
  if (/^[A-Za-z]/.test(zone)) {
    try {
      return new Temporal.ZonedDateTime(0n, zone).timeZoneId
    } catch {
      // An unknown name is told below, together with the offsets.
    }
  }
  throw new RangeError(`"${zone}" is not a time zone. Use an IANA name such as Europe/Berlin.`)
}

function inOrder(windows: Map<number, DayWindow[]>): [number, DayWindow[]][] {
  return [...windows].sort(([a], [b]) => a - b)
}

function windowsByDay(windows: Record<string, [string, string][]>, what: string): Map<number, DayWindow[]> {
  return new Map(Object.entries(windows).map(([date, list]) => [dayNumber(date), dayWindows(list, `${what} of ${date}`)]))
}

function dayWindows(windows: [string, string][], where: string): DayWindow[] {
  return windows
    .map(([start, end]): DayWindow => {
      const from = timeOfDay(start, where)
      const to = timeOfDay(end, where)
      if (from === DAY) throw new RangeError(`The ${where} start at 24:00. Let them start at 00:00 of the next day.`)
      return [from, to <= from ? to + DAY : to]
    })
    .sort(([a, b], [c, d]) => a - c || b - d)
}

function timeOfDay(time: string, where: string): Milliseconds {
  const [, hours, minutes, seconds] = /^(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(time) ?? []
  const at = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000
  if (!(at <= DAY)) throw new RangeError(`"${time}" in the ${where} is not a time of day. Write HH:MM, from 00:00 to 24:00.`)
  return at
}
