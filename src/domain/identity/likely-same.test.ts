import { expect, test } from "vitest"
import { likelySame, type Likeness } from "#domain/identity/likely-same.ts"
import { mergeReason } from "#domain/identity/merge-reason.ts"

const ann: Likeness = { fields: { full_name: "Ann Ray", company_name: "Acme Inc." }, account: null, identities: [] }

test.each<[string, Partial<Likeness>, string[]]>([
  [
    "another spelling of name and company",
    { fields: { first_name: "ann", last_name: "ray", company_name: "ACME" } },
    ["the same name and company"],
  ],
  ["the same name elsewhere", { fields: { full_name: "Ann Ray", company_name: "Other" } }, []],
  ["another name at the same company", { fields: { full_name: "Bo Dee", company_name: "Acme Inc." } }, []],
  ["nothing known of either", { fields: {} }, []],
])("%s", (_, other, because) => {
  expect(likelySame(ann, { ...ann, ...other })).toEqual(because)
})

test("the same name at the same account, and the same phone", () => {
  const one = { ...ann, account: "a", fields: { ...ann.fields, phone_e164: "+12127365000" } }

  expect(likelySame(one, { ...one, fields: { full_name: "Ray, Ann", mobile_phone_e164: "+12127365000" } })).toEqual([
    "the same name at the same account",
    "the same phone number",
  ])
})

test("ids that they were seen with together", () => {
  const address = { id: "1", kind: "email", value: "ann@acme.example", lead: "x", evidence: {} } as const
  const login = { id: "2", kind: "user", value: "u", lead: "y", evidence: { with: { "email:ann@acme.example": 1 } } } as const

  expect(likelySame({ ...ann, fields: {}, identities: [address] }, { ...ann, fields: {}, identities: [login] })).toEqual([
    "they were seen with the same user id",
  ])
})

test.each([
  [["user:u-1"], "both log in with the same user id"],
  [["email:ann@acme.example", "crm:7"], "both are the same record of the CRM"],
  [["email:ann@acme.example"], "both are reached at the same e-mail address"],
  [["crm:7", "phone:+1|ann ray|acme"], "both are the same record of the CRM, and both have the same phone number, name and company"],
  [[], "a person said so"],
])("%j is said as: %s", (evidence, says) => {
  expect(mergeReason(evidence)).toBe(says)
})
