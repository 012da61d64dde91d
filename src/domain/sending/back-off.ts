import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { SendResult } from "#domain/sending/message.ts"

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** How long to wait after the first, second, … failed attempt. After the last one there is no further attempt: nine in all, over about 18 hours. */
export const waits: readonly Milliseconds[] = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour]

/** The longest wait that a receiver can ask for: a lead is waiting meanwhile. */
export const longestRetryAfter: Milliseconds = hour

/** The part of a wait that jitter can add to it, so that what failed together is not tried together again. */
const spread = 0.2

export type NextAttempt = { kind: "sent"; at: Instant } | { kind: "again"; at: Instant; error: string } | { kind: "dead"; error: string }

/**
 * What follows from an attempt: done, another one at an instant, or a dead letter that its owner has to look at.
 *
 * @param attempts attempts made so far, this one included: 1 or more
 * @param jitter   0 (the plain wait) to 1 (a fifth longer); handed in, since the rules throw no dice
 */
export function nextAttempt(attempts: number, result: SendResult, now: Instant, jitter: number): NextAttempt {
  if (result.kind === "sent") return { kind: "sent", at: now }
  if (result.kind === "refused") return { kind: "dead", error: result.error }

  const wait = waits[attempts - 1]
  if (wait === undefined) return { kind: "dead", error: `Given up after ${attempts} attempts. The last one: ${result.error}` }
  const asked = Math.min(Math.max(result.retryAfterMs ?? 0, 0), longestRetryAfter)
  return { kind: "again", at: now + Math.max(Math.round(wait * (1 + spread * jitter)), asked), error: result.error }
}

/**
 * How long a receiver asks us to wait, from its `Retry-After` header: seconds, or a date.
 *
 * @returns 0 or more, not capped; `null` when there is no header or it can't be read
 */
export function retryAfterMs(header: string | null, now: Instant): Milliseconds | null {
  const text = header?.trim() ?? ""
  if (/^\d{1,15}$/.test(text)) return Number(text) * second
  const at = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
