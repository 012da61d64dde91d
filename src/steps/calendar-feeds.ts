import { calendarWarning } from "#domain/people/calendar-warning.ts"
import type { Stretch } from "#domain/people/absence.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { agreementInForce } from "#store/agreement.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { deleteFeed, feedsOf, replaceCalendarAbsences, saveFeed, type CalendarFeed } from "#store/calendar-feed.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import { inZone, tellPerson, type Voice } from "#steps/announce.ts"

/** A calendar is read this often. */
export const READ_EVERY: Milliseconds = 15 * 60_000
/** So far a calendar is looked at: from yesterday to a good year ahead. */
const AHEAD: Milliseconds = 400 * 24 * 60 * 60_000
const BEHIND: Milliseconds = 24 * 60 * 60_000

/** The time of a calendar that is looked at. */
export function calendarWindow(now: Instant): Stretch {
  return { from: now - BEHIND, until: now + AHEAD }
}

/** A person's calendar is read from this address from now on. What a calendar said before is forgotten when the new one is read. */
export async function putFeed(tx: Tx, person: Person, url: string, actor: string, now: Instant): Promise<CalendarFeed> {
  const host = new URL(url.replace(/^webcal:/i, "https:")).host
  const feed = {
    person: person.id,
    url,
    file: null,
    host,
    since: now,
    fetchedAt: null,
    nextAt: now,
    error: null,
    warnedAt: null,
    events: 0,
  }
  await saveFeed(tx, feed)
  await tell(tx, person, actor, "calendar_entered", `${person.name}'s calendar is read from ${host}.`, now)
  return feed
}

/** A person's calendar as a file: it is read once and stands until another comes. */
export async function putCalendarFile(tx: Tx, person: Person, file: string, actor: string, now: Instant): Promise<CalendarFeed> {
  const host = "a file"
  const feed = {
    person: person.id,
    url: null,
    file,
    host,
    since: now,
    fetchedAt: null,
    nextAt: now,
    error: null,
    warnedAt: null,
    events: 0,
  }
  await saveFeed(tx, feed)
  await tell(tx, person, actor, "calendar_entered", `${person.name}'s calendar came as a file.`, now)
  return feed
}

/** A person's calendar is not read any more, and what it said is forgotten. Answers false when there was none. */
export async function removeFeed(tx: Tx, person: Person, actor: string, now: Instant): Promise<boolean> {
  if (!(await feedsOf(tx, [person.id])).has(person.id)) return false
  await deleteFeed(tx, person.id)
  await tell(tx, person, actor, "calendar_removed", `${person.name}'s calendar is not read any more.`, now)
  return true
}

/** What came of reading a calendar: when the person is away, or why it could not be read, as a sentence. */
export type CalendarRead = { kind: "read"; away: readonly Stretch[]; events: number } | { kind: "failed"; why: string }

/** Keeps what came of reading a calendar. What could not be read leaves what was known; after a day of that the person is told, once. */
export async function keepRead(
  tx: Tx,
  before: CalendarFeed,
  person: Person,
  read: CalendarRead,
  voice: Voice,
  now: Instant,
): Promise<void> {
  const nextAt = before.url === null ? null : now + READ_EVERY
  if (read.kind === "read") {
    await replaceCalendarAbsences(tx, person.id, read.away)
    await saveFeed(tx, { ...before, file: null, fetchedAt: now, nextAt, error: null, warnedAt: null, events: read.events })
    return
  }
  const feed = { ...before, file: null, nextAt, error: read.why.slice(0, 500) }
  const warning = feed.url === null ? null : calendarWarning(feed, now)
  await saveFeed(tx, warning === null ? feed : { ...feed, warnedAt: now })
  if (warning === null) return
  const by = now + BEHIND
  const message = {
    subject: `Your calendar can't be read`,
    lines: [warning, `Next: look at the address, enter it anew or note your absences by hand, by ${inZone(by, person.zone)}.`],
    facts: [],
    link: { label: "Open the people", url: `${voice.publicUrl}/people` },
    event: { type: "calendar.stale", payload: { person: person.id, host: feed.host, last_read_at: feed.fetchedAt } },
    audience: "colleague" as const,
  }
  await record(tx, [
    {
      at: now,
      actor: "baton",
      kind: "calendar_stale",
      says: `${person.name}'s calendar could not be read for a day.`,
      lead: null,
      handoff: null,
      agreement: null,
      detail: { person: person.id },
    },
  ])
  const cause = await causeOf(tx, person.id, now)
  if (cause !== null) await insertDeliveries(tx, [tellPerson(person, message, { cause, lead: null, handoff: null }, now)])
}

/** Messages name what brought them about; what is about no lead names the agreement in force, whose rules it is for. Null without one. */
async function causeOf(tx: Tx, person: string, now: Instant): Promise<string | null> {
  const inForce = await agreementInForce(tx, now)
  return inForce === null ? null : `agreement:${inForce.agreement}:calendar:${person}.${now}`
}

async function tell(tx: Tx, person: Person, actor: string, kind: string, says: string, now: Instant): Promise<void> {
  await record(tx, [{ at: now, actor, kind, says, lead: null, handoff: null, agreement: null, detail: { person: person.id } }])
}
