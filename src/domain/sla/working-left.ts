import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"

/** Working time from now until something is due; below 0 since when it is late. The later it is due, the more is left, or as much. */
export function workingLeft(hours: BusinessCalendar, dueAt: Instant, now: Instant): Milliseconds {
  return dueAt < now ? 0 - hours.between(dueAt, now) : hours.between(now, dueAt)
}

const A_DAY = 86_400_000
/** Nobody promises anything for longer, and calendars that never open end the search here. */
const FARTHEST = 4096 * A_DAY

/**
 * The first instant to the millisecond at which something may be due so that at least `left` of working time remains: what is due from then on has as
 * much or more, what is due before has less. Null when there is none in eleven years.
 */
export function firstDueWith(hours: BusinessCalendar, left: Milliseconds, now: Instant): Instant | null {
  const isEnough = (dueAt: Instant) => workingLeft(hours, dueAt, now) >= left
  let step = A_DAY
  while (step < FARTHEST && !isEnough(now + step)) step *= 2
  if (!isEnough(now + step)) return null
  let enough = now + step
  step = A_DAY
  while (step < FARTHEST && isEnough(now - step)) step *= 2
  let tooLittle = now - step
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2)
    if (isEnough(middle)) enough = middle
    else tooLittle = middle
  }
  return enough
}
