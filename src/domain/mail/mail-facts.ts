import type { CalendarMeeting } from "#domain/mail/calendar-meeting.ts"
import type { Instant } from "#domain/instant.ts"

/** An e-mail as far as it matters here. Header names are in small letters; addresses, too. `parts`: reports and calendars that came inside it. */
export type MailFacts = {
  id: string
  headers: Readonly<Record<string, string>>
  from: string | null
  /** Everybody it was sent to: To, Cc and the envelope. */
  to: string[]
  subject: string
  text: string
  date: Instant | null
  parts: { type: string; text: string }[]
  /** What its calendars say. */
  meetings: CalendarMeeting[]
}
