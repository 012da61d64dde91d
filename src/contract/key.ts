import { z } from "zod"
import { Moment, Uuid } from "#contract/api-words.ts"

const Scope = z.enum(["admin", "write", "sign"])
const Side = z.enum(["marketing", "sales"])

/** A key that programs come with; the key itself is shown once, when it is made. */
export const KeyView = z
  .object({
    id: Uuid,
    name: z.string(),
    scopes: z.array(Scope),
    side: Side.nullable(),
    person: z.string().nullable(),
    created_at: Moment,
    last_used_at: Moment.nullable(),
  })
  .meta({ id: "Key" })

export const KeyBody = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(Scope).min(1).max(3),
    side: Side.nullable().default(null).describe("For whom its holder signs; needed with the scope sign"),
    person: z.string().max(100).nullable().default(null).describe("Handle of the person whose key it is"),
  })
  .refine((key) => !key.scopes.includes("sign") || key.side !== null, { path: ["side"], message: "is needed for a key that signs" })
  .meta({ id: "NewKey" })

export const NewKeyView = KeyView.extend({ key: z.string().describe("The key in clear. It is not shown again.") }).meta({
  id: "CreatedKey",
})
