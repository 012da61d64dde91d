/** One lead that waits for its first contact: how long until it came, or how long nobody came so far. In milliseconds, at least 1. */
export type Wait = { ms: number; reached: boolean }

/** By `ms` this share of leads was reached. `atRisk`: how many had waited that long. */
export type CurvePoint = { ms: number; share: number; atRisk: number }

/**
 * The share of leads reached by each moment (Kaplan–Meier): who was not reached counts for as long as it waited, and then neither as reached nor
 * as never to be. A wait that ends at the moment of a contact still counts in it. Points where the share changes, earliest first.
 */
export function contactCurve(waits: readonly Wait[]): CurvePoint[] {
  const sorted = [...waits].sort((a, b) => a.ms - b.ms)
  const points: CurvePoint[] = []
  let waiting = 1
  for (let from = 0; from < sorted.length;) {
    const ms = sorted[from]?.ms ?? 0
    let [to, reached] = [from, 0]
    for (; sorted[to]?.ms === ms; to++) if (sorted[to]?.reached === true) reached++
    const atRisk = sorted.length - from
    if (reached > 0) points.push({ ms, share: 1 - (waiting *= 1 - reached / atRisk), atRisk })
    from = to
  }
  return points
}

/** After how long this share of all leads is reached, or null when the curve never gets there. */
export function reachedAfter(curve: readonly CurvePoint[], share: number): number | null {
  return curve.find((point) => point.share >= share - 1e-12)?.ms ?? null
}

/** At most `most` points that draw the same curve: the last one of each step in time, steps of equal length on a logarithmic scale. */
export function thinned(curve: readonly CurvePoint[], most: number): CurvePoint[] {
  const [first, last] = [curve[0], curve.at(-1)]
  if (curve.length <= most || first === undefined || last === undefined) return [...curve]
  const [start, end] = [Math.log(first.ms), Math.log(last.ms)]
  const stepOf = (ms: number) => Math.floor(((Math.log(ms) - start) / (end - start)) * (most - 2))
  return curve.filter((point, at) => at === 0 || at === curve.length - 1 || stepOf(point.ms) !== stepOf(curve[at + 1]?.ms ?? point.ms))
}
