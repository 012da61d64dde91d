import type { Instant } from "#domain/instant.ts"

/** A stretch of open time, half-open: from `start` until just before `end`. */
export type OpenWindow = { start: Instant; end: Instant }

/** The same time as ordered windows that neither overlap nor touch; windows that end before they start are left out. */
export function union(windows: OpenWindow[]): OpenWindow[] {
  const merged: OpenWindow[] = []
  for (const { start, end } of windows.filter((window) => window.start < window.end).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last === undefined || start > last.end) merged.push({ start, end })
    else if (end > last.end) last.end = end
  }
  return merged
}

/** What is left of ordered windows when the ordered `closures` are cut out. */
export function without(windows: OpenWindow[], closures: OpenWindow[]): OpenWindow[] {
  if (closures.length === 0) return windows

  const left: OpenWindow[] = []
  let next = 0
  for (const window of windows) {
    while (next < closures.length && closures[next]!.end <= window.start) next++
    let { start } = window
    for (let i = next; i < closures.length && closures[i]!.start < window.end; i++) {
      if (closures[i]!.start > start) left.push({ start, end: closures[i]!.start })
      start = closures[i]!.end
    }
    if (start < window.end) left.push({ start, end: window.end })
  }
  return left
}

/** The part of ordered windows that lies between two instants. */
export function clip(windows: OpenWindow[], from: Instant, to: Instant): OpenWindow[] {
  return windows
    .filter(({ start, end }) => end > from && start < to)
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
}
