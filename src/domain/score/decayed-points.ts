import type { Decay } from "#domain/agreement/agreement.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { Milliseconds } from "#domain/instant.ts"

/** The share of its points, 0 to 1, that an engagement of this age still has. Ages below 0 do not occur. */
export type Fade = (age: Milliseconds) => number

/**
 * What an engagement is still worth when it is read, not rounded. Halved by every half-life; linear: less by `share` of the points for every
 * `per`, down to 0; step: less by `share` of what is left for every whole `per`; window: all of it before the window's end, then nothing.
 *
 * @param age exact elapsed time since the engagement, 0 or more
 */
export function decayedPoints(points: number, decay: Decay | undefined, age: Milliseconds): number {
  const fade = compileFade(decay)
  return fade === null ? points : points * fade(age)
}

/**
 * How points fade, made ready for many engagements; `null` when they don't.
 *
 * @throws Refusal `unreadable_duration`
 */
export function compileFade(decay: Decay | undefined): Fade | null {
  if (decay === undefined) return null
  if ("half_life" in decay) {
    const perHalving = 1 / readDuration(decay.half_life)
    return (age) => halved(age * perHalving)
  }
  if ("linear" in decay) {
    const { share } = decay.linear
    const per = readDuration(decay.linear.per)
    return (age) => Math.max(0, 1 - (share * age) / per)
  }
  if ("step" in decay) {
    const left = 1 - decay.step.share
    const per = readDuration(decay.step.per)
    return (age) => left ** Math.floor(age / per)
  }
  const window = readDuration(decay.window)
  return (age) => (age < window ? 1 : 0)
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
