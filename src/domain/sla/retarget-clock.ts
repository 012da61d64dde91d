import type { Instant } from "#domain/instant.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { type Clock, freeze, isLive } from "#domain/sla/clock.ts"
import { clockAt, runOn } from "#domain/sla/run-on.ts"

/** The calendar as it was until now and as it is from now on. */
export type CalendarEdit = { before: BusinessCalendar; after: BusinessCalendar }

/**
 * The clock after its calendar was edited: what has passed stays as it was counted, only the time ahead is planned anew. A target in days keeps
 * its number of working days; once such a clock has been paused it keeps its working time instead. A paused clock is planned anew when it
 * resumes and its pause keeps its end; a clock that is over does not change.
 */
export function retargetClock(before: Clock, calendars: CalendarEdit, now: Instant): Clock {
  const clock = clockAt(before, calendars.before, now)
  if (!isLive(clock) || clock.activeSince === null) return clock

  const frozen = freeze(clock, calendars.before, now)
  const moved = runOn({ ...frozen, targetMs: newTarget(frozen, calendars, now) }, calendars.after, now)
  if (moved.dueAt === clock.dueAt) return moved
  return { ...moved, retargets: [...clock.retargets, { at: now, from: clock.dueAt, to: moved.dueAt }] }
}

function newTarget(clock: Clock, { before, after }: CalendarEdit, now: Instant): number {
  if (clock.businessDays === null || clock.pauses.length > 0 || clock.missedAt !== null) return clock.targetMs
  if (now >= clock.dueAt) return clock.targetMs
  return clock.elapsedMs + after.between(now, endOfDays(after, now, daysLeft(before, now, clock.dueAt)))
}

/** How many working days end after `now`, up to the due instant. */
function daysLeft(calendar: BusinessCalendar, now: Instant, dueAt: Instant): number {
  let days = 1
  for (let end = calendar.endOfDay(now, 0); end < dueAt; end = calendar.endOfDay(end, 0)) days++
  return days
}

/** The end of the n-th working day to end after `now`. */
function endOfDays(calendar: BusinessCalendar, now: Instant, n: number): Instant {
  let end = calendar.endOfDay(now, 0)
  for (let day = 1; day < n; day++) end = calendar.endOfDay(end, 0)
  return end
}
