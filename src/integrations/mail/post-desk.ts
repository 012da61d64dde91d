import type { CalendarMeeting } from "#domain/mail/calendar-meeting.ts"
import type { MailFacts } from "#domain/mail/mail-facts.ts"
import type { Instant } from "#domain/instant.ts"

/** How mail and calendars are read and written. Their packages are large, so each is loaded when it is first needed. */
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

export function createPostDesk(): PostDesk {
  return {
    readMail: async (raw, envelope) => (await import("#integrations/mail/read-mail.ts")).readMail(raw, envelope),
    readCalendar: async (text) => (await import("#integrations/mail/read-calendar.ts")).readCalendar(text),
    writeCalendar: async (meeting, now) => (await import("#integrations/mail/write-calendar.ts")).writeCalendar(meeting, now),
  }
}
