import { z } from "zod"
import { LeadRef, Moment, MomentIn, PageQuery, Uuid, UuidIn } from "#contract/api-words.ts"
import { LEAD_STAGES } from "#contract/lead.ts"

const Why = z.string().trim().min(1, "says why, for the record").max(1000)

/** A period; the last thirty days when nothing is said. */
export const PeriodQuery = z.object({ from: MomentIn.optional(), until: MomentIn.optional() })
export const BotsQuery = PageQuery.extend(PeriodQuery.shape)

const BotReason = z.enum(["agent", "honeypot", "too_fast", "prefetch", "rate", "mail_scanner", "said"])

/** What was taken for a machine's: it is kept, counted and shown, and gives no points. */
export const BotView = z
  .object({
    id: Uuid.describe("Id of the engagement"),
    reason: BotReason,
    says: z.string(),
    kind: z.string(),
    page: z.string().nullable(),
    form: z.string().nullable(),
    event: z.string().nullable(),
    agent: z.string().nullable().describe("What it called itself"),
    visitor: z.object({ kind: z.string(), value: z.string() }).describe("What it is known by; POST /api/bots/words takes it"),
    lead: Uuid.nullable(),
    said: z.enum(["machine", "person"]).nullable().describe("What a person said of it, which counts"),
    occurred_at: Moment,
  })
  .meta({ id: "BotEngagement" })

export const BotSummaryView = z
  .object({
    from: Moment,
    until: Moment,
    engagements: z.int(),
    machines: z.int(),
    share: z.number().describe("Of all engagements, from 0 to 1"),
    reasons: z.array(z.object({ reason: BotReason, says: z.string(), engagements: z.int(), said_to_be_people: z.int() })),
  })
  .meta({ id: "BotSummary" })

/** A person's word: somebody is a machine, a person, or as it is seen. */
export const BotWord = z
  .strictObject({
    lead: UuidIn.optional(),
    visitor: z.strictObject({ kind: z.enum(["email", "user", "anonymous", "crm", "phone"]), value: z.string().min(1).max(512) }).optional(),
    is: z.enum(["machine", "person", "unknown"]),
    why: Why,
  })
  .refine((word) => (word.lead === undefined) !== (word.visitor === undefined), "names either a lead or a visitor")
  .meta({ id: "BotWord" })
export const BotWordView = z.object({ identities: z.int(), leads: z.array(Uuid) }).meta({ id: "BotWordDone" })

/** Leads by the rule that disqualified them. */
export const DisqualifiedView = z
  .object({
    from: Moment,
    until: Moment,
    rules: z.array(
      z.object({
        rule: z.string(),
        says: z.string().nullable().describe("In the words of the agreement in force; null when it has no such rule any more"),
        resting: z.int().describe("Disqualified by it now"),
        period: z.int().describe("Disqualified by it in the period"),
        set_aside: z.int().describe("Leads for which a person set it aside"),
      }),
    ),
  })
  .meta({ id: "Disqualified" })

export const RequalifyBody = z
  .strictObject({ rule: z.string().min(1).max(200).optional().describe("That by which it was disqualified when left out"), why: Why })
  .meta({ id: "Requalification" })
export const RequalifyPath = z.object({ id: z.string(), rule: z.string() })
export const RequalifyQuery = z.object({ why: Why })
export const RequalifiedView = z
  .object({ lead: LeadRef, stage: z.enum(LEAD_STAGES), set_aside: z.array(z.string()) })
  .meta({ id: "RequalifiedLead" })
