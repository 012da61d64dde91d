import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { ClockState } from "#domain/sla/clock.ts"

/**
 * How a handoff stands on a board: a promise is late, nearly late, not due yet, or stands still for a reason. `step_late`: no promise runs, and the next
 * step of the follow-up should have been done.
 */
export type Urgency = "overdue" | "at_risk" | "step_late" | "fine" | "paused"

/** What a handoff owes next: its clock, until when, the working time that was promised for it, and whether the owner was warned of it. */
export type Owed = { state: ClockState; dueAt: Instant; targetMs: Milliseconds; isWarned: boolean }

/** With less than this share of the promised working time left it is at risk, also where the agreement warns later or not at all. */
export const AT_RISK_BELOW = 0.2

/**
 * How urgent a handoff is. It is at risk from the moment its owner was warned, so that pages and messages say the same. At exactly the due instant a touch is still in time, so it is late only after it.
 *
 * @param left working time from now to the due instant; below 0 once it has passed
 */
export function urgencyOf(owed: Owed, left: Milliseconds, now: Instant): Urgency {
  if (owed.state === "paused") return "paused"
  if (owed.state === "missed" || owed.dueAt < now) return "overdue"
  return owed.isWarned || left < owed.targetMs * AT_RISK_BELOW ? "at_risk" : "fine"
}

/** How urgent a handoff is whose clocks have all ended: by when its next step is due. */
export function urgencyOfStep(dueAt: Instant, now: Instant): Urgency {
  return dueAt < now ? "step_late" : "fine"
}

/** How many handoffs stand how, before any was counted. */
export function noneByUrgency(): Record<Urgency, number> {
  return { overdue: 0, at_risk: 0, step_late: 0, fine: 0, paused: 0 }
}
