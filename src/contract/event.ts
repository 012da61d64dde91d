import { z } from "zod"
import { EVENT_VERDICTS } from "#domain/intake/event-verdict.ts"
import { LeadRef, Moment, MomentIn, PageQuery, Uuid, UuidIn } from "#contract/api-words.ts"

const Wanted = {
  verdict: z.enum(EVENT_VERDICTS).optional(),
  signal: UuidIn.optional().describe("Only what came under this receipt"),
  source: z.string().max(200).optional().describe("Such as segment, rest, form:demo or import:fair.csv"),
  kind: z.string().max(100).optional().describe("Such as track, page, identify, form or row"),
  lead: UuidIn.optional().describe("Only what counts for this lead"),
  email: z
    .string()
    .max(320)
    .optional()
    .describe("The same for the lead of this address, or what names the address while there is no such lead"),
  since: MomentIn.optional().describe("Only what was received from then on"),
}

export const EventQuery = PageQuery.extend(Wanted)

export const EventStreamQuery = z.object({
  ...Wanted,
  last_event_id: z
    .string()
    .max(100)
    .optional()
    .describe("For what can't set the header Last-Event-ID: the id of the last event that was read"),
  language: z.enum(["en", "de"]).optional().describe("For what can't set the header Accept-Language"),
})

const EventPlaceView = z.object({ signal: Uuid, item: z.int(), received_at: Moment })

/** One event as it came in, with what became of it. */
export const EventView = z
  .object({
    id: z.string().describe("Signal and number of the item in it: <signal>:<item>"),
    signal: Uuid.describe("The receipt under which it was kept"),
    item: z.int(),
    received_at: Moment,
    occurred_at: Moment.nullable().describe("When it happened, as it counts; null when it could not be understood"),
    clamped: z.boolean().describe("The sender's clock was far ahead, or its time can't be read, so the time of receipt counts"),
    notice: z
      .string()
      .nullable()
      .describe("What to mend at the sender though the event counts: a time or value that can't be read, a member that is missing"),
    source: z.string(),
    message_id: z.string().nullable().describe("By which, with the source, a duplicate is known"),
    kind: z.string().nullable().describe("Such as track, page, identify, form or row"),
    event: z.string().nullable(),
    page: z.string().nullable(),
    form: z.string().nullable(),
    identity: z.object({ kind: z.string(), value: z.string() }).nullable().describe("The strongest word on who it is about"),
    verdict: z
      .enum(EVENT_VERDICTS)
      .describe(
        "waiting: stored, not yet taken in; accepted: it counts; duplicate: it had come before; quarantined: it waits for somebody; replayed, dropped: what somebody did with it; withdrawn: its import was taken back; unknown: what it became is gone",
      ),
    lead: LeadRef.nullable().describe("The lead that it counts for; null for an anonymous visitor"),
    first: EventPlaceView.nullable().describe("For a duplicate the one that came first"),
    problem: z.object({ code: z.string(), says: z.string(), fix: z.string() }).nullable(),
    quarantine: Uuid.nullable().describe("The quarantined item, to mend, replay or drop"),
  })
  .meta({ id: "Event" })
export type EventView = z.infer<typeof EventView>
