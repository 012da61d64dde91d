import { z } from "zod"
import { RoleView } from "#contract/session.ts"
import { Moment, MomentIn, Uuid } from "#contract/api-words.ts"
import { readOriginPattern } from "#domain/intake/allowed-origin.ts"

const Scope = z.enum(["admin", "write", "sign"])
const Side = z.enum(["marketing", "sales"])
const Origin = z
  .string()
  .max(300)
  .refine((text) => readOriginPattern(text) !== null, "must be an origin such as https://www.example.com or https://*.example.com")
const Origins = z.array(Origin).max(100).describe("From whose pages a write key is taken; empty for all")
const BrowsersOnly = z.boolean().describe("Whether requests that name no page, as servers send them, are refused")

/** A key that programs come with; the key itself is shown once, when it is made. */
export const KeyView = z
  .object({
    id: Uuid,
    name: z.string(),
    prefix: z.string().nullable().describe("How the key begins; null for one that was given from outside"),
    scopes: z.array(Scope),
    role: RoleView.nullable().describe("With it the key may what the role may, on what its person has; null: what its scopes say"),
    side: Side.nullable(),
    person: z.string().nullable(),
    origins: z.array(z.string()).describe("From whose pages it is taken; empty for all"),
    browsers_only: BrowsersOnly,
    created_at: Moment,
    expires_at: Moment.nullable(),
    last_used_at: Moment.nullable().describe("To the minute"),
    refused: z
      .object({ times: z.int(), origin: z.string(), at: Moment })
      .nullable()
      .describe("Requests from pages that are not on its list: how many, and the last one's origin"),
  })
  .meta({ id: "Key" })

export const KeyBody = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(Scope).max(3).default([]),
    role: RoleView.nullable().default(null).describe("Instead of scopes: it may what this role may, on what its person has"),
    side: Side.nullable().default(null).describe("For whom its holder signs; needed with the scope sign"),
    person: z.string().max(100).nullable().default(null).describe("Handle of the person whose key it is"),
    origins: Origins.default([]),
    browsers_only: BrowsersOnly.default(false),
    expires_at: MomentIn.nullable().default(null).describe("When it stops by itself; real time, also in a demo"),
  })
  .refine((key) => (key.role === null) === key.scopes.length > 0, { path: ["scopes"], message: "needs one scope or more, or else a role" })
  .refine((key) => !key.scopes.includes("sign") || key.side !== null, { path: ["side"], message: "is needed for a key that signs" })
  .refine((key) => isPlaced(key.scopes, key.role) || (key.origins.length === 0 && !key.browsers_only), {
    path: ["origins"],
    message: "are for keys that may write and nothing else: only such a key may stand in a page",
  })
  .meta({ id: "NewKey" })

/** Whether a key of these scopes, or this role, can be bound to pages. */
export function isPlaced(scopes: readonly string[], role: string | null): boolean {
  return role === null && scopes.every((scope) => scope === "write")
}

export const KeyPlacesBody = z.strictObject({ origins: Origins, browsers_only: BrowsersOnly.default(false) }).meta({ id: "KeyPlaces" })

export const NewKeyView = KeyView.extend({ key: z.string().describe("The key in clear. It is not shown again.") }).meta({
  id: "CreatedKey",
})
