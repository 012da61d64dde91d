import type { Instant } from "#domain/instant.ts"
import type { Stretch } from "#domain/people/absence.ts"
import { newId } from "#store/new-id.ts"
import { insertRows, iso, upsertRows } from "#store/rows.ts"
import { openColumn, sealColumn } from "#store/secrets/secret-column.ts"
import type { Tx } from "#store/tx.ts"

/**
 * A person's calendar. `url`: where it is read from, a secret; null: a file was sent. `file`: that file, until it is read. `fetchedAt`: when it was last read; null: never.
 * `nextAt`: when it is read again; `warnedAt`: when the person was told that it can't be.
 */
export type CalendarFeed = {
  person: string
  url: string | null
  file: string | null
  host: string
  since: Instant
  fetchedAt: Instant | null
  nextAt: Instant | null
  error: string | null
  warnedAt: Instant | null
  events: number
}

const COLUMNS = `id as person, url, file, host, since, fetched_at as "fetchedAt", next_at as "nextAt", error, warned_at as "warnedAt", events`

export async function saveFeed(tx: Tx, feed: CalendarFeed): Promise<void> {
  const { person, file, host, error, events } = feed
  const row = {
    id: person,
    url: sealColumn(tx, placeOf(person), feed.url),
    file,
    host,
    since: iso(feed.since),
    fetched_at: iso(feed.fetchedAt),
    next_at: iso(feed.nextAt),
    error,
    warned_at: iso(feed.warnedAt),
    events,
  }
  await upsertRows(tx, "calendar_feed", [row], "id")
}

export async function feedsOf(tx: Tx, people: readonly string[]): Promise<Map<string, CalendarFeed>> {
  if (people.length === 0) return new Map()
  const rows = await tx.query<CalendarFeed>(`select ${COLUMNS} from calendar_feed where id = any($1)`, [people])
  return new Map(rows.map((row) => [row.person, opened(tx, row)]))
}

/** Calendars that are to be read now, the longest waiting first; those of people who have left are not. */
export async function dueFeeds(tx: Tx, now: Instant, limit: number): Promise<CalendarFeed[]> {
  const rows = await tx.query<CalendarFeed>(
    `select ${COLUMNS} from calendar_feed where next_at <= $1 and exists (select from person p where p.id = calendar_feed.id and p.active) order by next_at limit $2`,
    [iso(now), limit],
  )
  return rows.map((row) => opened(tx, row))
}

export async function deleteFeed(tx: Tx, person: string): Promise<void> {
  await tx.query("delete from absence where person = $1 and source = 'calendar'", [person])
  await tx.query("delete from calendar_feed where id = $1", [person])
}

/** What the calendar says of when the person is away, in place of what it said before. */
export async function replaceCalendarAbsences(tx: Tx, person: string, away: readonly Stretch[]): Promise<void> {
  await tx.query("delete from absence where person = $1 and source = 'calendar'", [person])
  await insertRows(
    tx,
    "absence",
    away.map(({ from, until }) => ({
      id: newId(),
      person,
      starts_at: iso(from),
      ends_at: iso(until),
      kind: "out_of_office",
      tentative: false,
      note: "From the calendar",
      source: "calendar",
    })),
  )
}

function opened(tx: Tx, row: CalendarFeed): CalendarFeed {
  return { ...row, url: openColumn(tx, placeOf(row.person), row.url) }
}

function placeOf(id: string) {
  return { table: "calendar_feed", column: "url", id }
}

/** When the person is away by their calendar, from now on. */
export async function calendarAbsences(tx: Tx, person: string, now: Instant): Promise<Stretch[]> {
  return tx.query(
    `select starts_at as "from", ends_at as until from absence where person = $1 and source = 'calendar' and ends_at > $2 order by starts_at limit 200`,
    [person, iso(now)],
  )
}
