import type { Side, Tier } from "#domain/agreement/agreement.ts"
import type { ClockKind } from "#domain/agreement/sla-policy.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"

/** A missed clock goes on climbing its ladder until evidence arrives or it is cancelled. */
export type ClockState = "running" | "paused" | "met" | "missed" | "cancelled"

/** One promise of the agreement, ticking for one handoff. Plain JSON; every instant at which something happens is worked out beforehand. */
export type Clock = {
  kind: ClockKind
  owedBy: Side
  tier: Tier
  state: ClockState
  startedAt: Instant
  /** Working time it may take. For a target in days: the working time from the start to the end of that day. */
  targetMs: Milliseconds
  /** The target as promised, when it was in days; null when it was a time. */
  businessDays: number | null
  /** A touch at exactly this instant still meets it. While paused: as it was before. Once missed it never moves again. */
  dueAt: Instant
  /** In the order in which they fire. */
  rungs: PlannedRung[]
  /** Position in `rungs` of the first one that has not been passed. */
  nextRung: number
  /** When the last one was passed, by the time of whoever passed it; null while none was. */
  passedAt: Instant | null
  /** Working time used up to `activeSince`; once over, up to the evidence or the cancelling. Frozen: no later calendar changes it. */
  elapsedMs: Milliseconds
  /** Since when it counts without a break; null while paused and when over. */
  activeSince: Instant | null
  stretches: Stretch[]
  pauses: Pause[]
  retargets: Retarget[]
  /** When the evidence happened, also when that was too late; null while there is none. */
  metAt: Instant | null
  /** The due instant that passed without evidence; stays when late-arriving evidence shows that the clock was met after all. */
  missedAt: Instant | null
  evidence: Evidence | null
  /** When the evidence arrived that turned a recorded miss into met; null otherwise. */
  metLate: Instant | null
  /** When it was known to have stopped, never before a rung that was passed; null while live. */
  closedAt: Instant | null
  /** Why it was cancelled; null otherwise. */
  cancelledBecause: string | null
  /** A first touch alone, and only where rep and lead were not both at work before it was due: when they are. `until` null: never. */
  outOfReach: { until: Instant | null } | null
}

/** One step of the ladder that applies to this clock's tier. */
export type PlannedRung = {
  /** Index in the agreement's ladder. */
  rung: number
  at: Instant
  /** Percent of the target: below 100 a warning, from 100 on an escalation. */
  share: number
  /** Working time on top of the share. */
  plusMs: Milliseconds
}

/** A run of time that counted, with the working time that it held under the calendar of that day. */
export type Stretch = { from: Instant; until: Instant; ms: Milliseconds }

export type Pause = {
  reason: string
  note: string
  by: string
  /** Who let it go over the budget; null when it did not. */
  approvedBy: string | null
  from: Instant
  /** When it ends by itself. */
  endsAt: Instant
  /** When it ended; null while it lasts. */
  until: Instant | null
  /** Working time it took; null while it lasts. */
  ms: Milliseconds | null
}

/** A change of the due instant that came from the calendar. */
export type Retarget = { at: Instant; from: Instant; to: Instant }

/** What happened that keeps the promise, with its own time: `kind` and `id` name the touch, the assignment or the disposition. */
export type Evidence = { at: Instant; kind: string; id: string }

/** Whether the clock still chases somebody: running, paused, or missed and not yet answered. */
export function isLive(clock: Clock): boolean {
  return clock.closedAt === null
}

/** Working time the clock has counted up to `at`, pauses left out. Past stretches keep what they held when they ended. */
export function workedUntil(clock: Clock, calendar: BusinessCalendar, at: Instant): Milliseconds {
  const past = clock.stretches.map((stretch) => {
    if (at >= stretch.until) return stretch.ms
    return Math.min(stretch.ms, calendar.between(stretch.from, at))
  })
  const current = clock.activeSince === null ? 0 : calendar.between(clock.activeSince, at)
  return past.reduce((sum, ms) => sum + ms, 0) + current
}

/** The same clock with its running stretch closed at `at` and its working time frozen. */
export function freeze(clock: Clock, calendar: BusinessCalendar, at: Instant): Clock {
  if (clock.activeSince === null) return clock
  const stretch = { from: clock.activeSince, until: at, ms: calendar.between(clock.activeSince, at) }
  return { ...clock, activeSince: null, elapsedMs: clock.elapsedMs + stretch.ms, stretches: [...clock.stretches, stretch] }
}

/** The same clock, missed when its due instant has passed: due equal to `now` is not missed yet. A paused clock is never missed. */
export function missIfDue(clock: Clock, now: Instant): Clock {
  if (clock.state !== "running" || now <= clock.dueAt) return clock
  return { ...clock, state: "missed", missedAt: clock.dueAt }
}
