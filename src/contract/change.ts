import { z } from "zod"
import { Moment } from "#contract/api-words.ts"

export const ChangesQuery = z.object({
  last_event_id: z.string().max(20).optional().describe("As the header Last-Event-ID, for clients that can't set it"),
})

/** What a message of the type `changed` holds. */
export const ChangeView = z
  .object({
    resources: z.array(z.string()).describe('Parts of the API that answer otherwise now, such as "handoffs"; "*" for everything'),
    handoffs: z.array(z.string()).describe("Which handoffs, when they are few and the caller may see everybody's"),
    leads: z.array(z.string()).describe("Which leads, when they are few and the caller may see everybody's"),
    now: Moment.describe("The workspace's time"),
  })
  .meta({ id: "Change" })
