import { firstCommon, type Hours } from "#domain/cadence/contact-hours.ts"
import { type Instant, inWords } from "#domain/instant.ts"
import type { Clock } from "#domain/sla/clock.ts"

const FIRST_TOUCHES: readonly Clock["kind"][] = ["first_touch", "owner_first_touch"]

/**
 * The clock of a first touch, marked when rep and lead are not both at work before it is due. Its deadline stays: it counts in our hours. What it cannot be in is
 * kept by anybody who leaves the lead in peace at night, and reports and people have to know. Other clocks come back as they are.
 *
 * @param hours of the rep and the lead, when both are at work
 */
export function markOutOfReach(clock: Clock, hours: Pick<Hours, "both" | "away">, now: Instant): Clock {
  if (!FIRST_TOUCHES.includes(clock.kind)) return clock
  const until = firstCommon(hours, now)
  return until !== null && until <= clock.dueAt ? clock : { ...clock, outOfReach: { until } }
}

/** Whether there is a moment before it is due at which rep and lead are both at work. A pause or another calendar may have made room. */
export function isFeasible({ outOfReach, dueAt }: Pick<Clock, "outOfReach" | "dueAt">): boolean {
  return outOfReach === null || (outOfReach.until !== null && outOfReach.until <= dueAt)
}

/** Why a first touch could not be made in time by anybody, as a sentence; null when it could. */
export function whyInfeasible(clock: Pick<Clock, "outOfReach" | "dueAt">): string | null {
  if (isFeasible(clock) || clock.outOfReach === null) return null
  const { until } = clock.outOfReach
  if (until === null) return "It can't be kept: rep and lead are never at work at the same time."
  return `It can't be kept: rep and lead are both at work from ${inWords(until)} on, and not before it is due.`
}
