import type { Instant } from "#domain/instant.ts"

/** How many questions may go out at this moment: at most `perMinute`, spread evenly. */
export type Pace = { tokens: number; at: Instant }

/** A few may go at once, so that a burst of forms needs not wait. */
const burstOf = (perMinute: number) => Math.max(1, Math.ceil(perMinute / 6))

/** A pace that was not used yet. */
export function fullPace(perMinute: number, now: Instant): Pace {
  return { tokens: burstOf(perMinute), at: now }
}

/** Takes one question: the pace afterwards, and whether it may go. @param now not before the last use */
export function takeOne(pace: Pace, perMinute: number, now: Instant): { pace: Pace; may: boolean } {
  const grown = pace.tokens + (Math.max(0, now - pace.at) * perMinute) / 60_000
  const tokens = Math.min(burstOf(perMinute), grown)
  const may = tokens >= 1
  return { pace: { tokens: may ? tokens - 1 : tokens, at: now }, may }
}
