import { ICAL, type IcalEvent, type IcalTime } from "#integrations/calendar/ical.ts"
import type { Instant } from "#domain/instant.ts"
import { countsAsAway, mergedStretches, type CalendarEntry, type Stretch } from "#domain/people/absence.ts"

/** When somebody is away by their calendar, or why it can't be read, as a sentence. `events`: how many the calendar holds. */
export type ReadCalendar = { kind: "read"; away: Stretch[]; events: number } | { kind: "unreadable"; why: string }

/** More repetitions of one event are not followed, and more stretches not kept. */
const MOST_TIMES = 5_000
const MOST_STRETCHES = 2_000

/**
 * Reads an iCalendar file for when the person is away: out-of-office entries, also for part of a day, and events of whole days that are marked busy.
 * Tentative, free and cancelled ones are not, and neither are meetings. Whole days are the person's own, by `zone`. Titles are looked at for "out of
 * office" and the like, since Google marks it no other way; nothing of them is kept. Never throws.
 */
export function readIcs(text: string, zone: string, { from, until }: { from: Instant; until: Instant }): ReadCalendar {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    if (calendar.name !== "vcalendar")
      return { kind: "unreadable", why: "The file is no calendar: it begins with something else than VCALENDAR." }
    for (const part of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(part)
    const components = calendar.getAllSubcomponents("vevent")
    const events = components.map((component) => new ICAL.Event(component))
    const entries = events.flatMap((event) => entriesOf(event, zone, { from, until }))
    const away = mergedStretches(entries.filter(countsAsAway).map((entry) => ({ from: entry.from, until: entry.until })))
    return {
      kind: "read",
      away: away.filter((one) => one.until > from && one.from < until).slice(0, MOST_STRETCHES),
      events: events.length,
    }
  } catch {
    return { kind: "unreadable", why: "The file can't be read as a calendar (iCalendar, .ics)." }
  } finally {
    ICAL.TimezoneService.reset()
  }
}

function entriesOf(event: IcalEvent, zone: string, window: Stretch): CalendarEntry[] {
  const status = statusOf(event)
  if (status === null) return []
  const isAllDay = event.startDate.isDate
  const kind = isOutOfOffice(event) ? ("out_of_office" as const) : isAllDay ? ("all_day" as const) : ("meeting" as const)
  const at = (time: IcalTime) => instantOf(time, zoneOf(event), zone)
  const stretch = (start: IcalTime, end: IcalTime): CalendarEntry => ({
    from: at(start),
    until: at(end),
    source: "calendar",
    kind,
    status,
  })
  if (event.isRecurrenceException() || !event.isRecurring()) return [stretch(event.startDate, event.endDate)]
  const moved = new Set(Object.keys(event.exceptions))
  const entries: CalendarEntry[] = []
  const times = event.iterator()
  for (let count = 0; count < MOST_TIMES; count++) {
    const start = times.next()
    if (start === null || start === undefined || at(start) >= window.until) break
    if (moved.has(start.toString())) continue
    const { endDate } = event.getOccurrenceDetails(start)
    if (at(endDate) > window.from) entries.push(stretch(start, endDate))
  }
  return entries
}

/** What the calendar says of the person's time then; null for an event that was cancelled. */
function statusOf(event: IcalEvent): CalendarEntry["status"] | null {
  const said = (name: string) => String(event.component.getFirstPropertyValue(name) ?? "").toUpperCase()
  if (said("status") === "CANCELLED") return null
  const outlook = said("x-microsoft-cdo-busystatus")
  if (outlook === "OOF") return "away"
  if (outlook === "TENTATIVE" || said("status") === "TENTATIVE") return "tentative"
  if (outlook === "FREE" || outlook === "WORKINGELSEWHERE" || said("transp") === "TRANSPARENT")
    return isOutOfOffice(event) && outlook === "" ? "away" : "free"
  return "busy"
}

const AWAY_WORDS =
  /\b(out of (the )?office|ooo|annual leave|on leave|vacation|abwesend|abwesenheit|urlaub|absent du bureau|congés?|fuera de la oficina|vacaciones)\b/i

function isOutOfOffice(event: IcalEvent): boolean {
  const outlook = String(event.component.getFirstPropertyValue("x-microsoft-cdo-busystatus") ?? "").toUpperCase()
  return outlook === "OOF" || AWAY_WORDS.test(event.summary ?? "")
}

/** The zone that the event names, as the world calls it; null when it names none, or one that only the file explains. */
function zoneOf({ component }: IcalEvent): string | null {
  const named = component.getFirstProperty("dtstart")?.getParameter("tzid")
  return typeof named === "string" && isZone(named) ? named : null
}

/** A date, and a time without a zone, are the person's own; a time with one is an instant. */
function instantOf(time: IcalTime, named: string | null, zone: string): Instant {
  if (time.isDate) return local(time, zone)
  const known = time.zone?.tzid ?? "floating"
  if (known === "UTC" || known === "Z") return local(time, "UTC")
  if (named !== null) return local(time, named)
  return known === "floating" ? local(time, zone) : time.toJSDate().getTime()
}

function local({ year, month, day, hour, minute, second }: IcalTime, zone: string): Instant {
  return Temporal.PlainDateTime.from({ year, month, day, hour, minute, second: Math.min(second, 59) }).toZonedDateTime(zone)
    .epochMilliseconds
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Temporal.ZonedDateTime(0n, name))
  } catch {
    return false
  }
}
