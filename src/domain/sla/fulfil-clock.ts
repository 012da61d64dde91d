import type { Instant } from "#domain/instant.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { type Clock, type Evidence, freeze, isLive, missIfDue, workedUntil } from "#domain/sla/clock.ts"
import { clockAt, endedPauses } from "#domain/sla/run-on.ts"

/**
 * The clock after evidence, which counts at its own time, not at its arrival: at the due instant exactly, or while paused, is met; later is
 * missed, and answered. The earliest evidence wins, whatever order it arrives in. In-time evidence that arrives after the miss was recorded
 * makes it met and keeps the record, with `metLate`. Evidence from before the start changes nothing.
 */
export function fulfilClock(before: Clock, evidence: Evidence, calendar: BusinessCalendar, now: Instant): Clock {
  const clock = withPauseOver(before, calendar, now)
  if (evidence.at < clock.startedAt || !isEarlier(evidence, clock.evidence)) return before
  if (clock.state === "cancelled" && !provesCancelledWasMet(clock, evidence)) return before

  const isMet = isInTime(clock, evidence.at)
  return {
    ...freeze(clock, calendar, now),
    pauses: endedPauses(clock, calendar, now),
    state: isMet ? "met" : "missed",
    elapsedMs: workedUntil(clock, calendar, evidence.at),
    metAt: evidence.at,
    evidence,
    missedAt: isMet ? clock.missedAt : clock.dueAt,
    metLate: isMet && clock.missedAt !== null ? (clock.metLate ?? now) : null,
    closedAt: clock.closedAt ?? knownAt(clock, now),
  }
}

/** The clock called off, with the reason; a miss that was recorded stays on it. A clock that is over does not change. */
export function cancelClock(before: Clock, reason: string, calendar: BusinessCalendar, now: Instant): Clock {
  const clock = clockAt(before, calendar, now)
  if (!isLive(clock)) return before
  const pauses = endedPauses(clock, calendar, now)
  return { ...freeze(clock, calendar, now), pauses, state: "cancelled", closedAt: knownAt(clock, now), cancelledBecause: reason }
}

/** A process that stood still for some seconds brings an answer whose instant lies before an alarm that another one gave meanwhile. */
function knownAt({ passedAt }: Clock, now: Instant): Instant {
  return passedAt === null ? now : Math.max(now, passedAt)
}

/** Ends a pause that is over, and nothing else: a due instant just passed is no record of a miss before anybody was told. */
function withPauseOver(clock: Clock, calendar: BusinessCalendar, now: Instant): Clock {
  if (clock.state !== "paused") return clock
  const atNow = clockAt(clock, calendar, now)
  const isNewMiss = clock.missedAt === null && atNow.state === "missed"
  return isNewMiss ? { ...atNow, state: "running", missedAt: null } : atNow
}

function isEarlier(evidence: Evidence, known: Evidence | null): boolean {
  if (known === null) return true
  return evidence.at < known.at || (evidence.at === known.at && evidence.id < known.id)
}

function provesCancelledWasMet(clock: Clock, evidence: Evidence): boolean {
  return clock.missedAt !== null && isInTime(clock, evidence.at) && evidence.at < (clock.closedAt ?? 0)
}

/** Evidence earlier than one that met the clock meets it too, also when that one fell into a pause after the planned due instant. */
function isInTime(clock: Clock, at: Instant): boolean {
  if (clock.state === "met") return true
  if (clock.state === "paused" && clock.missedAt === null) return true
  return missIfDue({ ...clock, state: "running" }, at).state === "running"
}
