import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { ClockState } from "#domain/sla/clock.ts"

/** How a handoff stands on a board: what is owed is late, nearly late, not yet, or stands still for a reason. */
export type Urgency = "overdue" | "at_risk" | "fine" | "paused"

/** What a handoff owes next: its clock, until when, and the working time that was promised for it; null when no clock runs. */
export type Owed = { state: ClockState; dueAt: Instant; targetMs: Milliseconds }

/** Less than this share of the promised working time is left: at risk. */
export const AT_RISK_BELOW = 0.2

/**
 * How urgent a handoff is. At exactly the due instant a touch is still in time, so it is late only after it.
 *
 * @param left working time from now to the due instant; below 0 once it has passed
 */
export function urgencyOf(owed: Owed | null, left: Milliseconds, now: Instant): Urgency {
  if (owed === null) return "fine"
  if (owed.state === "paused") return "paused"
  if (owed.state === "missed" || owed.dueAt < now) return "overdue"
  return left < owed.targetMs * AT_RISK_BELOW ? "at_risk" : "fine"
}
