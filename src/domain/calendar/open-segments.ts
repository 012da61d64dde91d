import type { Instant } from "#domain/instant.ts"
import { type OpenTime, stretchOf } from "./compile-calendar.ts"
import { nextOpen } from "./open-time.ts"
import { firstStart, lastEnd, placeAfter, STRETCH, STRETCHES, stretchNumber } from "./stretch.ts"

/** A window of open time; `end` is null when it stays open for more than 400 days. */
export type Segment = { start: Instant; end: Instant | null }

/** End of the window that is open at `at`, else of the next one; null when there is none, or when it is open for 400 days more. */
export function nextClose(calendar: OpenTime, at: Instant): Instant | null {
  const start = nextOpen(calendar, at)
  return start === null ? null : closeAfter(calendar, start)
}

/** Start of the window that is open at `at`, else of the next one; null when there is none, or when it began over 400 days before. */
export function windowStart(calendar: OpenTime, at: Instant): Instant | null {
  const open = nextOpen(calendar, at)
  return open === null || open > at ? open : startBefore(calendar, open)
}

/**
 * The first `count` windows at or after `from`, in order; a window that is open at `from` is given from there on. Fewer when the
 * calendar has no more; a window that stays open for more than 400 days is the last.
 */
export function segments(calendar: OpenTime, from: Instant, count: number): Segment[] {
  const found: Segment[] = []
  let cursor: Instant | null = from
  while (found.length < count && cursor !== null) {
    const start = nextOpen(calendar, cursor)
    if (start === null) break
    cursor = closeAfter(calendar, start)
    found.push({ start, end: cursor })
  }
  return found
}

/** Tables are cut every 400 days, so a window may go on in the next one. */
function closeAfter(calendar: OpenTime, open: Instant): Instant | null {
  let k = stretchNumber(open)
  let stretch = stretchOf(calendar, k)
  let end = stretch.table[placeAfter(stretch, open) + 1]!
  while (end === stretch.to && end - open <= STRETCH && ++k < STRETCHES) {
    stretch = stretchOf(calendar, k)
    if (firstStart(stretch) === end) end = stretch.table[1]!
  }
  return end - open > STRETCH ? null : end
}

function startBefore(calendar: OpenTime, open: Instant): Instant | null {
  let k = stretchNumber(open)
  let stretch = stretchOf(calendar, k)
  let start = stretch.table[placeAfter(stretch, open)]!
  while (start === stretch.from && open - start <= STRETCH && --k >= 0) {
    stretch = stretchOf(calendar, k)
    if (lastEnd(stretch) === start) start = stretch.table[3 * stretch.count - 3]!
  }
  return open - start > STRETCH ? null : start
}
