import type { Instant } from "#domain/instant.ts"

export type Role = "rep" | "manager" | "director" | "leader" | "marketing" | "revops"

/** Somebody who works with leads, as routing and clocks see them. */
export type Person = {
  id: string
  /** Short name by which the agreement and files mean this person, e.g. `ana`. */
  handle: string
  name: string
  email: string
  role: Role
  team: string
  /** IANA zone, for texts to this person and for `owner` calendars. */
  zone: string
  /** Name of a calendar in the agreement, or null: the team's. */
  calendar: string | null
  skills: string[]
  /** Most open units at a time; null: no limit. */
  capacity: number | null
  active: boolean
  /** Where a meeting with them can be booked; null: times are proposed instead. */
  bookingUrl?: string | null
  pausedUntil: Instant | null
  absences: Absence[]
}

export type Absence = { from: Instant; until: Instant; kind: "out_of_office" | "holiday" | "busy"; tentative: boolean; note: string }
