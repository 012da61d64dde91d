import type { PostDesk } from "#domain/mail/post-desk.ts"

/** Mail and calendars by packages that are large, so each is loaded when it is first needed. */
export function createPostDesk(): PostDesk {
  return {
    readMail: async (raw, envelope) => (await import("#integrations/mail/read-mail.ts")).readMail(raw, envelope),
    readCalendar: async (text) => (await import("#integrations/mail/read-calendar.ts")).readCalendar(text),
    writeCalendar: async (meeting, now) => (await import("#integrations/mail/write-calendar.ts")).writeCalendar(meeting, now),
  }
}
