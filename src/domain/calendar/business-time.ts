/**
 * Business time: how long is open between two instants, when is a budget of it used up, what is open next. Everything that the library
 * offers is named here; `docs/business-time.md` describes it.
 */
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { intersect, type OpenTime } from "./compile-calendar.ts"
import { addTime, between, nextOpen } from "./open-time.ts"

export { addBusinessDays, addWorkingDays, endOfBusinessDay, isWorkingDay, subtractBusinessDays } from "./business-days.ts"
export type { CalendarSpec, Weekday } from "./calendar-spec.ts"
export { type Calendar, compileCalendar, intersect, type OpenTime } from "./compile-calendar.ts"
export { nextClose, type Segment, segments, windowStart } from "./open-segments.ts"
export { addTime, between, isOpen, nextOpen, previousOpen, subtractTime } from "./open-time.ts"
export { type Handover, type Rotation, rotationHandovers } from "./rotation-handovers.ts"
export { resolveLocal } from "./zone-offsets.ts"

/** First instant at or after `at` at which both are open; null when there is none within 400 days. */
export function nextOpenInBoth(one: OpenTime, other: OpenTime, at: Instant): Instant | null {
  return nextOpen(intersect(one, other), at)
}

/** As `addTime`, counting only the time in which both are open; null also when there is none for 400 days on end. */
export function addTimeInBoth(one: OpenTime, other: OpenTime, from: Instant, budget: Milliseconds): Instant | null {
  return addTime(intersect(one, other), from, budget)
}

/** As `between`, counting only the time in which both are open. */
export function betweenInBoth(one: OpenTime, other: OpenTime, from: Instant, to: Instant): Milliseconds {
  return between(intersect(one, other), from, to)
}
