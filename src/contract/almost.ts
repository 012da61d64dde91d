import { z } from "zod"
import { LeadRef, Moment } from "#contract/api-words.ts"

export const AlmostQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50).describe("Most leads, 1 to 200") })

/** Leads that one more signal or one more known field would qualify, the nearest to the gate first. Points are from 0 to 100. */
export const AlmostView = z
  .object({
    at: Moment,
    gate: z
      .object({ fit: z.number(), intent: z.number() })
      .nullable()
      .describe("Points that are needed; null while no agreement is in force"),
    looked: z.int().describe("How many leads nearest to the gate were tried"),
    data: z.array(
      z.object({
        lead: LeadRef,
        fit: z.number(),
        intent: z.number(),
        missing: z.array(z.string()).describe("`fit`, `intent`, and the fields that context lacks"),
        says: z.string(),
        nearest: z
          .array(
            z.object({
              kind: z.enum(["signal", "field"]),
              name: z.string(),
              says: z.string(),
              would_be: z.object({ fit: z.number(), intent: z.number() }),
            }),
          )
          .describe("Changes that alone would qualify it, the smallest first"),
        updated_at: Moment,
      }),
    ),
  })
  .meta({ id: "AlmostList" })
