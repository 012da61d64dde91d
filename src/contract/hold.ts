import { z } from "zod"
import { Json, LeadRef, Moment, PersonRef, Uuid } from "#contract/api-words.ts"

/** A qualified lead that waits for a person, and why. */
export const HoldView = z
  .object({
    lead: LeadRef,
    reason: z.enum(["nobody", "review", "yearly_cap", "strategic"]),
    says: z.string(),
    owner: PersonRef.nullable(),
    pool: z.string().nullable(),
    attempts: Json.describe("Everybody who could have had it, and what stood in the way"),
    fix: z
      .object({
        code: z
          .enum(["decide", "wait", "make_room", "empty_pool"])
          .describe("A person decides; it goes on by itself when somebody is free; capacity or caps have to change; the pool has nobody"),
        person: PersonRef.nullable().describe("Who is expected to be free first"),
        at: Moment.nullable().describe("And when"),
        blockers: z.array(z.object({ person: PersonRef, says: z.string(), free_at: Moment.nullable() })),
      })
      .describe("What gets it going"),
    agreement: Uuid,
    since: Moment,
    due_at: Moment,
  })
  .meta({ id: "Hold" })
export type HoldView = z.infer<typeof HoldView>

/** What is to become of a held lead. */
export const HoldDecision = z
  .strictObject({
    decision: z.enum(["approve", "nurture"]),
    to: z.string().max(100).optional().describe("Handle or id of who gets it when it is approved; whom routing finds when left out"),
  })
  .meta({ id: "HoldDecision" })

export const HoldPath = z.object({ lead: z.string().describe("Id of the lead that is held") })
