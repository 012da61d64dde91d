import { z } from "zod"
import { ConditionBody } from "#contract/agreement-condition.ts"
import { Id, Says, TierNumber } from "#contract/agreement-words.ts"
import type { Definitions, Gate, TierRule } from "#domain/agreement/agreement.ts"

export const DefinitionsBody = z
  .strictObject({
    mql: z
      .strictObject({
        says: Says.describe("The definition in a sentence that both sides sign."),
        when: ConditionBody.exactOptional().describe("What must hold besides the gate."),
      })
      .describe("When a lead is marketing-qualified."),
    sal: z
      .strictObject({ says: Says.describe("The definition in a sentence that both sides sign.") })
      .describe("When a lead is sales-accepted."),
    sql: z
      .strictObject({
        says: Says.describe("The definition in a sentence that both sides sign."),
        needs: z
          .array(z.enum(["budget", "authority", "need", "timeline"]))
          .max(4)
          .describe("What must be confirmed in a live conversation."),
      })
      .describe("When a lead is sales-qualified."),
  })
  .describe("What the two sides mean by MQL, SAL and SQL.") satisfies z.ZodType<Definitions>

const AtLeast = z.strictObject({ at_least: z.number().describe("Points needed, 0 to 100.") })
const Field = z.string().max(100)

const OverrideBody = z
  .strictObject({
    id: Id.describe("Short name that stands in the record of every handoff that used it."),
    says: Says.describe("Why such a lead goes through although a proof is missing."),
    when: ConditionBody.describe("When it applies."),
    waives: z
      .array(z.enum(["fit", "intent", "context"]))
      .min(1)
      .max(3)
      .describe("The proofs that it replaces. Ownership is never waived."),
  })
  .describe("A named exception to the gate.")

export const GateBody = z
  .strictObject({
    fit: AtLeast.describe("The proof that the lead suits us."),
    intent: AtLeast.describe("The proof that the lead is near to buying."),
    context: z
      .strictObject({
        needs: z
          .array(z.union([Field, z.array(Field).min(2).max(20)]))
          .max(50)
          .describe("Fields without which nobody can work the lead. Of a list within the list, one is enough."),
      })
      .describe("The proof that a rep will know what to say."),
    overrides: z.array(OverrideBody).max(50).describe("Exceptions, first one that applies."),
    decision: z.enum(["automatic", "review"]).describe("automatic: handed off once the gate is passed. review: a person approves first."),
  })
  .describe("What must be proved before a lead is handed off.") satisfies z.ZodType<Gate>

export const TierRuleBody = z
  .strictObject({
    tier: TierNumber.describe("1 immediate, 2 priority review, 3 nurture or qualification by an SDR."),
    says: Says.describe("What this urgency means."),
    when: ConditionBody.exactOptional().describe("When it applies. The last one has none."),
  })
  .describe("How urgent a qualified lead is. The first that holds decides.") satisfies z.ZodType<TierRule>
