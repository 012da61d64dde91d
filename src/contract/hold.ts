import { z } from "zod"
import { Json, LeadRef, Moment, PersonRef, Uuid } from "#contract/api-words.ts"

/** A qualified lead that waits for a person, and why. */
export const HoldView = z
  .object({
    lead: LeadRef,
    reason: z.enum(["nobody", "review", "yearly_cap"]),
    says: z.string(),
    owner: PersonRef.nullable(),
    pool: z.string().nullable(),
    attempts: Json.describe("Everybody who could have had it, and what stood in the way"),
    agreement: Uuid,
    since: Moment,
    due_at: Moment,
  })
  .meta({ id: "Hold" })

/** What is to become of a held lead. */
export const HoldDecision = z.strictObject({ decision: z.enum(["approve", "nurture"]) }).meta({ id: "HoldDecision" })

export const HoldPath = z.object({ lead: z.string().describe("Id of the lead that is held") })
