import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import type { Clock } from "#domain/sla/clock.ts"
import { runOn } from "#domain/sla/run-on.ts"

/**
 * A clock that was called off by mistake counting again from `now`: with what was left when it stopped, so nothing of the time between counts. A miss
 * that was recorded before stays. One that is not cancelled does not change.
 */
export function reviveClock(clock: Clock, calendar: BusinessCalendar, now: Instant): Clock {
  if (clock.state !== "cancelled") return clock
  const state = clock.missedAt === null ? ("running" as const) : ("missed" as const)
  return runOn({ ...clock, state, closedAt: null, cancelledBecause: null }, calendar, now)
}

/** Working time that is left of a clock that stands still; none when it was missed. */
export function leftOf(clock: Pick<Clock, "targetMs" | "elapsedMs">): Milliseconds {
  return Math.max(0, clock.targetMs - clock.elapsedMs)
}
