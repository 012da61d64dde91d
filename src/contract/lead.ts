import { z } from "zod"
import { Json, Moment, PageQuery, PersonRef, TierView, Uuid, UuidIn } from "#contract/api-words.ts"

/** Where a lead can stand. */
export const LEAD_STAGES = [
  ...(["captured", "nurture", "disqualified", "held", "handed_off", "accepted", "sql"] as const),
  ...(["opportunity", "won", "lost", "recycled", "merged", "withdrawn"] as const),
] as const

/** What leads can be looked for by. */
export const LeadQuery = PageQuery.extend({
  email: z.string().max(320).optional().describe("Any e-mail address that the person is known by; case does not matter"),
  q: z
    .string()
    .max(200)
    .optional()
    .describe("Words that the name, company or e-mail address has, or their beginnings; case does not matter"),
  stage: z.enum(LEAD_STAGES).optional(),
  owner: UuidIn.optional().describe("Id of the person who is accountable"),
  account: UuidIn.optional().describe("Id of the account that they belong to"),
})

/** A lead as it is now. Points are from 0 to 100. */
export const LeadView = z
  .object({
    id: Uuid,
    email: z.string().nullable(),
    name: z.string().nullable(),
    company: z.string().nullable(),
    stage: z.enum(LEAD_STAGES),
    tier: TierView.nullable(),
    owner: PersonRef.nullable(),
    next_action: z.string(),
    due_at: Moment.nullable().describe("Null only where nothing is owed any more"),
    fit: z.number().nullable(),
    intent: z.number().nullable(),
    model: z.string().nullable().describe("Score model that it was judged by"),
    cycles: z.int().describe("How many times it was handed off"),
    account: Uuid.nullable(),
    merged_into: Uuid.nullable(),
    closed_as: z.string().nullable(),
    cool_down_until: Moment.nullable(),
    fields: z.record(z.string(), Json).describe("What is known of it, by lead field"),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: "Lead" })
export type LeadView = z.infer<typeof LeadView>

/** Something that a lead did. */
export const EngagementView = z
  .object({
    id: Uuid,
    kind: z.string(),
    source: z.string(),
    external_id: z.string(),
    page: z.string().nullable(),
    form: z.string().nullable(),
    event: z.string().nullable(),
    campaign: z.string().nullable(),
    properties: z.record(z.string(), Json),
    occurred_at: Moment,
  })
  .meta({ id: "Engagement" })

/** Who did what, when and why. */
export const JournalView = z
  .object({
    seq: z.int(),
    at: Moment,
    actor: z.string().describe("`baton`, the name of a key, or the id of a person"),
    kind: z.string(),
    says: z.string(),
    handoff: Uuid.nullable(),
    agreement: Uuid.nullable(),
    detail: z.record(z.string(), Json),
  })
  .meta({ id: "JournalEntry" })

/** As of which instant an explanation is wanted. */
export const ExplanationQuery = z.object({ at: z.string().max(40).optional().describe("An instant, ISO 8601; now when left out") })

/** Why a lead is where it is: each part with its reasons. Parts may hold more than is listed here. */
export const ExplanationView = z
  .looseObject({
    stage: Json.optional().describe("Where the lead stands"),
    owner: Json.optional().describe("Who is accountable"),
    next_action: Json.optional(),
    due_at: Json.optional(),
    score: Json.optional().describe("Fit, intent, completeness and the reasons that add up to them"),
    checks: Json.optional().describe(
      "What is to be thought of its address and its behaviour, which rules were set aside for it, by which clock it lives",
    ),
    verdict: Json.optional().describe("Qualified or not, the proofs, what is missing, what would change it"),
    routing: Json.optional().describe("Who got it, how, and everybody who was looked at"),
    addresses: Json.optional().describe(
      "E-mail addresses that the person is known by, the first one first, and why each further one is theirs",
    ),
    same_person: Json.optional().describe("Leads that turned out to be the same person, and why"),
    looked_up: Json.optional().describe("What providers told, by field with who and when; how the last look-up went"),
    clocks: Json.optional(),
    deadlines: Json.optional().describe("Until when what is owed, and by which promise"),
    escalations: Json.optional(),
    journal: Json.optional(),
    agreement: Json.optional().describe("The version that was judged by"),
  })
  .meta({ id: "LeadExplanation" })
