import { z } from "zod"
import { Moment, MomentIn, Uuid } from "#contract/api-words.ts"

export const ROLES = ["rep", "manager", "director", "leader", "marketing", "revops"] as const
const Handle = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, "must be a short name of small letters, digits, dots, hyphens and underscores")

/** Somebody who works with leads, as they are put in. */
export const PersonBody = z
  .strictObject({
    handle: Handle.describe("Short name by which the agreement means this person"),
    name: z.string().trim().min(1).max(200),
    email: z
      .string()
      .trim()
      .max(254)
      .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address"),
    role: z.enum(ROLES),
    team: z.string().trim().min(1).max(100),
    zone: z.string().refine(isZone, "must be a time zone such as Europe/Berlin"),
    calendar: z.string().max(100).nullable().default(null).describe("A calendar of the agreement; null: the team's"),
    skills: z.array(z.string().min(1).max(100)).max(100).default([]),
    capacity: z.int().min(0).max(100_000).nullable().default(null).describe("Most open units at a time; null: no limit"),
    active: z.boolean().default(true),
    booking_url: z
      .url({ protocol: /^https$/, error: "must be an address that begins with https://" })
      .max(500)
      .nullable()
      .default(null)
      .describe("Where a meeting with them can be booked; without it two times are proposed"),
  })
  .meta({ id: "NewPerson" })

/** People to be added or changed, by handle; others stay as they are. */
export const PeopleBody = z
  .array(PersonBody)
  .min(1)
  .max(1000)
  .refine((people) => isDistinct(people.map((person) => person.handle)), "names a handle twice")
  .refine((people) => isDistinct(people.map((person) => person.email.toLowerCase())), "names an e-mail address twice")

export const AbsenceBody = z
  .strictObject({
    from: MomentIn,
    until: MomentIn,
    kind: z.enum(["out_of_office", "holiday", "busy"]).default("out_of_office"),
    tentative: z.boolean().default(false),
    note: z.string().max(1000).default(""),
  })
  .refine((absence) => Date.parse(absence.from) < Date.parse(absence.until), { path: ["until"], message: "must lie after from" })
  .meta({ id: "NewAbsence" })

export const AbsenceView = z
  .object({ from: Moment, until: Moment, kind: z.string(), tentative: z.boolean(), note: z.string() })
  .meta({ id: "Absence" })

/** What is kept of somebody as it was put in. */
export const NewPersonView = z.object({
  handle: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  team: z.string(),
  zone: z.string(),
  calendar: z.string().nullable(),
  skills: z.array(z.string()),
  capacity: z.int().nullable(),
  active: z.boolean(),
  booking_url: z.string().nullable(),
})

export const PersonView = NewPersonView.extend({
  id: Uuid,
  paused_until: Moment.nullable(),
  absences: z.array(AbsenceView).describe("Those that have not ended"),
}).meta({ id: "Person" })

export const AbsencePath = z.object({ handle: z.string().max(63), from: MomentIn.describe("When the absence begins, as it is listed") })
export const HandlePath = z.object({ handle: z.string().max(63) })

/** Whether this is the name of a time zone such as Europe/Berlin; an offset is none. */
export function isZone(zone: string): boolean {
  try {
    return /^[A-Za-z][\w+/-]*$/.test(zone) && Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }))
  } catch {
    return false
  }
}

function isDistinct(texts: string[]): boolean {
  return new Set(texts).size === texts.length
}
