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

const STEPS = 1024
const COARSE = powers((step) => step / STEPS)
const FINE = powers((step) => step / STEPS / STEPS)
const WHOLE = powers((step) => step)

/** 2^-halvings to 13 digits: two table lookups and a straight line between their entries, several times as fast as `2 ** x`. */
function halved(halvings: number): number {
  if (halvings >= STEPS) return 0
  const whole = Math.floor(halvings)
  const coarse = (halvings - whole) * STEPS
  const step = Math.floor(coarse)
  const fine = (coarse - step) * STEPS
  const finest = Math.floor(fine)
  const rest = (fine - finest) / STEPS / STEPS
  return (WHOLE[whole] ?? 0) * (COARSE[step] ?? 0) * (FINE[finest] ?? 0) * (1 - rest * Math.LN2)
}

function powers(exponent: (step: number) => number): Float64Array {
  return Float64Array.from({ length: STEPS }, (_, step) => 2 ** -exponent(step))
}
