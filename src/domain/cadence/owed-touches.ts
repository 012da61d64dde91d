import type { TouchCommitment } from "#domain/agreement/cadence-rules.ts"
import type { Instant } from "#domain/instant.ts"

/** What was done on a handoff, as far as its promise goes. */
export type FollowedUp = {
  openedAt: Instant
  closedAt: Instant | null
  /** Of the cycle, such as `recycled`; null while it is open. */
  closedAs: string | null
  /** The reason of the last verdict. */
  reason: string | null
  /** Of the cadence: `reply`, `meeting` …; null while it runs. */
  endedAs: string | null
  touches: number
  channels: readonly string[]
  isLate: boolean
}

export type FollowUpVerdict = "kept" | "on_the_way" | "excused" | "stopped_early"

const A_DAY = 24 * 60 * 60_000
/** What ends a follow-up without fault of sales. */
const EXCUSES = ["reply", "meeting", "objection", "merged"]
/** Verdicts that say nothing but that nobody answered. */
const SILENCE = ["no_response", "no_disposition"]

/** Whether what was promised for a handoff was done, is under way, came to a good end before, or stopped early. */
export function followUpVerdict(one: FollowedUp, owed: TouchCommitment, now: Instant): FollowUpVerdict {
  if (one.touches >= owed.least && one.channels.length >= owed.channels) return "kept"
  if (one.endedAs !== null && EXCUSES.includes(one.endedAs)) return "excused"
  if (one.closedAt !== null) return isSilence(one) ? "stopped_early" : "excused"
  return one.isLate || now > one.openedAt + owed.days * A_DAY ? "stopped_early" : "on_the_way"
}

function isSilence({ closedAs, reason }: FollowedUp): boolean {
  return closedAs === "auto_recycled" || (reason !== null && SILENCE.includes(reason)) || (closedAs === "recycled" && reason === null)
}

/** Touches owed by now: the least that was promised, in proportion to the days that went by. */
export function owedByNow(
  { openedAt, closedAt }: FollowedUp,
  { least, days }: TouchCommitment,
  verdict: FollowUpVerdict,
  touches: number,
  now: Instant,
): number {
  if (verdict === "excused") return touches
  const until = verdict === "stopped_early" && closedAt !== null ? openedAt + days * A_DAY : Math.min(closedAt ?? now, now)
  return Math.min(least, Math.ceil((least * Math.max(0, until - openedAt)) / (days * A_DAY)))
}
