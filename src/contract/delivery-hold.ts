import { z } from "zod"
import { Moment } from "#contract/api-words.ts"

/** Whether messages are held. */
export const HoldView = z.object({ since: Moment, why: z.string(), by: z.string() }).nullable().meta({ id: "DeliveryHold" })
export const HoldBody = z.strictObject({ why: z.string().trim().min(1).max(500) })
export const ReleaseBody = z.strictObject({
  cancel: z.boolean().default(false).describe("Whether what waited is cancelled instead of sent"),
})
export const ReleasedView = z.object({ waiting: z.number().describe("How many messages waited") }).meta({ id: "ReleasedDeliveries" })
