import { z } from "zod"
import { Json, Moment, PageQuery, PersonRef, Uuid, UuidIn } from "#contract/api-words.ts"

const Text = (most: number) => z.string().trim().min(1).max(most)
const Domain = z.string().trim().min(1).max(253)
const Country = z.string().regex(/^[A-Z]{2}$/, "must be an ISO code of two capitals, such as DE")

/** An account, known by its registrable business domain or by its name. */
export const AccountView = z
  .object({
    id: Uuid,
    domain: z.string().nullable(),
    name: z.string().nullable(),
    owner: PersonRef.nullable().describe("Whose account it is: their leads come before all pools"),
    csm: PersonRef.nullable().describe("Who looks after the customer: gets a customer's leads before the owner"),
    target: z.boolean().describe("A named account that sales wants"),
    customer: z.boolean(),
    house: z.boolean().describe("On the house list: its owner gets no leads by it"),
    open_opportunity: z.boolean(),
    country: z.string().nullable(),
    postal: z.string().nullable(),
    city: z.string().nullable(),
    parent: Uuid.nullable().describe("The account that owns this one"),
    domains: z.array(z.string()).describe("Further domains"),
    aliases: z.array(z.string()).describe("Further names, confirmed by a person"),
    records: z.array(z.object({ source: z.string(), id: z.string() })).describe("Its records in other systems"),
    fields: z.record(z.string(), Json).describe("What is known of the company"),
    created_at: Moment,
  })
  .meta({ id: "Account" })
export type AccountView = z.infer<typeof AccountView>

/** What is put in about an account; what is left out stays as it is. */
export const AccountBody = z
  .strictObject({
    name: Text(200).optional(),
    owner: z.string().max(100).nullable().optional().describe("Handle or id of a person; null: nobody's"),
    csm: z.string().max(100).nullable().optional().describe("Handle or id of a person"),
    target: z.boolean().optional(),
    customer: z.boolean().optional(),
    house: z.boolean().optional(),
    open_opportunity: z.boolean().optional(),
    country: Country.nullable().optional(),
    postal: Text(20).nullable().optional(),
    city: Text(100).nullable().optional(),
    phone: Text(50).nullable().optional(),
    parent: z.string().max(253).nullable().optional().describe("Domain or id of the account that owns this one"),
    domains: z.array(Domain).max(100).optional().describe("All further domains"),
    aliases: z.array(Text(200)).max(100).optional().describe("All further names"),
    records: z
      .array(z.strictObject({ source: Text(100), id: Text(200) }))
      .max(100)
      .optional()
      .describe("Records in other systems that are this account's; those known before stay"),
  })
  .meta({ id: "AccountChange" })
export type AccountBody = z.infer<typeof AccountBody>

export const DomainPath = z.object({ domain: z.string().max(253).describe("Registrable domain, such as acme.com, or the account's id") })

export const AccountQuery = PageQuery.extend({
  name: z.string().trim().min(1).max(200).optional().describe("Part of the name or domain"),
  owner: UuidIn.optional().describe("Id of the person whose accounts are wanted"),
  parent: UuidIn.optional().describe("Id of the account that owns them"),
})

/** What is told of a domain that is no single company's. */
export const DomainBody = z
  .strictObject({
    kind: z.enum(["shared", "agency"]).nullable().describe("Many companies' mail comes from it; null: it is a company's own again"),
  })
  .meta({ id: "DomainKind" })
