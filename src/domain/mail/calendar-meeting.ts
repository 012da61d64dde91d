import type { Instant } from "#domain/instant.ts"

/** A meeting as a calendar says it. `method`: what is to be done with it. Addresses are in small letters; `said`: what the attendee answered. */
export type CalendarMeeting = {
  uid: string
  method: "request" | "cancel" | "reply"
  sequence: number
  title: string
  startsAt: Instant
  endsAt: Instant
  organizer: string | null
  attendees: { address: string; said: string }[]
}
