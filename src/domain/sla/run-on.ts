import type { Instant } from "#domain/instant.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { type Clock, missIfDue, type Pause, type PlannedRung } from "#domain/sla/clock.ts"
import { timeToRung } from "#domain/sla/start-clock.ts"

/** The clock as it stands at `now`: a pause whose time is up has ended then, and a due instant that has passed is a miss. Safe to ask again. */
export function clockAt(clock: Clock, calendar: BusinessCalendar, now: Instant): Clock {
  const pause = clock.pauses.at(-1)
  const isOver = clock.state === "paused" && pause !== undefined && pause.endsAt <= now
  return missIfDue(isOver ? endPause(clock, calendar, pause.endsAt) : clock, now)
}

/** The same clock with its current pause ended at `at`: what was left before the pause is left after it. */
export function endPause(clock: Clock, calendar: BusinessCalendar, at: Instant): Clock {
  const state = clock.missedAt === null ? ("running" as const) : ("missed" as const)
  return runOn({ ...clock, pauses: endedPauses(clock, calendar, at), state }, calendar, at)
}

/** The clock's pauses, the current one ended at `at`. */
export function endedPauses(clock: Clock, calendar: BusinessCalendar, at: Instant): Pause[] {
  return clock.pauses.map((pause) => (pause.until === null ? { ...pause, until: at, ms: calendar.between(pause.from, at) } : pause))
}

/**
 * The same clock counting again from `from`: due and the rungs still ahead stand where the time that is left puts them. The due instant of a
 * missed clock stays; a rung whose share is already used up keeps its instant, or comes at once.
 */
export function runOn(clock: Clock, calendar: BusinessCalendar, from: Instant): Clock {
  const left = Math.max(0, clock.targetMs - clock.elapsedMs)
  const dueAt = clock.missedAt === null ? calendar.add(from, left) : clock.dueAt
  const rungs = clock.rungs.map((rung, position) => (position < clock.nextRung ? rung : replan(rung, clock, calendar, from)))
  return { ...clock, activeSince: from, dueAt, rungs }
}

function replan(rung: PlannedRung, clock: Clock, calendar: BusinessCalendar, from: Instant): PlannedRung {
  const left = timeToRung(rung, clock.targetMs) - clock.elapsedMs
  return { ...rung, at: left < 0 ? Math.min(rung.at, from) : calendar.add(from, left) }
}
