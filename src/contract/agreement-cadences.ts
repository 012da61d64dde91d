import { z } from "zod"
import { ConditionBody } from "#contract/agreement-condition.ts"
import { DurationText, Id, perTier, Says, TierNumber } from "#contract/agreement-words.ts"
import { TouchesBody } from "#contract/agreement-sla.ts"
import type { Cadence, CadenceRules, CadenceStep } from "#domain/agreement/cadence-rules.ts"

const Offset = z.string().min(1).max(60)

const StepBody = z
  .strictObject({
    says: Says.describe("What the step is for, as an instruction."),
    channel: z
      .enum(["call", "email", "linkedin", "video", "sms", "play"])
      .describe("How the lead is reached. play: as the lead's play begins."),
    after: Offset.describe(
      `Earliest, from the step before; the first from the handoff: "2 business days", or working time such as "2 hours".`,
    ),
    within: Offset.exactOptional().describe(
      `Latest, from the step before: "4 hours" is working time, "1 day" exact time. Left out: the end of that business day.`,
    ),
    part: z
      .enum(["opener", "question", "voicemail", "linkedin", "video", "email"])
      .exactOptional()
      .describe("Which part of the play is said. Left out: what goes with the channel."),
    automatic: z.literal("acknowledgement").exactOptional().describe("Baton does it: the acknowledgement of this agreement."),
  })
  .describe("One step.") satisfies z.ZodType<CadenceStep>

const CadenceBody = z
  .strictObject({
    id: Id.describe("Short name."),
    says: Says.describe("Whom it is for."),
    tiers: z.array(TierNumber).min(1).max(3).describe("For leads of these tiers."),
    when: ConditionBody.exactOptional().describe("And only where this holds, such as for large companies."),
    steps: z.array(StepBody).min(1).max(30).describe("The steps, in order."),
    commitment: TouchesBody.exactOptional().describe("What is owed here instead of what commitments say for the tier."),
  })
  .describe("The follow-up of some leads.") satisfies z.ZodType<Cadence>

export const CadencesBody = z
  .strictObject({
    owner_away: perTier(z.enum(["cover", "pause"]), (tier) => `Tier ${tier}: cover or pause.`).describe(
      "What becomes of a step whose owner is away for more than a day: whoever stands in does it, or it waits.",
    ),
    out_of_office: DurationText.describe("How long an automatic reply pauses that names no date."),
    list: z.array(CadenceBody).min(1).max(50).describe("The first whose tier and condition hold is used."),
  })
  .describe("The follow-up that sales owes, step by step. Left out: nobody is asked for a further touch.") satisfies z.ZodType<CadenceRules>
