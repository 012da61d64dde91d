import { FEED_IS_STALE_AFTER } from "#domain/people/absence.ts"
import { type Instant, inWords } from "#domain/instant.ts"

/** How a person's calendar stands. `fetchedAt`: when it was last read, null: never; `since`: when it was entered. */
type Standing = { fetchedAt: Instant | null; since: Instant; warnedAt: Instant | null; error: string | null; host: string }

/** Whether what is known from a calendar may be wrong by now: it was not read for more than 24 hours. Nothing is assumed then, but people are told. */
export function isStale({ fetchedAt, since }: Pick<Standing, "fetchedAt" | "since">, now: Instant): boolean {
  return now - (fetchedAt ?? since) > FEED_IS_STALE_AFTER
}

/** What the person has to hear of their calendar now, once until it can be read again; null for nothing. */
export function calendarWarning(feed: Standing, now: Instant): string | null {
  if (feed.warnedAt !== null || !isStale(feed, now)) return null
  const last = feed.fetchedAt === null ? "It could never be read." : `It was last read on ${inWords(feed.fetchedAt)}.`
  return `Your calendar at ${feed.host} can't be read: ${feed.error ?? "nothing answered"} ${last} Until it can be, absences that are new in it are not known here.`
}
