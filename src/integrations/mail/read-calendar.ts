import type { CalendarMeeting } from "#domain/mail/calendar-meeting.ts"
import { ICAL, type IcalComponent } from "#integrations/mail/ical.ts"

const AN_HOUR = 60 * 60_000

/** The meetings of an iCalendar text (RFC 5545), each with its own time zone; none when it can't be read. Repeats count with their first date. */
export function readCalendar(text: string): CalendarMeeting[] {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone)
    const stated = textOf(calendar, "method", "REQUEST").toLowerCase()
    return calendar.getAllSubcomponents("vevent").flatMap((event) => meetingOf(event, stated))
  } catch {
    return []
  }
}

function meetingOf(component: IcalComponent, stated: string): CalendarMeeting[] {
  const event = new ICAL.Event(component)
  const isCancelled = stated === "cancel" || textOf(component, "status", "").toUpperCase() === "CANCELLED"
  if (!event.uid || !event.startDate || event.startDate.isDate) return []
  const startsAt = event.startDate.toJSDate().getTime()
  const endsAt = event.endDate?.toJSDate().getTime() ?? startsAt + AN_HOUR
  if (Number.isNaN(startsAt)) return []
  return [
    {
      uid: event.uid.slice(0, 250),
      method: isCancelled ? "cancel" : stated === "reply" ? "reply" : "request",
      sequence: event.sequence || 0,
      title: (event.summary || "").slice(0, 300),
      startsAt,
      endsAt: Math.max(endsAt, startsAt),
      organizer: addressIn(component.getFirstPropertyValue("organizer")),
      attendees: component.getAllProperties("attendee").flatMap((attendee) => {
        const address = addressIn(attendee.getFirstValue())
        const said = attendee.getParameter("partstat")
        return address === null ? [] : [{ address, said: typeof said === "string" ? said.toLowerCase() : "needs-action" }]
      }),
    },
  ]
}

function addressIn(value: unknown): string | null {
  const text =
    typeof value === "string"
      ? value
          .replace(/^mailto:/i, "")
          .trim()
          .toLowerCase()
      : ""
  return /^[^\s@]+@[^\s@]+$/.test(text) ? text : null
}

function textOf(component: IcalComponent, name: string, otherwise: string): string {
  const value = component.getFirstPropertyValue(name)
  return typeof value === "string" ? value : otherwise
}
