import type { Instant, Milliseconds } from "#domain/instant.ts"
import { DAY } from "./calendar-spec.ts"
import type { OpenWindow } from "./open-windows.ts"

/** Time is tabulated in stretches of 400 days, each built when it is first asked for. */
export const STRETCH: Milliseconds = 400 * DAY

/** First instant that the tables cover: 1800-01-01T00:00Z. */
export const FIRST_INSTANT: Instant = Date.UTC(1800, 0, 1)

/** Last instant that the tables cover: the end of the year 2399. */
export const LAST_INSTANT: Instant = Date.UTC(2400, 0, 1) - 1

/** How many stretches there are. */
export const STRETCHES = Math.ceil((LAST_INSTANT - FIRST_INSTANT) / STRETCH)

// About nine hours. A power of two, as is the step of the other index: it divides exactly and fast, as `| 0` cuts off fast.
const BUCKET: Milliseconds = 2 ** 25
const BUCKETS = Math.ceil(STRETCH / BUCKET)

/**
 * The open time of one stretch as a table: its windows in order and two indexes that lead from an instant, or from an amount of open
 * time, to its window within a few steps.
 */
export type Stretch = {
  from: Instant
  to: Instant
  /** Open time of the whole stretch. */
  total: Milliseconds
  /** Number of windows. */
  count: number
  /**
   * Three numbers a window, beside each other so that one look reaches them all: its start, its end, and the open time of the stretch
   * before it. After the last comes one that never begins, so that no search needs to look for the end of the table.
   */
  table: Float64Array
  byInstant: Int32Array
  /** By open time in steps of 1 / bucketsPerMs. */
  byOpenTime: Int32Array
  bucketsPerMs: number
}

/** The table of one stretch from its windows, which are in order, apart from each other and inside it. */
export function tabulate(index: number, windows: OpenWindow[]): Stretch {
  const from = FIRST_INSTANT + index * STRETCH
  const table = new Float64Array(3 * windows.length + 3)
  let total = 0
  windows.forEach(({ start, end }, i) => {
    table.set([start, end, total], 3 * i)
    total += end - start
  })
  table.set([Infinity, Infinity, total], 3 * windows.length)
  const openTimeStep = 2 ** Math.max(0, Math.ceil(Math.log2(total / BUCKETS)))

  return {
    from,
    to: from + STRETCH,
    total,
    count: windows.length,
    table,
    byInstant: buckets((i, bucket) => table[i + 1]! <= from + bucket * BUCKET),
    byOpenTime: buckets((i, bucket) => table[i + 5]! < bucket * openTimeStep),
    bucketsPerMs: 1 / openTimeStep,
  }
}

/** Number of the stretch that an instant lies in. @throws RangeError outside the years 1800 to 2399 */
export function stretchNumber(at: Instant): number {
  if (at >= FIRST_INSTANT && at <= LAST_INSTANT) return ((at - FIRST_INSTANT) / STRETCH) | 0
  throw new RangeError(`Business time is known from 1800 to 2399; ${at} ms since 1970 lies outside.`)
}

/** Place in the table of the first window that ends after `at`. */
export function placeAfter(stretch: Stretch, at: Instant): number {
  const { table } = stretch
  let i = stretch.byInstant[((at - stretch.from) / BUCKET) | 0]!
  while (table[i + 1]! <= at) i += 3
  return i
}

/** Open time between the beginning of the stretch and `at`. */
export function openTimeBefore(stretch: Stretch, at: Instant): Milliseconds {
  const { table } = stretch
  const i = placeAfter(stretch, at)
  const start = table[i]!
  return at > start ? table[i + 2]! + at - start : table[i + 2]!
}

/** Earliest instant with this much open time between it and the beginning of the stretch; 0 < openTime ≤ total. */
export function earliestAfter(stretch: Stretch, openTime: Milliseconds): Instant {
  const { table } = stretch
  let i = stretch.byOpenTime[(openTime * stretch.bucketsPerMs) | 0]!
  while (table[i + 5]! < openTime) i += 3
  return table[i]! + openTime - table[i + 2]!
}

/** Latest instant with this much open time between it and the beginning of the stretch; 0 ≤ openTime < total. */
export function latestAfter(stretch: Stretch, openTime: Milliseconds): Instant {
  const { table } = stretch
  let i = stretch.byOpenTime[(openTime * stretch.bucketsPerMs) | 0]!
  while (table[i + 5]! <= openTime) i += 3
  return table[i]! + openTime - table[i + 2]!
}

/** The windows of a stretch in order. */
export function windowsIn({ table, count }: Stretch): OpenWindow[] {
  return Array.from({ length: count }, (_, i) => ({ start: table[3 * i]!, end: table[3 * i + 1]! }))
}

/** Start of the first window; Infinity when there is none. */
export function firstStart(stretch: Stretch): Instant {
  return stretch.table[0]!
}

/** End of the last window; -Infinity when there is none. */
export function lastEnd({ table, count }: Stretch): Instant {
  return count === 0 ? -Infinity : table[3 * count - 2]!
}

/** For every bucket the place of the first window that does not lie wholly before it. */
function buckets(liesBefore: (place: number, bucket: number) => boolean): Int32Array {
  const index = new Int32Array(BUCKETS + 1)
  let i = 0
  for (let bucket = 0; bucket <= BUCKETS; bucket++) {
    while (liesBefore(i, bucket)) i += 3
    index[bucket] = i
  }
  return index
}
