import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { type Clock, isLive, missIfDue, type PlannedRung } from "#domain/sla/clock.ts"

/** A rung to pass now. */
export type DueRung = {
  /** Index in the agreement's ladder. */
  rung: number
  share: number
  plannedAt: Instant
  /** More than five seconds after it was to come. */
  firedLate: boolean
  /** A warning whose due instant has passed too: it is recorded, and nobody is told. */
  missedOnly: boolean
  /** It tells nobody and does nothing: it is passed with a record. */
  isEmpty: boolean
}

/** What a clock's ladder has done so far. `escalationAt`: when a rung last told somebody or acted. `emptyRungs`: ladder indexes that reach nobody. */
export type LadderSoFar = { escalationAt: Instant | null; emptyRungs?: readonly number[] }

/** What is to be passed now, in order, and when to look again; null when nothing is to come. */
export type DueRungs = { fire: DueRung[]; lookAgainAt: Instant | null }

const LATE_AFTER = 5_000
const CHANCE_TO_ACT = 5 * 60_000

/**
 * The rungs that are due at `now`. Warnings come at their instant, escalations once it has passed (a touch at exactly due is in time). After an
 * outage nothing is skipped silently: warnings that came too late are recorded, the first escalation comes at once, marked late, and each one
 * after a late one waits until its planned time and until five minutes after the one before. Asking again gives the same answer until
 * `passRungs` notes what was done.
 */
export function dueRungs(clock: Clock, { escalationAt, emptyRungs = [] }: LadderSoFar, now: Instant): DueRungs {
  if (!isLive(clock)) return { fire: [], lookAgainAt: null }
  if (clock.state === "paused") return { fire: [], lookAgainAt: clock.pauses.at(-1)?.endsAt ?? null }

  const fire: DueRung[] = []
  let last = escalationAt
  for (let position = clock.nextRung; position < clock.rungs.length; position++) {
    const rung = clock.rungs[position] as PlannedRung
    const isEmpty = emptyRungs.includes(rung.rung)
    const before = clock.rungs.slice(0, position).findLast((each) => !emptyRungs.includes(each.rung))
    const earliest = isEmpty ? opensAt(rung) : earliestInstant(rung, before, last)
    if (now < earliest) return { fire, lookAgainAt: nextLook(clock, earliest, now) }

    const missedOnly = isWarning(rung) && now > clock.dueAt
    fire.push({ rung: rung.rung, share: rung.share, plannedAt: rung.at, firedLate: now > rung.at + LATE_AFTER, missedOnly, isEmpty })
    if (!missedOnly && !isEmpty) last = now
  }
  return { fire, lookAgainAt: nextLook(clock, null, now) }
}

/** The clock after `passed` was recorded; a due instant that has passed makes it missed. */
export function passRungs(clock: Clock, passed: readonly DueRung[], now: Instant): Clock {
  const known = passed.filter((each) => clock.rungs.slice(clock.nextRung).some((rung) => rung.rung === each.rung))
  return missIfDue({ ...clock, nextRung: clock.nextRung + known.length, passedAt: known.length > 0 ? now : clock.passedAt }, now)
}

/**
 * The next rung, told at once because a person asked for it; also after the clock was answered.
 *
 * @throws Refusal 409 while paused, when cancelled, and when no rung is left
 */
export function escalateByHand(clock: Clock, now: Instant): DueRung {
  if (clock.state === "paused") throw new Refusal("clock_paused", "The clock is paused. Resume it before you escalate.", 409)
  if (clock.state === "cancelled") throw new Refusal("clock_over", "The clock was cancelled, so there is nothing to escalate.", 409)
  const next = clock.rungs[clock.nextRung]
  if (!next) throw new Refusal("ladder_used_up", "Everybody on the ladder has been told.", 409)
  return {
    rung: next.rung,
    share: next.share,
    plannedAt: next.at,
    firedLate: now > next.at + LATE_AFTER,
    missedOnly: false,
    isEmpty: false,
  }
}

function isWarning(rung: PlannedRung): boolean {
  return rung.share < 100
}

/** A warning opens at its instant; an escalation once that has passed. */
function opensAt(rung: PlannedRung): Instant {
  return isWarning(rung) ? rung.at : rung.at + 1
}

function earliestInstant(rung: PlannedRung, before: PlannedRung | undefined, last: Instant | null): Instant {
  if (last === null || before === undefined || isWarning(before) || before.at === rung.at) return opensAt(rung)
  const cameLate = last > before.at + LATE_AFTER
  return cameLate ? Math.max(opensAt(rung), last + CHANCE_TO_ACT) : opensAt(rung)
}

/** The next rung, or the moment at which the miss is to be noted when that comes first. */
function nextLook(clock: Clock, next: Instant | null, now: Instant): Instant | null {
  const miss = clock.missedAt === null && now <= clock.dueAt ? clock.dueAt + 1 : null
  if (next === null || miss === null) return next ?? miss
  return Math.min(next, miss)
}
