import { z } from "zod"
import type { Condition, FactCondition, SignalCondition } from "#domain/condition/condition.ts"

const Name = z.string().trim().min(1).max(200)
const Scalar = z.union([z.string().max(500), z.number(), z.boolean()]).describe("A text, a number, or true or false.")
const OneOrMore = z.union([z.string().max(500), z.array(z.string().max(500)).min(1).max(500)])
const Scalars = z.array(Scalar).min(1).max(1000)

export const FactConditionBody = z
  .strictObject({
    fact: Name.describe("What is asked: a lead field such as country, a computed fact such as score.fit or region, or custom.anything."),
    is: Scalar.exactOptional().describe("The fact is this. Texts compare without regard to case."),
    is_not: Scalar.exactOptional().describe("The fact is known and is something else."),
    in: Scalars.exactOptional().describe("The fact is one of these."),
    not_in: Scalars.exactOptional().describe("The fact is known and is none of these."),
    at_least: z.number().exactOptional().describe("The number is this or more."),
    at_most: z.number().exactOptional().describe("The number is this or less."),
    above: z.number().exactOptional().describe("The number is more than this."),
    below: z.number().exactOptional().describe("The number is less than this."),
    matches: OneOrMore.exactOptional().describe(
      "The text fits a pattern in which * stands for any run of characters; of several, one has to fit.",
    ),
    contains: OneOrMore.exactOptional().describe("For a list: one of these is in it. For a text: one of these is a part of it."),
    known: z.boolean().exactOptional().describe("true: the fact is known. false: it is not."),
  })
  .describe("Compares one fact. Several comparisons in it must all hold. An unknown fact is never a mismatch: the answer is unknown too.")
  .meta({ id: "fact_condition" }) satisfies z.ZodType<FactCondition>

const SignalConditionBody = z
  .strictObject({
    signal: z
      .union([Name, z.array(Name).min(1).max(100)])
      .describe("The name of a signal from signals:, or a list of names that are counted together."),
    at_least: z.int().min(1).max(1000).exactOptional().describe("How many times, 1 when left out."),
    within: z.string().exactOptional().describe(`Only those of the last so long count, such as "7 days". Without it every one counts.`),
  })
  .describe("Counts what the lead did.")
  .meta({ id: "signal_condition" }) satisfies z.ZodType<SignalCondition>

/** The one language of rules: `all`, `any` and `not` over comparisons of facts and counts of signals. */
export const ConditionBody: z.ZodType<Condition> = z
  .union([
    FactConditionBody,
    SignalConditionBody,
    z.strictObject({
      get all() {
        return z.array(ConditionBody).min(1).max(200).describe("Every one of these holds.")
      },
    }),
    z.strictObject({
      get any() {
        return z.array(ConditionBody).min(1).max(200).describe("One of these holds, or more.")
      },
    }),
    z.strictObject({
      get not() {
        return ConditionBody.describe("This does not hold.")
      },
    }),
  ])
  .describe("When something applies: a fact, a count of signals, or all, any and not over other conditions.")
  .meta({ id: "condition" })
