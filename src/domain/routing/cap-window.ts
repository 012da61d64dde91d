import type { Instant } from "#domain/instant.ts"

/** The time that a cap counts over: a calendar unit in the pool's zone (a week starts on Monday), or the last `hours` of exact time. */
export type CapWindow = { kind: "hour" | "day" | "week" | "month" } | { kind: "rolling"; hours: number }

/** A rolling window of so many times 24 exact hours. */
export function rollingDays(days: number): CapWindow {
  return { kind: "rolling", hours: days * 24 }
}

/**
 * When the window that `now` lies in has begun. Assignments at or after it count.
 *
 * @param zone the pool's IANA zone. A day begins at its first instant, also where midnight does not exist; an hour by the local clock.
 */
export function windowStart(window: CapWindow, zone: string, now: Instant): Instant {
  if (window.kind === "rolling") return now - window.hours * 3_600_000
  const local = localTime(zone, now)
  if (window.kind === "hour") return local.with({ minute: 0, second: 0, millisecond: 0 }).epochMilliseconds
  return firstDay(window.kind, local.toPlainDate()).toZonedDateTime(zone).epochMilliseconds
}

/** When the calendar window that `now` lies in ends and the count starts afresh; null for a rolling window, which never does. */
export function windowEnd(window: CapWindow, zone: string, now: Instant): Instant | null {
  if (window.kind === "rolling") return null
  if (now !== remembered.now) remembered = { now, ends: new Map() }
  const key = `${window.kind} ${zone}`
  const known = remembered.ends.get(key)
  if (known !== undefined) return known
  const end = endOf(window.kind, zone, now)
  remembered.ends.set(key, end)
  return end
}

/** Everybody who is looked at for the leads of one moment has one of a few windows. */
let remembered = { now: Number.NaN, ends: new Map<string, Instant>() }

function endOf(kind: "hour" | "day" | "week" | "month", zone: string, now: Instant): Instant {
  const local = localTime(zone, now)
  if (kind === "hour") return local.with({ minute: 0, second: 0, millisecond: 0 }).add({ hours: 1 }).epochMilliseconds
  const next = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } }[kind]
  return firstDay(kind, local.toPlainDate()).add(next).toZonedDateTime(zone).epochMilliseconds
}

function localTime(zone: string, now: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
}

function firstDay(kind: "day" | "week" | "month", today: Temporal.PlainDate): Temporal.PlainDate {
  if (kind === "day") return today
  return kind === "week" ? today.subtract({ days: today.dayOfWeek - 1 }) : today.with({ day: 1 })
}
