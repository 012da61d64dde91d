import { z } from "zod"
import { Json, Moment } from "#contract/api-words.ts"

/** What must always hold, and how often it does not. */
export const ProofView = z
  .object({
    checked_at: Moment,
    invariants: z.array(z.object({ name: z.string(), says: z.string(), violations: z.int(), examples: z.array(Json).optional() })),
  })
  .meta({ id: "Proof" })
