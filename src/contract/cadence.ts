import { z } from "zod"
import { Moment, MomentIn, PersonRef, Uuid } from "#contract/api-words.ts"

const Channel = z.enum(["call", "email", "linkedin", "video", "sms"])

/** The one thing to do next on a handoff. */
export const NextActionView = z
  .object({
    kind: z
      .enum(["answer", "step", "first_touch", "decide", "verdict", "none"])
      .describe(
        "answer: the lead's own word waits. decide: there is no lawful way. verdict: say what became of it. none: the cycle is over",
      ),
    channel: Channel.nullable(),
    action: z.string(),
    person: PersonRef.nullable().describe("Who is to do it: the owner, or who stands in"),
    say: z
      .object({
        opener: z.string(),
        question: z.string(),
        asset: z.string().nullable(),
        subject: z.string().nullable(),
        text: z.string().nullable().describe("The draft of the e-mail or message, or what to say on the answering machine"),
      })
      .nullable(),
    language: z.string(),
    when: z.object({
      from: Moment.nullable().describe("First instant within the hours of both"),
      until: Moment.nullable().describe("Until when it is owed"),
      is_now: z.boolean(),
      lead_time: z.string().nullable().describe("What time it is for the lead then, such as Tue 09:05"),
      zone: z.string().nullable(),
    }),
    play: z.object({ id: z.string(), why: z.string().describe("Why this play") }),
    why_this: z.string(),
    why_now: z.string(),
    if_it_fails: z.string(),
    channels: z.array(z.object({ channel: Channel, allowed: z.boolean(), because: z.string() })),
    booking_link: z.string().nullable(),
  })
  .meta({ id: "NextAction" })
export type NextActionView = z.infer<typeof NextActionView>

/** How the follow-up of a handoff stands. */
export const CadenceView = z
  .object({
    cadence: z.string(),
    says: z.string(),
    agreement: Uuid.describe("The version that it was enrolled under; it stays on it"),
    state: z.enum(["active", "paused", "waiting", "ended"]).describe("waiting: a person has to decide, since no channel may be used"),
    why: z.string(),
    person: PersonRef.nullable(),
    enrolled_at: Moment,
    paused_until: Moment.nullable(),
    ended_at: Moment.nullable(),
    ended_as: z.string().nullable(),
    dropped: z.array(Channel).describe("Channels that turned out dead"),
    steps: z.array(
      z.object({
        step: z.int(),
        says: z.string(),
        channel: z.string(),
        state: z.enum(["done", "skipped", "next", "to_come", "left_out"]),
        opens_at: Moment.nullable(),
        due_at: Moment.nullable(),
        done_at: Moment.nullable(),
        late: z.boolean(),
      }),
    ),
    owed: z.object({ least: z.int(), most: z.int(), days: z.int(), channels: z.int() }).describe("What sales promises for it"),
    done: z.object({ touches: z.int(), channels: z.array(z.string()) }),
    also_on_account: z
      .array(z.object({ handoff: Uuid, lead: z.string().nullable(), owner: z.string() }))
      .describe("Others who follow up there"),
  })
  .meta({ id: "Cadence" })
export type CadenceView = z.infer<typeof CadenceView>

/** A person's word on a follow-up. */
export const CadenceBody = z
  .strictObject({
    action: z.enum(["skip", "pause", "resume", "stop"]),
    why: z.string().trim().min(1).max(1000),
    until: MomentIn.optional().describe("Of a pause"),
  })
  .refine(({ action, until }) => (action === "pause") === (until !== undefined), {
    path: ["until"],
    message: "is for a pause, and needed there",
  })
  .meta({ id: "CadenceChange" })

/** What to look at: everything that was handed off in a time, by what. */
export const OwedQuery = z.object({
  by: z.enum(["tier", "rep", "handoff"]).default("tier"),
  since: MomentIn.optional().describe("Handed off since then; 90 days ago when left out"),
  until: MomentIn.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** Follow-up owed against follow-up done. */
export const OwedView = z
  .object({
    key: z.string().describe("The tier, the handle of the rep, or the handoff"),
    handoffs: z.int(),
    owed: z.int().describe("Touches that were owed by now"),
    done: z.int().describe("Touches that were made, of ours"),
    kept: z.int().describe("Handoffs with as many touches, by as many channels, as were owed"),
    on_the_way: z.int(),
    excused: z.int().describe("Ended by the lead's answer, a meeting, an objection or a verdict for another reason than silence"),
    stopped_early: z.int(),
    late_steps: z.int().describe("Steps that were done after their time"),
  })
  .meta({ id: "TouchesOwed" })
