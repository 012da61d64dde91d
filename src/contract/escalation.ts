import { z } from "zod"
import { HANDOFF_STATES } from "#contract/handoff.ts"
import { LeadRef, Moment, MomentIn, PageQuery, PersonRef, TierView, Uuid } from "#contract/api-words.ts"

export const EscalationQuery = PageQuery.extend({
  team: z.string().max(100).optional().describe("Only on what people of this team have"),
  open: z.enum(["true", "false"]).default("false").describe("Only on handoffs whose cycle runs"),
  warnings: z.enum(["true", "false"]).default("false").describe("Warnings before the due instant, too"),
  since: MomentIn.optional(),
})

/** A step of a promise's ladder that was taken, and for what. */
export const EscalationView = z
  .object({
    handoff: Uuid,
    lead: LeadRef,
    owner: PersonRef.nullable().describe("Who has it now"),
    tier: TierView,
    state: z.enum(HANDOFF_STATES),
    clock: z.string().describe("The promise"),
    share: z.int().describe("At how many percent of the target"),
    at: Moment,
    planned_at: Moment,
    late: z.boolean(),
    outcome: z.enum(["sent", "missed", "nobody"]),
    told: z.array(z.string()),
    reassigned: z.boolean(),
    answered: z.boolean().describe("The promise was kept afterwards"),
  })
  .meta({ id: "Escalation" })
