import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator"
import type { MeetingToWrite } from "#domain/mail/post-desk.ts"
import type { Instant } from "#domain/instant.ts"

/** The iCalendar text (RFC 5545) that invites to a meeting, or calls it off. Times are in UTC. */
export function writeCalendar(meeting: MeetingToWrite, now: Instant): string {
  const { uid, sequence, title, organizer, attendee, link, isCancelled } = meeting
  const calendar = ical({ prodId: "//Baton//Baton//EN", method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST })
  calendar.createEvent({
    id: uid,
    sequence,
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    stamp: new Date(now),
    summary: title,
    organizer,
    ...(link === null ? {} : { url: link }),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    attendees: attendee === null ? [] : [{ email: attendee.email, name: attendee.name ?? attendee.email, rsvp: true }],
  })
  return calendar.toString()
}
