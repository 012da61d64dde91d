import type { CalendarSpec } from "../../src/domain/calendar/business-time.ts"

/** A window as plain numbers: epoch milliseconds, half-open. */
type Span = [start: number, end: number]

const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const

/**
 * Business time the plain way, as a peer to measure against and an answer to compare with: walk from day to day with Temporal and
 * resolve every window's ends anew. It shares no code with the library, keeps no tables and knows no limits of search.
 */
export function temporalWalk(spec: CalendarSpec) {
  return {
    add: (from: number, budget: number): number => {
      let rest = budget
      for (const [start, end] of openFrom(spec, from)) {
        if (end - start >= rest) return start + rest
        rest -= end - start
      }
      return Number.NaN
    },
    between: (from: number, to: number): number => {
      let sum = 0
      for (const [start, end] of openFrom(spec, from)) {
        if (start >= to) break
        sum += Math.min(end, to) - start
      }
      return sum
    },
  }
}

/** Open time from an instant on, day after day for at most four years; adjoining spans are not joined. */
function* openFrom(spec: CalendarSpec, from: number): Generator<Span> {
  let date = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(spec.zone).toPlainDate().subtract({ days: 2 })
  let covered = from
  for (let days = 0; days < 1461; days++) {
    for (const [start, end] of openOn(spec, date)) {
      if (end > covered && end > start) yield [Math.max(start, covered), end]
      covered = Math.max(covered, end)
    }
    date = date.add({ days: 1 })
  }
}

function openOn(spec: CalendarSpec, date: Temporal.PlainDate): Span[] {
  const windows = spec.dates?.[date.toString()] ?? spec.hours[names[date.dayOfWeek - 1]!] ?? []
  if (windows.length === 0 || !exists(spec.zone, date)) return []

  const none = spec.holidays === undefined && spec.breaks === undefined
  // two days either way: where a date is left out, as in Apia, the one after next follows at once
  const closures = none ? [] : [-2, -1, 0, 1, 2].flatMap((days) => closedOn(spec, days === 0 ? date : date.add({ days })))
  const open = windows.map((window) => span(spec.zone, date, window)).sort(([a], [b]) => a - b)
  return closures.reduce((left, closure) => left.flatMap((one) => minus(one, closure)), open)
}

function closedOn(spec: CalendarSpec, date: Temporal.PlainDate): Span[] {
  const name = date.toString()
  const breaks = spec.breaks?.[name] ?? []
  const windows: [string, string][] = spec.holidays?.includes(name) ? [["00:00", "24:00"], ...breaks] : breaks
  return windows.length > 0 && exists(spec.zone, date) ? windows.map((window) => span(spec.zone, date, window)) : []
}

function span(zone: string, date: Temporal.PlainDate, [start, end]: [string, string]): Span {
  const last = end <= start || end === "24:00" ? date.add({ days: 1 }) : date
  return [resolved(zone, date, start), resolved(zone, last, end === "24:00" ? "00:00" : end)]
}

function resolved(zone: string, date: Temporal.PlainDate, time: string): number {
  return date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds
}

/** Whether the zone has that date at all: Apia had no 30 December 2011. */
function exists(zone: string, date: Temporal.PlainDate): boolean {
  return date.toZonedDateTime(zone).toPlainDate().equals(date)
}

function minus([start, end]: Span, [from, to]: Span): Span[] {
  const left: Span[] = []
  if (start < Math.min(end, from)) left.push([start, Math.min(end, from)])
  if (Math.max(start, to) < end) left.push([Math.max(start, to), end])
  return left
}
