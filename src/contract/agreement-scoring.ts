import { z } from "zod"
import { ConditionBody, FactConditionBody } from "#contract/agreement-condition.ts"
import { DurationText, Id, Points, Says } from "#contract/agreement-words.ts"
import type { Decay, Disqualifier, Region, ScoreModel, SignalDefinition } from "#domain/agreement/agreement.ts"

const Pattern = z.string().min(1).max(300)

export const RegionBody = z
  .strictObject({
    says: Says.describe(`What people call it, such as "Germany, Austria and Switzerland".`),
    countries: z
      .array(z.string().max(60))
      .min(1)
      .max(300)
      .exactOptional()
      .describe("Two-letter country codes, such as DE. A country belongs to one region only."),
    rest: z
      .literal(true)
      .exactOptional()
      .describe("This region takes every country that no other region names, unknown ones too. Exactly one region has it."),
  })
  .describe("A part of the world with its own score model.") satisfies z.ZodType<Region>

const MatcherBody = z
  .strictObject({
    page: Pattern.exactOptional().describe("The path of a viewed page, * for any run of characters: /pricing*."),
    form: Pattern.exactOptional().describe("The id or name of a posted form."),
    event: Pattern.exactOptional().describe("The name of a tracked event."),
    kind: Pattern.exactOptional().describe("How it arrived: form, page, track, identify, row (of an import), call, email."),
    source: Pattern.exactOptional().describe("The source that sent it."),
    campaign: Pattern.exactOptional().describe("The campaign it came with."),
    where: z
      .array(FactConditionBody)
      .min(1)
      .max(50)
      .exactOptional()
      .describe("Conditions on what arrived with it; for an imported row, its fields."),
  })
  .describe("All given parts must fit.")

export const SignalBody = z
  .strictObject({
    says: Says.describe(`Completes "the lead …": "asked for a demo".`),
    high_intent: z.boolean().exactOptional().describe(`Close to buying: quoted as "why now".`),
    conversion: z.string().max(60).exactOptional().describe("Which conversion the play speaks to; the signal's own name when left out."),
    any: z.array(MatcherBody).min(1).max(200).describe("One of these recognises it."),
  })
  .describe("Something a lead does, by its own name.") satisfies z.ZodType<SignalDefinition>

const DecayBody = z
  .union([
    z.strictObject({ half_life: DurationText.describe("Points are halved each time this passes.") }),
    z.strictObject({
      linear: z
        .strictObject({
          share: z.number().gt(0).max(1).describe("Share of the full points lost per period."),
          per: DurationText.describe("The period."),
        })
        .describe("The same share of the full points is lost in every period."),
    }),
    z.strictObject({
      step: z
        .strictObject({
          share: z.number().gt(0).max(1).describe("Share of what is left, lost per period."),
          per: DurationText.describe("The period."),
        })
        .describe("A share of what is left is lost at the end of every period."),
    }),
    z.strictObject({ window: DurationText.describe("Full points until this has passed, then none.") }),
  ])
  .describe("How points fade with age. Without it they stay.") satisfies z.ZodType<Decay>

const Groups = z
  .record(Id, z.strictObject({ cap: z.number().describe("Most points that the rules of the group give together.") }))
  .exactOptional()
  .describe("Groups of rules that share a cap, by name.")

const FitRuleBody = z
  .strictObject({
    id: Id.describe("Short name that stands in the explanation of a score."),
    says: Says.describe(`Why it counts, in the words of the explanation: "has 50 to 1,000 employees".`),
    when: ConditionBody.describe("When the points are given."),
    points: Points.describe("Points it gives; below 0 it takes them."),
    group: z.string().max(60).exactOptional().describe("The group whose cap it shares."),
  })
  .describe("Points for what the lead and its company are.")

const IntentRuleBody = z
  .strictObject({
    id: Id.describe("Short name that stands in the explanation of a score."),
    signal: z.string().max(60).describe("The signal that gives the points."),
    points: Points.describe("Points for each one that counts."),
    group: z.string().max(60).exactOptional().describe("The group whose cap it shares."),
    once_per: DurationText.exactOptional().describe("Signals within this long of one that counted are the same one."),
    max_times: z.int().min(1).max(1000).exactOptional().describe("At most so many count: the newest ones."),
    decay: DecayBody.exactOptional(),
  })
  .describe("Points for what the lead did.")

export const ScoreModelBody = z
  .strictObject({
    says: Says.describe("Where and why this model holds."),
    regions: z.array(z.string().max(60)).min(1).max(300).describe("The regions it scores. Every region belongs to exactly one model."),
    fit: z
      .strictObject({ rules: z.array(FitRuleBody).min(1).max(500).describe("The rules; their points add up."), groups: Groups })
      .describe("How well the lead suits us, 0 to 100."),
    intent: z
      .strictObject({ rules: z.array(IntentRuleBody).min(1).max(500).describe("The rules; their points add up."), groups: Groups })
      .describe("How near the lead is to buying, 0 to 100."),
  })
  .describe("Fit and intent for some regions. The two are never blended.") satisfies z.ZodType<ScoreModel>

export const DisqualifierBody = z
  .strictObject({
    id: Id.describe("Short name that stands in the verdict."),
    says: Says.describe(`Why such a lead is not worked: "is a student".`),
    when: ConditionBody.describe("When it applies."),
  })
  .describe("Ends the matter. The lead is kept, marked and counted.") satisfies z.ZodType<Disqualifier>
