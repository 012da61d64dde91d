import { z } from "zod"
import { Moment, PageQuery, PersonRef, Uuid, UuidIn } from "#contract/api-words.ts"

const STATES = ["waiting", "sent", "shown", "dead", "cancelled"] as const

export const DeliveryQuery = PageQuery.extend({ state: z.enum(STATES).optional(), lead: UuidIn.optional() })

/** Something that was or is to be sent. */
export const DeliveryView = z
  .object({
    id: Uuid,
    cause: z.string().describe("What brought it about"),
    channel: z.enum(["email", "slack", "teams", "webhook"]),
    recipient: z.string(),
    subject: z.string(),
    body: z.string(),
    state: z.enum(STATES).describe("`shown`: nothing is connected, so it is visible here only"),
    attempts: z.int(),
    lead: Uuid.nullable(),
    handoff: Uuid.nullable(),
    created_at: Moment,
    next_at: Moment.nullable(),
    ended_at: Moment.nullable(),
    last_error: z.string().nullable(),
    receipt: z.string().nullable(),
    owner: PersonRef.nullable().describe("Who looks after it when it could not be sent"),
    due_at: Moment.nullable(),
  })
  .meta({ id: "Delivery" })
