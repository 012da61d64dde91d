import { z } from "zod"
import { Moment, MomentIn, PersonRef, Uuid } from "#contract/api-words.ts"

/** How a meeting can be agreed on. */
export const ProposedTimesView = z
  .object({
    booking_link: z.string().nullable().describe("Of the rep; where there is one, no times need be proposed"),
    minutes: z.int(),
    times: z.array(z.object({ at: Moment, for_lead: z.string().describe("As the lead's clock says it"), for_rep: z.string() })),
    zone: z.string().nullable().describe("The lead's"),
    sentence: z.string().describe("The offer as a sentence, in the lead's language"),
  })
  .meta({ id: "ProposedTimes" })

export const ProposedTimesQuery = z.object({ minutes: z.coerce.number().int().min(5).max(480).default(30) })

/** Agrees on a meeting with the lead of a handoff. */
export const MeetingBody = z
  .strictObject({
    starts_at: MomentIn,
    minutes: z.int().min(5).max(480).default(30),
    title: z.string().trim().min(1).max(300).default("Meeting"),
    by: z.string().max(100).nullable().default(null).describe("Handle of who meets the lead; the owner when left out"),
  })
  .meta({ id: "NewMeeting" })

export const MeetingView = z
  .object({
    id: Uuid,
    handoff: Uuid,
    person: PersonRef.nullable(),
    title: z.string(),
    starts_at: Moment,
    ends_at: Moment,
    state: z.enum(["agreed", "cancelled"]),
    source: z.string(),
    ics: z.string().describe("Where its iCalendar file is"),
  })
  .meta({ id: "Meeting" })

/** What a calendar says, as iCalendar text. */
export const CalendarIn = z.strictObject({ ics: z.string().min(1).max(200_000) }).meta({ id: "CalendarText" })

/** What became of a mail that came in. */
export const MailTakenView = z
  .object({
    state: z.enum(["taken", "unmatched", "dropped", "known"]),
    kind: z.string().describe("reply, bounce, auto_reply, calendar; known: it was here already"),
    handoff: Uuid.nullable(),
    says: z.string(),
  })
  .meta({ id: "MailTaken" })

export const MailView = z
  .object({
    id: Uuid,
    received_at: Moment,
    kind: z.string(),
    state: z.enum(["taken", "unmatched", "dropped"]),
    handoff: Uuid.nullable(),
    says: z.string(),
    due_at: Moment.nullable(),
  })
  .meta({ id: "Mail" })

export const MailWord = z
  .strictObject({ handoff: z.string().max(60).optional().describe("Whose it is"), drop: z.literal(true).optional() })
  .refine(({ handoff, drop }) => (handoff === undefined) !== (drop === undefined), "Say whose it is, or that it is dropped.")
  .meta({ id: "MailWord" })

export const MailAddressView = z
  .object({ address: z.string().nullable().describe("Null while no domain for incoming mail is set"), mailbox: z.string() })
  .meta({ id: "MailAddress" })
