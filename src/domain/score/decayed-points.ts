import type { Decay } from "#domain/agreement/agreement.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { Milliseconds } from "#domain/instant.ts"

/** How points fade, read for many engagements: `per` in milliseconds, `share` from 0 to 1 where the kind has one. */
export type Fade = { kind: "never" | "half_life" | "linear" | "step" | "window"; per: Milliseconds; share: number }

/**
 * What an engagement is still worth when it is read, not rounded. Halved by every half-life; linear: less by `share` of the points for every
 * `per`, down to 0; step: less by `share` of what is left for every whole `per`; window: all of it before the window's end, then nothing.
 *
 * @param age exact elapsed time since the engagement, 0 or more
 */
export function decayedPoints(points: number, decay: Decay | undefined, age: Milliseconds): number {
  return points * shareLeft(readFade(decay), age)
}

/** @throws Refusal `unreadable_duration` */
export function readFade(decay: Decay | undefined): Fade {
  if (decay === undefined) return { kind: "never", per: 0, share: 0 }
  if ("half_life" in decay) return { kind: "half_life", per: readDuration(decay.half_life), share: 0.5 }
  if ("linear" in decay) return { kind: "linear", per: readDuration(decay.linear.per), share: decay.linear.share }
  if ("step" in decay) return { kind: "step", per: readDuration(decay.step.per), share: decay.step.share }
  return { kind: "window", per: readDuration(decay.window), share: 1 }
}

/** The share of its points, 0 to 1, that an engagement of this age still has. */
export function shareLeft({ kind, per, share }: Fade, age: Milliseconds): number {
  switch (kind) {
    case "half_life":
      return halved(age / per)
    case "linear":
      return Math.max(0, 1 - (share * age) / per)
    case "step":
      return (1 - share) ** Math.floor(age / per)
    case "window":
      return age < per ? 1 : 0
    case "never":
      return 1
  }
}

/** Steps of a halving in the table: few enough to stay in the processor's nearest memory. */
const STEPS = 256
const PART = Float64Array.from({ length: STEPS }, (_, step) => 2 ** (-step / STEPS))
const MOST = 1024
const WHOLE = Float64Array.from({ length: MOST }, (_, halvings) => 2 ** -halvings)

/** 2^-halvings to 15 digits: a table entry, and the start of the exponential series for the rest of its step. Several times as fast as `2 ** x`. */
function halved(halvings: number): number {
  if (halvings >= MOST) return 0
  const steps = halvings * STEPS
  const step = Math.trunc(steps) | 0
  const rest = ((steps - step) / STEPS) * -Math.LN2
  const series = 1 + rest * (1 + rest * (1 / 2 + rest * (1 / 6 + rest * (1 / 24))))
  return (WHOLE[step >> 8] ?? 0) * (PART[step & 255] ?? 0) * series
}
