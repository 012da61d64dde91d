import { z } from "zod"
import { ConditionBody } from "#contract/agreement-condition.ts"
import { DurationText, Id, Says, SideName, TierNumber, perTier } from "#contract/agreement-words.ts"
import type { Acknowledgement } from "#domain/agreement/acknowledgement.ts"
import type { Commitments } from "#domain/agreement/agreement.ts"
import type { ClockPolicy, SlaPolicy } from "#domain/agreement/sla-policy.ts"

const RungBody = z
  .strictObject({
    at: z.string().max(60).describe(`A share of the target ("50%", "200%") or the target and a time ("100% + 30 minutes").`),
    tell: z
      .array(z.enum(["owner", "team", "manager", "director", "leaders", "marketing"]))
      .max(6)
      .exactOptional()
      .describe("Who is told."),
    reassign: z.boolean().exactOptional().describe("Whether the lead goes to the next person who may receive it."),
    recycle: z.boolean().exactOptional().describe("For the disposition clock: whether the lead goes back to nurture, visibly."),
    tiers: z.array(TierNumber).min(1).max(3).exactOptional().describe("Only for these tiers; for all when left out."),
  })
  .describe("One step of the ladder. Below 100% it warns, from 100% on it escalates.")

const ClockBody = z
  .strictObject({
    says: Says.describe("What is promised."),
    owed_by: SideName.describe("The side that owes it."),
    calendar: z
      .enum(["team", "owner", "always"])
      .describe("team: the hours of the team. owner: the owner's own. always: every minute counts."),
    target: perTier(
      z.string().min(1).max(60),
      (tier) => `Target for tier ${tier}: a working time such as "30 minutes", or "1 business day".`,
    ).describe("The promise for each tier."),
    ladder: z.array(RungBody).max(20).describe("What happens on the way to the target and after it, in order."),
  })
  .describe("One promise that is measured.") satisfies z.ZodType<ClockPolicy>

export const SlaBody = z
  .strictObject({
    clocks: z
      .strictObject({
        routing: ClockBody.exactOptional().describe("From arrival to an owner."),
        acceptance: ClockBody.exactOptional().describe("From the owner's name on it to their yes or no."),
        first_touch: ClockBody.exactOptional().describe("From the handoff to the first human touch, as the buyer feels it."),
        owner_first_touch: ClockBody.exactOptional().describe("The same for the present owner, from the moment it became theirs."),
        disposition: ClockBody.exactOptional().describe("From the handoff to a verdict."),
      })
      .describe("The promises. first_touch and disposition are always needed."),
    units: perTier(z.number().min(0).max(1000), (tier) => `Units that an open lead of tier ${tier} takes.`).describe(
      "What an open lead takes of a person's capacity.",
    ),
    reassign: z
      .strictObject({
        most: z.int().min(0).max(20).describe("Most reassignments of one handoff; after that the manager has it."),
        target: z
          .enum(["restart", "inherit", "restart_once"])
          .describe("The new owner's clock: whole again, what is left, or whole the first time only."),
        at_least: DurationText.describe("Smallest target that a new owner gets."),
      })
      .describe("How a lead is passed on when its owner does not react."),
    pauses: z
      .strictObject({
        reasons: z
          .array(
            z.strictObject({
              id: Id.describe("Short name of the reason."),
              says: Says.describe("When it may be used."),
              most: DurationText.describe("Longest working time of one such pause."),
            }),
          )
          .max(20)
          .describe("The only reasons for which a clock may be stopped."),
        budget: DurationText.describe("Longest working time of all pauses of a handoff together; more needs the manager."),
      })
      .describe("When a clock may be stopped."),
  })
  .describe("What is promised, how it is chased, and how it may be stopped.") satisfies z.ZodType<SlaPolicy>

const Texts = z.record(z.string(), z.string().trim().min(1).max(5000))

export const AcknowledgementBody = z
  .strictObject({
    within: DurationText.describe("How soon after the request it leaves."),
    when: ConditionBody.describe("Which leads get one."),
    subject: Texts.describe("Subject by language code: en, de. en is for everyone whose language is not here."),
    text: Texts.describe("Text by language code."),
  })
  .describe("The instant answer to the lead that the request has arrived.") satisfies z.ZodType<Acknowledgement>

export const TouchesBody = z.strictObject({
  least: z.int().min(0).max(100).describe("Fewest touches."),
  most: z.int().min(0).max(100).describe("Most touches."),
  days: z.int().min(1).max(365).describe("Days in which they are made."),
  channels: z.int().min(0).max(10).describe("Fewest different channels."),
})

export const CommitmentsBody = z
  .strictObject({
    marketing: z
      .strictObject({
        mqls_per_month: perTier(z.int().min(0).max(1_000_000), (tier) => `MQLs of tier ${tier} in a month.`).describe(
          "How many MQLs marketing promises.",
        ),
        complete_share: z.number().min(0).max(1).describe("Share of handoffs with complete context, 0 to 1."),
      })
      .describe("What marketing promises."),
    sales: z
      .strictObject({
        touches: perTier(TouchesBody, (tier) => `Follow-up of tier ${tier}.`).describe("The follow-up that is owed for each tier."),
      })
      .describe("What sales promises."),
  })
  .describe("What the sides owe each other besides the clocks.") satisfies z.ZodType<Commitments>
