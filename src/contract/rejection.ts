import { z } from "zod"
import { Json, LeadRef, Moment, MomentIn, Note, PageQuery, PersonRef, TierView, Uuid } from "#contract/api-words.ts"

const ClaimVerdict = z
  .enum(["borne_out", "disputed", "open"])
  .describe("What the facts at handoff say of the clause that was cited: they bear it out, speak against it, or don't tell")

const Filter = z.object({
  source: z.string().max(200).optional().describe("Where the lead came from, as its brief says"),
  reason: z.string().max(100).optional(),
  clause: z.string().max(100).optional(),
  verdict: ClaimVerdict.optional(),
  disputed: z.enum(["true"]).optional().describe("The same as verdict=disputed"),
  since: MomentIn.optional(),
  until: MomentIn.optional(),
})

export const RejectionQuery = PageQuery.extend(Filter.shape)
export const RejectionSumQuery = Filter.extend({
  by: z.enum(["source", "reason", "clause", "owner", "campaign"]).default("reason").describe("What to count by"),
})

/** A rejection that stands, with the clause it cites and what the facts say of that. */
export const RejectionView = z
  .object({
    id: Uuid.describe("Of the disposition"),
    handoff: Uuid,
    lead: LeadRef.nullable(),
    owner: PersonRef.nullable(),
    by: z.string(),
    at: Moment,
    tier: TierView,
    reason: z.string(),
    reason_says: z.string().nullable().describe("What the agreement calls the reason; null when no version knows it any more"),
    clause: z.string(),
    verdict: ClaimVerdict,
    says: z.string().describe("The facts, in a sentence"),
    source: z.string().nullable(),
    campaign: z.string().nullable(),
    credit_back: z.boolean(),
    counts_against_quality: z.boolean(),
    note: z.string(),
  })
  .meta({ id: "Rejection" })

export const RejectionSumView = z
  .object({
    name: z.string().nullable().describe("Null: not known; by owner: the person's handle"),
    says: z.string().nullable().describe("By reason: what the agreement calls it"),
    rejected: z.int(),
    borne_out: z.int(),
    disputed: z.int(),
    open: z.int(),
    against_quality: z.int().describe("Count against the quality that marketing promised"),
  })
  .meta({ id: "RejectionSum" })

export const ItemQuery = PageQuery.extend({ open: z.enum(["true", "false"]).optional() })

/** Something that a person has to look at by a date. */
export const ItemView = z
  .object({
    id: Uuid,
    kind: z.enum(["rejections"]),
    says: z.string(),
    detail: z.record(z.string(), Json),
    owner: PersonRef.nullable(),
    raised_at: Moment,
    due_at: Moment,
    settled_at: Moment.nullable(),
    settled_by: z.string().nullable(),
    decision: z.string().nullable().describe("What follows from it, in the owner's words"),
  })
  .meta({ id: "RaisedItem" })
export type ItemView = z.infer<typeof ItemView>

export const ItemDecision = z
  .strictObject({ decision: Note.min(3, "say what follows from it"), by: z.string().max(100).optional() })
  .meta({ id: "ItemDecision" })

const ReasonView = z.object({
  id: z.string(),
  says: z.string(),
  under: z.string().nullable().describe("Its heading: reasons are a tree of two levels at most"),
  clause: z.string().nullable().describe("For a rejection: the clause that it cites when none is named"),
  credit_back: z.boolean().nullable(),
  counts_against_quality: z.boolean().nullable(),
  cool_down: z.string().nullable(),
  track: z.string().nullable(),
  label: z.string().nullable(),
})

/** What may be said of a handoff now, with what each answer does. */
export const AnswersView = z
  .object({
    version: z.int(),
    allowed: z.array(z.string()).describe("Kinds of disposition that are possible now"),
    reasons: z.object({ reject: z.array(ReasonView), recycle: z.array(ReasonView), disqualify: z.array(ReasonView) }),
    sql_needs: z.array(z.string()),
    clauses: z
      .array(z.object({ id: z.string(), kind: z.string(), says: z.string(), verdict: ClaimVerdict, facts: z.string() }))
      .describe("What a rejection may cite, each checked against what was known at the handoff"),
  })
  .meta({ id: "HandoffAnswers" })
