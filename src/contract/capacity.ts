import { z } from "zod"
import { Moment, PersonRef } from "#contract/api-words.ts"
import { LedgerView } from "#contract/pool.ts"

const Per = z.enum(["hour", "day", "week", "month"])
const ByTier = z.object({ "1": z.int(), "2": z.int(), "3": z.int() })

/** What everybody works on against what they may, and how fairly each pool shared its leads. */
export const CapacityView = z
  .object({
    at: Moment,
    units: z.object({ "1": z.number(), "2": z.number(), "3": z.number() }).describe("Units that an open lead of each tier takes"),
    people: z.array(
      z.object({
        person: PersonRef,
        team: z.string(),
        open: ByTier.describe("Open handoffs by tier"),
        used: z.number().describe("Units that these take"),
        capacity: z.int().nullable().describe("Most units at a time; null: no limit"),
      }),
    ),
    pools: z.array(
      LedgerView.extend({
        says: z.string().nullable(),
        zone: z.string(),
        all_away: z.string().describe("What happens when nobody may receive now"),
        overflow: z.array(z.string()),
        caps: z.array(
          z.object({
            per: Per,
            most: z.int(),
            used: z.array(z.object({ person: PersonRef, turns: z.int() })).describe("In the window that it is now"),
          }),
        ),
        turns: z
          .array(z.object({ person: PersonRef, turns: z.int(), fair: z.number().describe("What the weights would have given") }))
          .describe("Leads of the last 30 days that came by the pool and were kept"),
      }),
    ),
  })
  .meta({ id: "Capacity" })
export type CapacityView = z.infer<typeof CapacityView>
