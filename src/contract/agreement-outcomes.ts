import { z } from "zod"
import { DurationText, Id, Says, TierNumber } from "#contract/agreement-words.ts"
import { ConditionBody } from "#contract/agreement-condition.ts"
import type { Example } from "#domain/agreement/agreement.ts"
import type { ReEntry, Reasons, RecycleRules, RejectionReason, RejectionReview } from "#domain/agreement/outcome-rules.ts"

const Under = Says.describe("Heading under which it stands in the list; reasons are a tree of two levels at most.")

const ReasonBody = z
  .strictObject({
    id: Id.describe("Short name that stands in reports."),
    says: Says.describe("What the rep sees in the list."),
    under: Under.exactOptional(),
    clause: z
      .string()
      .max(60)
      .exactOptional()
      .describe(
        "For a rejection: the clause that it cites when the rep names none: fit, intent, context, ownership, identity, definition, a fit rule or a disqualifier.",
      ),
    credit_back: z.boolean().describe("Whether the owner gets the turn back."),
    counts_against_quality: z.boolean().describe("Whether it counts against the quality that marketing promised."),
    cool_down: z
      .union([DurationText, z.null()])
      .describe(`How long nothing is done, such as "90 days"; null: a person looks at it at once.`),
    track: z.string().min(1).max(60).describe("The nurture track or queue that the lead goes to."),
    label: z.enum(["negative", "neutral", "exclude"]).describe("How calibration counts it."),
  })
  .describe("A reason that a rep may choose.") satisfies z.ZodType<RejectionReason>

const DisqualifyReason = z.strictObject({
  id: Id.describe("Short name that stands in reports."),
  says: Says.describe("What the rep sees in the list."),
  under: Under.exactOptional(),
})

const ReviewBody = z
  .strictObject({
    above: z.number().min(0).max(1).describe("Share of cycles, such as 0.2."),
    window: DurationText.describe("Cycles that began within this count."),
    of_at_least: z.int().min(1).max(100_000).describe("With fewer cycles nothing is raised."),
    answer_within: DurationText.describe("Until then the owner has to say what follows."),
  })
  .describe("When so many leads are rejected that both sides have to look at it.") satisfies z.ZodType<RejectionReview>

export const ReasonsBody = z
  .strictObject({
    reject: z.array(ReasonBody).min(1).max(50).describe("Why sales hands a lead back: something was wrong with the handoff."),
    recycle: z.array(ReasonBody).min(1).max(50).describe("Why a good lead goes back to nurture."),
    disqualify: z.array(DisqualifyReason).min(1).max(50).describe("Why a lead is not worked again."),
    review: ReviewBody.exactOptional(),
  })
  .describe("What a rep may answer; twelve at most in all.") satisfies z.ZodType<Reasons>

export const ReEntryBody = z
  .strictObject({
    break_through: z.array(z.string().max(60)).max(100).describe("Signals that end a cool-down at once."),
    most_cycles_per_year: z.int().min(1).max(100).describe("Most handoffs of one lead in twelve months; after that a person decides."),
  })
  .describe("When a lead that came back may be handed off again.") satisfies z.ZodType<ReEntry>

export const RecycleBody = z
  .strictObject({
    nurture_review: DurationText.describe("A nurtured lead without a signal is looked at again after this."),
    no_disposition: DurationText.describe("Cool-down of a lead that came back because nobody gave a verdict."),
    strategic: z
      .strictObject({
        says: Says.describe("Why a person decides about these."),
        when: ConditionBody.describe("Which leads."),
        decide_within: DurationText.describe("Until then the person has to decide."),
      })
      .exactOptional()
      .describe("Leads that come back to a person who decides, instead of to nurture by themselves."),
    tracks: z
      .record(
        z.string().min(1).max(60),
        z.strictObject({
          says: Says.describe("What the track is about."),
          list: z.string().min(1).max(200).exactOptional().describe("The list of the marketing system that it is."),
        }),
      )
      .exactOptional()
      .describe("Nurture tracks by topic."),
  })
  .describe("What becomes of leads in nurture.") satisfies z.ZodType<RecycleRules>

const FieldBody = z.union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(500)).max(500), z.null()])
const Between = z.strictObject({
  at_least: z.number().exactOptional().describe("This many points or more."),
  at_most: z.number().exactOptional().describe("This many points or less."),
})

export const ExampleBody = z
  .strictObject({
    name: Says.describe("Who this is, for the report."),
    lead: z.record(z.string(), FieldBody).describe("Its fields. null: unknown. Computed facts such as account.owner may be set."),
    signals: z
      .array(
        z.strictObject({
          signal: z.string().max(60).describe("What it did, by the signal's name."),
          ago: DurationText.describe(`How long ago, such as "2 hours"; the newest when there are several.`),
          times: z.int().min(1).max(100).exactOptional().describe("How often, a day apart. Once when left out."),
        }),
      )
      .max(100)
      .exactOptional()
      .describe("What the lead did."),
    expect: z
      .strictObject({
        verdict: z.enum(["qualified", "not_yet", "disqualified"]).describe("What the agreement is to say."),
        tier: TierNumber.exactOptional().describe("The tier of a qualified lead."),
        model: z.string().max(60).exactOptional().describe("The score model that is used."),
        pool: z.string().max(60).exactOptional().describe("The pool that gets it, when it has no account owner."),
        missing: z.array(z.string().max(100)).max(20).exactOptional().describe("What is missing: fit, intent, or a field."),
        fit: Between.exactOptional().describe("Bounds of the fit score."),
        intent: Between.exactOptional().describe("Bounds of the intent score."),
        override: z.string().max(60).exactOptional().describe("The override that lets it through."),
        rule: z.string().max(60).exactOptional().describe("The disqualifier that applies."),
      })
      .describe("The verdict that both sides expect."),
  })
  .describe("A lead and the verdict that both sides expect. Examples run before the agreement can be signed.") satisfies z.ZodType<Example>
