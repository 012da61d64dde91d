import type { Breaker } from "#domain/enrichment/provider.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"

/** So many failures within the window and the provider is left alone. */
const MOST_FAILURES = 5
const WINDOW: Milliseconds = 60_000
/** For how long, the first time; doubled each time that the trial fails as well. */
const FIRST_REST: Milliseconds = 30_000
const LONGEST_REST: Milliseconds = 60 * 60_000

export type BreakerState = "closed" | "open" | "half_open"

/** `open`: not asked; `half_open`: the rest is over, one question may try. */
export function breakerState({ openUntil, blockedUntil }: Breaker, now: Instant): BreakerState {
  if (blockedUntil !== null && now < blockedUntil) return "open"
  if (openUntil === null) return "closed"
  return now < openUntil ? "open" : "half_open"
}

/** Whether a question may go out now. @param underWay questions that wait for an answer: while half open, one at a time */
export function mayAsk(breaker: Breaker, underWay: number, now: Instant): boolean {
  const state = breakerState(breaker, now)
  return state === "closed" || (state === "half_open" && underWay === 0)
}

/** It answered: whatever was before is forgotten, also that it asked us to wait. */
export function afterAnswer(): Breaker {
  return { failures: [], openUntil: null, opened: 0, blockedUntil: null, lastError: null }
}

/**
 * It failed. A failed trial opens the breaker again, for twice as long; so does a run of failures.
 *
 * @param retryAfterMs how long it asked us to wait, an hour at most; null when it said nothing
 */
export function afterFailure(before: Breaker, error: string, retryAfterMs: Milliseconds | null, now: Instant): Breaker {
  const failures = [...before.failures.filter((at) => now - at < WINDOW), now].slice(-MOST_FAILURES)
  const blockedUntil = retryAfterMs === null ? before.blockedUntil : now + Math.min(retryAfterMs, LONGEST_REST)
  const isTrial = before.openUntil !== null && now >= before.openUntil
  const opens = isTrial || (before.openUntil === null && failures.length >= MOST_FAILURES)
  if (!opens) return { ...before, failures, blockedUntil, lastError: error }
  const openUntil = now + Math.min(FIRST_REST * 2 ** before.opened, LONGEST_REST)
  return { failures, openUntil, opened: before.opened + 1, blockedUntil, lastError: error }
}
