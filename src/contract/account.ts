import { z } from "zod"
import { Json, Moment, PersonRef, Uuid } from "#contract/api-words.ts"

/** An account, known by its registrable business domain. */
export const AccountView = z
  .object({
    id: Uuid,
    domain: z.string().nullable(),
    name: z.string().nullable(),
    owner: PersonRef.nullable().describe("Whose account it is: their leads come before all pools"),
    target: z.boolean().describe("A named account that sales wants"),
    customer: z.boolean(),
    fields: z.record(z.string(), Json).describe("What is known of the company"),
    created_at: Moment,
  })
  .meta({ id: "Account" })

/** What is put in about an account; what is left out stays as it is. */
export const AccountBody = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    owner: z.string().max(100).nullable().optional().describe("Handle or id of a person; null: nobody's"),
    target: z.boolean().optional(),
    customer: z.boolean().optional(),
  })
  .meta({ id: "AccountChange" })

export const DomainPath = z.object({ domain: z.string().max(253).describe("Registrable domain, such as acme.com") })
