import type { CalendarMeeting } from "#domain/mail/calendar-meeting.ts"
import type { MailFacts } from "#domain/mail/mail-facts.ts"
import type { Instant } from "#domain/instant.ts"

/** How mail and calendars are read and written; `integrations/mail/post-desk.ts` is the one that exists. */
export type PostDesk = {
  readMail(raw: Buffer, envelope?: readonly string[]): Promise<MailFacts>
  readCalendar(text: string): Promise<CalendarMeeting[]>
  writeCalendar(meeting: MeetingToWrite, now: Instant): Promise<string>
}

/** A meeting as it goes into calendars. */
export type MeetingToWrite = {
  uid: string
  sequence: number
  title: string
  startsAt: Instant
  endsAt: Instant
  isCancelled: boolean
  organizer: { name: string; email: string }
  attendee: { name: string | null; email: string } | null
  link: string | null
}
