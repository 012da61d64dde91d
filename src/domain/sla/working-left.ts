import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"

/** Working time from now until something is due; below 0 since when it is late. The later it is due, the more is left, or as much. */
export function workingLeft(hours: BusinessCalendar, dueAt: Instant, now: Instant): Milliseconds {
  return dueAt < now ? 0 - hours.between(dueAt, now) : hours.between(now, dueAt)
}
