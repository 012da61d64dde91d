import { type Calendar, segments } from "#domain/calendar/business-time.ts"
import { DAY } from "#domain/calendar/calendar-spec.ts"
import { clip, without } from "#domain/calendar/open-windows.ts"
import { localTime, zoneOffsets } from "#domain/calendar/zone-offsets.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { Stretch } from "#domain/people/absence.ts"

/** Somebody's working hours and when they were away. `calendar` null: nobody said, which counts as always. */
export type WorkingPerson = { calendar: Calendar | null; absences: readonly Stretch[] }

/** A period that is looked at hour by hour, in the local time of a zone. */
export type WeekPeriod = { zone: string; from: Instant; until: Instant }

/** Hours of a week: 0 is Monday from midnight to one, 167 Sunday from 23 to midnight. */
export const HOURS_OF_WEEK = 168

const HOUR: Milliseconds = 3_600_000

/**
 * How many people are at work in each hour of the week, on average over a period. An hour in which somebody works half of the time counts half.
 * Hours that the period does not hold are 0.
 */
export function peopleByHour(people: readonly WorkingPerson[], { zone, from, until }: WeekPeriod): number[] {
  const offsets = zoneOffsets(zone, from, until)
  const worked = Array.from({ length: HOURS_OF_WEEK }, () => 0)
  const held = Array.from({ length: HOURS_OF_WEEK }, () => 0)
  const add = (sums: number[], start: Instant, end: Instant) => {
    for (let at = start; at < end;) {
      const next = Math.min(end, at + HOUR - modulo(localTime(offsets, at), HOUR))
      sums[hourOf(localTime(offsets, at))]! += next - at
      at = next
    }
  }

  add(held, from, until)
  for (const person of people) for (const { start, end } of workOf(person, from, until)) add(worked, start, end)
  return worked.map((ms, hour) => (held[hour] === 0 ? 0 : ms / held[hour]!))
}

function workOf({ calendar, absences }: WorkingPerson, from: Instant, until: Instant) {
  const open = calendar === null ? [{ start: from, end: until }] : openIn(calendar, from, until)
  return without(
    open,
    absences.map((away) => ({ start: away.from, end: away.until })),
  )
}

/** As many windows as a calendar can have in the time: it may open several times a day. */
function openIn(calendar: Calendar, from: Instant, until: Instant) {
  const found = []
  for (let at: Instant | null = from; at !== null && at < until;) {
    const [next] = segments(calendar, at, 1)
    if (next === undefined) break
    found.push({ start: next.start, end: next.end ?? until })
    at = next.end
  }
  return clip(found, from, until)
}

/** The first of January 1970 was a Thursday, so Monday comes 72 hours before it. */
function hourOf(local: Milliseconds): number {
  return Math.floor(modulo(local + 3 * DAY, 7 * DAY) / HOUR)
}

function modulo(number: number, by: number): number {
  return ((number % by) + by) % by
}
