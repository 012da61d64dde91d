import type { Instant, Milliseconds } from "#domain/instant.ts"

/** From when to when, the end not included. */
export type Stretch = { from: Instant; until: Instant }

/**
 * What a calendar says about a stretch of a person's time.
 *
 * `kind`: `out_of_office` and `automatic_reply` say so themselves; `all_day` is any other event of whole days, `meeting` of hours.
 * `status`: `away` is Outlook's out of office. `source`: the calendar it comes from, in words for people.
 */
export type CalendarEntry = Stretch & {
  source: string
  kind: "out_of_office" | "automatic_reply" | "all_day" | "meeting"
  status: "away" | "busy" | "tentative" | "free"
}

/** A calendar that is read for a person; `fetchedAt` null when it never could be. */
export type CalendarFeed = { source: string; fetchedAt: Instant | null }

/** How old a feed may be before it is called stale. */
export const FEED_IS_STALE_AFTER: Milliseconds = 24 * 3_600_000

/** Whether the entry takes the person out of routing. Tentative and free never do, and a busy meeting is no leave. */
export function countsAsAway({ kind, status }: CalendarEntry): boolean {
  if (status === "tentative" || status === "free") return false
  return kind !== "meeting" || status === "away"
}

/** The stretches of all entries that count, also of part of a day; those that overlap or touch are one. Ascending. */
export function mergedAbsences(absences: readonly CalendarEntry[]): Stretch[] {
  return mergedStretches(absences.filter(countsAsAway))
}

/** The stretches ascending, those that overlap or touch as one; empty ones are dropped. */
export function mergedStretches(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const { from, until } of stretches.filter((stretch) => stretch.from < stretch.until).sort((left, right) => left.from - right.from)) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last.until) merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, until) }
    else merged.push({ from, until })
  }
  return merged
}

/** The sources that were not read for 24 hours, and so may be wrong about the person; warn, assume nothing. */
export function staleFeeds(feeds: readonly CalendarFeed[], now: Instant): string[] {
  return feeds.filter(({ fetchedAt }) => fetchedAt === null || now - fetchedAt > FEED_IS_STALE_AFTER).map((feed) => feed.source)
}
