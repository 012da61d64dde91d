import { expect, test } from "vitest"
import { addressesOf } from "./addresses-of.ts"
import type { KnownIdentity } from "./people-in.ts"

const identity = (id: string, kind: KnownIdentity["kind"], value: string, evidence: KnownIdentity["evidence"] = {}): KnownIdentity => ({
  ...{ id, kind, value, lead: "l", evidence },
})
const [OLD, NEW] = [identity("1", "email", "lee@home.example"), identity("3", "email", "lee@buyer.example")]
const both = { with: { "email:lee@home.example": 1, "email:lee@buyer.example": 2 } }

test.each<[string, KnownIdentity[], string | null]>([
  ["a record that came with both", [identity("2", "crm", "r1", both)], "both are the same record of the CRM"],
  [
    "a record and a login",
    [identity("2", "crm", "r1", both), identity("4", "user", "u1", both)],
    "both are the same record of the CRM, and both log in with the same user id",
  ],
  ["a person's word", [], "a person said so"],
  ["a browser, which shows nothing", [identity("2", "anonymous", "a1", both)], "a person said so"],
])("two addresses are one person's by %s, and the one known first needs no reason", (_, others, because) => {
  expect(addressesOf([NEW, ...others, OLD])).toEqual([
    { email: "lee@home.example", because: null },
    { email: "lee@buyer.example", because },
  ])
})
