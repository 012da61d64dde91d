import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { fetchIcs } from "#integrations/calendar/fetch-ics.ts"
import { readIcs } from "#integrations/calendar/read-ics.ts"
import { dueFeeds, type CalendarFeed } from "#store/calendar-feed.ts"
import { checkFence, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { allPeople } from "#store/person.ts"
import { inWorkspace } from "#store/workspace.ts"
import { keepBeside, type Beside } from "#runner/keep-beside.ts"
import type { Voice } from "#steps/announce.ts"
import { calendarWindow, keepRead, type CalendarRead } from "#steps/calendar-feeds.ts"

/** So many calendars are read at the same time. */
const AT_ONCE = 10
const EVERY_MS = 5_000

/** What reading calendars needs. `allowsLocal`: addresses of this network too, for trials. */
export type CalendarReading = { db: Database; lease: Lease; voice: Voice; now: () => Instant; allowsLocal: boolean; stopped?: AbortSignal }

/** Looks for due calendars every few seconds beside the work, until `stop`: an answer that drips holds up nobody's leads. */
export function keepReadingCalendars(reading: Omit<CalendarReading, "stopped">, log: Logger): Beside {
  const { lease } = reading
  return keepBeside({ everyMs: EVERY_MS, lease, log, failure: "reading calendars failed" }, (stopped) =>
    calendarRound({ ...reading, stopped }),
  )
}

/** Reads the calendars that are due, some at a time; answers how many. One that can't be read is tried again later and never holds up the others. */
export async function calendarRound({ db, lease, voice, now, allowsLocal, stopped }: CalendarReading): Promise<number> {
  const { feeds, people } = await inWorkspace(
    db,
    lease.workspace,
    async (tx) => {
      const due = await dueFeeds(tx, now(), AT_ONCE)
      return { feeds: due, people: due.length === 0 ? [] : await allPeople(tx, now()) }
    },
    "look",
  )
  if (feeds.length === 0) return 0
  const way = { allowsLocal, ...(stopped === undefined ? {} : { stopped }) }
  const zones = new Map(people.map((person) => [person.id, person.zone]))
  const read = await Promise.all(
    feeds.map(async (feed) => ({ feed, found: await readOne(feed, zones.get(feed.person) ?? "UTC", way, now()) })),
  )
  await inWorkspace(
    db,
    lease.workspace,
    async (tx) => {
      await checkFence(tx, lease.number)
      for (const { feed, found } of read) {
        const person = people.find((one) => one.id === feed.person)
        if (person !== undefined) await keepRead(tx, feed, person, found, voice, now())
      }
    },
    "calendars",
  )
  return feeds.length
}

async function readOne(
  { url, file }: CalendarFeed,
  zone: string,
  way: { allowsLocal: boolean; stopped?: AbortSignal },
  now: Instant,
): Promise<CalendarRead> {
  const fetched = url === null ? { kind: "fetched" as const, text: file ?? "" } : await fetchIcs(url, way)
  if (fetched.kind === "failed") return fetched
  const read = readIcs(fetched.text, zone, calendarWindow(now))
  return read.kind === "read" ? read : { kind: "failed", why: read.why }
}
