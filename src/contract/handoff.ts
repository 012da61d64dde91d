import { z } from "zod"
import { Json, LeadRef, Moment, MomentIn, Note, PageQuery, PersonRef, TierView, Uuid, UuidIn } from "#contract/api-words.ts"

/** Where a handoff can stand. */
export const HANDOFF_STATES = [
  ...(["open", "accepted", "sql", "opportunity", "won", "lost"] as const),
  ...(["rejected", "recycled", "disqualified", "merged"] as const),
] as const

/** What handoffs can be looked for by. */
export const HandoffQuery = PageQuery.extend({
  lead: UuidIn.optional(),
  owner: UuidIn.optional(),
  state: z.enum(HANDOFF_STATES).optional(),
  open: z.enum(["true", "false"]).optional().describe("Only those whose cycle runs, or only those whose cycle is over"),
})

/** One passage of one lead from marketing to an outcome. */
export const HandoffView = z
  .object({
    id: Uuid,
    lead: LeadRef,
    owner: PersonRef,
    cycle: z.int().describe("Counts the passages of this lead"),
    tier: TierView,
    state: z.enum(HANDOFF_STATES),
    next_action: z.string(),
    due_at: Moment.nullable(),
    version: z.int().describe("Goes up with every change; send it back as `expected_version` or If-Match"),
    play: z.string(),
    pool: z.string().nullable(),
    account: Uuid.nullable(),
    agreement: Uuid.describe("The version that governs this cycle"),
    opened_at: Moment,
    accepted_at: Moment.nullable(),
    first_touch_at: Moment.nullable(),
    closed_at: Moment.nullable(),
    closed_as: z.string().nullable(),
    amount: z.number().nullable(),
    currency: z.string().nullable().describe("Of the amount, ISO 4217"),
    undo_until: Moment.nullable().describe("Until then the last word on it can be taken back"),
  })
  .meta({ id: "Handoff" })
export type HandoffView = z.infer<typeof HandoffView>

/** The context package that a lead came with. */
export const BriefView = z
  .object({
    id: Uuid,
    at: Moment,
    agreement: Uuid,
    complete: z.number().describe("Percent of what the agreement wants to be known"),
    missing: z.array(z.string()),
    content: Json,
  })
  .meta({ id: "Brief" })

/** A promise of the agreement, and how it stands. Lengths are working time in milliseconds. */
export const ClockView = z
  .object({
    id: Uuid,
    kind: z.string(),
    owed_by: z.enum(["marketing", "sales"]),
    person: PersonRef.nullable(),
    state: z.string(),
    started_at: Moment,
    due_at: Moment,
    met_at: Moment.nullable(),
    missed_at: Moment.nullable(),
    target_ms: z.number(),
    infeasible: z
      .string()
      .nullable()
      .describe(
        "Of a first touch: why nobody could make it in time, since rep and lead are not both at work before it is due; null when it can be kept",
      ),
    rungs: z.array(z.object({ at: Moment, share: z.number(), passed: z.boolean() })),
    pauses: z.array(z.object({ reason: z.string(), note: z.string(), by: z.string(), from: Moment, until: Moment.nullable() })),
    escalations: z.array(
      z.object({
        rung: z.int(),
        at: Moment,
        planned_at: Moment,
        late: z.boolean(),
        outcome: z.string(),
        told: z.array(z.string()),
        reassigned: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Clock" })

/** Who had a handoff from when to when, and why. */
export const AssignmentView = z
  .object({
    attempt: z.int(),
    person: PersonRef.nullable(),
    since: Moment,
    until: Moment.nullable(),
    why: z.string(),
    ended_as: z.string().nullable(),
    credited_back: z.boolean(),
  })
  .meta({ id: "Assignment" })

const TOUCH_KINDS = [
  ...(["call", "email", "linkedin", "video", "sms", "meeting_booked", "meeting_held", "note", "task"] as const),
  ...(["email_open", "email_click", "bounce", "auto_reply", "inbound_reply", "inbound_call"] as const),
] as const

/** An attempt to reach the lead, or the lead's own word. */
export const TouchBody = z
  .strictObject({
    kind: z.enum(TOUCH_KINDS),
    at: MomentIn.nullable().default(null).describe("When it happened; now when left out"),
    by: z.string().max(100).nullable().default(null).describe("Handle of the person of ours; the key's person when left out"),
    direction: z.enum(["outbound", "inbound", "none"]).optional(),
    human: z.boolean().optional().describe("A person did it at that moment; false for what a sequence or a server sent"),
    source: z.string().min(1).max(100).default("api").describe("Where it was recorded; unique together with `external_id`"),
    external_id: z.string().min(1).max(256).optional(),
    note: Note.default(""),
    outcome: z
      .enum(["connected", "no_answer", "voicemail", "busy", "wrong_number"])
      .optional()
      .describe("What came of a call: connected ends the follow-up, wrong_number takes the channel out of it"),
    until: MomentIn.optional().describe("Until when an automatic reply says that the lead is away: the follow-up waits as long"),
  })
  .meta({ id: "NewTouch" })

export const TouchView = z
  .object({
    id: Uuid,
    kind: z.string(),
    direction: z.enum(["outbound", "inbound", "none"]),
    human: z.boolean(),
    by: PersonRef.nullable(),
    at: Moment,
    recorded_at: Moment,
    source: z.string(),
    external_id: z.string(),
    note: z.string(),
    outcome: z.string().nullable(),
    until: Moment.nullable(),
    counts: z.boolean().describe("Whether it is evidence of a human first touch"),
  })
  .meta({ id: "Touch" })

/** Stops the clocks for a reason. */
export const PauseBody = z
  .strictObject({
    reason: z.string().min(1).max(100),
    note: Note.default(""),
    until: MomentIn.nullable().default(null).describe("Null: as long as the agreement allows"),
    approved_by: z.string().max(100).nullable().default(null).describe("Handle of who lets it go over the budget"),
  })
  .meta({ id: "Pause" })

/** Gives a handoff to somebody by hand. */
export const ReassignmentBody = z
  .strictObject({ to: z.string().min(1).max(100).describe("Handle or id of the new owner"), why: z.string().min(1).max(1000) })
  .meta({ id: "Reassignment" })
