import type { Tier } from "#domain/agreement/agreement.ts"
import type { ClockKind, ClockPolicy, Rung } from "#domain/agreement/sla-policy.ts"
import { readRungAt, readTarget, type Target } from "#domain/agreement/duration.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import type { Clock, PlannedRung } from "#domain/sla/clock.ts"

/** What a clock is started for. `target` replaces the policy's, for a new owner who inherits what is left. */
export type ClockStart = { kind: ClockKind; policy: ClockPolicy; tier: Tier; target?: Target | null }

/**
 * A clock that starts at `now`, with its due instant and the instants of all its rungs. Started outside working hours it counts from the next
 * opening. A target in days ends with that working day; its shares are shares of the working time until then.
 *
 * @throws Refusal when the policy's target or a rung cannot be read
 */
export function startClock(start: ClockStart, calendar: BusinessCalendar, now: Instant): Clock {
  const target = start.target ?? readTarget(start.policy.target[start.tier])
  const dueAt = target.kind === "time" ? calendar.add(now, target.ms) : calendar.endOfDay(now, target.days)
  const targetMs = target.kind === "time" ? target.ms : calendar.between(now, dueAt)
  return {
    kind: start.kind,
    owedBy: start.policy.owed_by,
    tier: start.tier,
    state: "running",
    startedAt: now,
    targetMs,
    businessDays: target.kind === "business_days" ? target.days : null,
    dueAt,
    rungs: planRungs(start, { targetMs, dueAt }, calendar, now),
    nextRung: 0,
    passedAt: null,
    elapsedMs: 0,
    activeSince: now,
    stretches: [],
    pauses: [],
    retargets: [],
    metAt: null,
    missedAt: null,
    evidence: null,
    metLate: null,
    closedAt: null,
    cancelledBecause: null,
    outOfReach: null,
  }
}

/** Working time from the start of a clock to one of its rungs. */
export function timeToRung(rung: Pick<PlannedRung, "share" | "plusMs">, targetMs: Milliseconds): Milliseconds {
  return Math.round((targetMs * rung.share) / 100) + rung.plusMs
}

function planRungs(
  { policy, tier }: ClockStart,
  { targetMs, dueAt }: Pick<Clock, "targetMs" | "dueAt">,
  calendar: BusinessCalendar,
  now: Instant,
): PlannedRung[] {
  const planned = policy.ladder.flatMap((rung, index) => (appliesTo(rung, tier) ? [{ rung: index, ...sharesOf(rung) }] : []))
  return planned
    .map((rung) => {
      const needed = timeToRung(rung, targetMs)
      return { ...rung, at: needed === targetMs ? dueAt : calendar.add(now, needed) }
    })
    .sort((a, b) => a.at - b.at || a.rung - b.rung)
}

function appliesTo(rung: Rung, tier: Tier): boolean {
  return rung.tiers === undefined || rung.tiers.includes(tier)
}

function sharesOf(rung: Rung): { share: number; plusMs: Milliseconds } {
  const { percent, plus } = readRungAt(rung.at)
  return { share: percent, plusMs: plus }
}
