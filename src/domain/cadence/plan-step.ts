import type { Target } from "#domain/agreement/duration.ts"
import {
  addTime,
  endOfBusinessDay,
  nextClose,
  nextOpen,
  previousOpen,
  type Calendar,
  type OpenTime,
} from "#domain/calendar/business-time.ts"
import { firstCommon, type Hours } from "#domain/cadence/contact-hours.ts"
import type { Instant } from "#domain/instant.ts"

/** From when a step may be done, and until when it is owed; both lie in the hours of rep and lead. */
export type StepTimes = { opensAt: Instant; dueAt: Instant }

const A_DAY = 24 * 60 * 60_000
const TEN_DAYS = 10 * A_DAY

/**
 * When a step is to be done, counted from the step before it (`from`): never before `now`, never outside the hours of either. What has to wait for common hours
 * is owed until they close. Days are the rep's business days.
 *
 * @returns null when the two share no hour in the next days, as people half the world apart do but for weeks in which one has changed the clocks already
 */
export function planStep(step: { earliest: Target; latest: Target | null }, from: Instant, hours: Hours, now: Instant): StepTimes | null {
  const start = Math.max(earliest(step.earliest, from, hours.rep), now)
  if (!sharesHours(hours.both, start)) return null
  const opensAt = firstCommon(hours, start)
  if (opensAt === null) return null
  return { opensAt, dueAt: fitted(latest(step, from, hours.rep), opensAt, hours.both) }
}

/** Whether two are ever at work at the same time in the ten days from `at`. */
export function sharesHours(both: OpenTime, at: Instant): boolean {
  const open = nextOpen(both, at)
  return open !== null && open - at <= TEN_DAYS
}

/** "1 business day" begins when the next working day does. */
function earliest(after: Target, from: Instant, rep: Calendar): Instant {
  if (after.kind === "time") return addTime(rep, from, after.ms) ?? from
  if (after.days === 0) return from
  const dayBefore = endOfBusinessDay(rep, from, after.days - 1)
  return dayBefore === null ? from : (nextOpen(rep, dayBefore) ?? dayBefore)
}

function latest({ earliest: after, latest: within }: { earliest: Target; latest: Target | null }, from: Instant, rep: Calendar): Instant {
  if (within === null) return endOfBusinessDay(rep, from, after.kind === "business_days" ? after.days : 0) ?? from + A_DAY
  if (within.kind === "business_days") return endOfBusinessDay(rep, from, within.days) ?? from + A_DAY
  return within.ms < A_DAY ? (addTime(rep, from, within.ms) ?? from + within.ms) : from + within.ms
}

/** The deadline as it was meant where both are at work until then; else the last common instant before it, else the end of the first common hours. */
function fitted(wanted: Instant, opensAt: Instant, both: OpenTime): Instant {
  const before = wanted > opensAt ? previousOpen(both, wanted) : null
  if (before !== null && before > opensAt) return before
  return nextClose(both, opensAt) ?? opensAt + A_DAY
}
