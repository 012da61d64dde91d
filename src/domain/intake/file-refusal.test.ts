import { expect, test } from "vitest"
import { fileRefusal } from "./file-refusal.ts"
import { mapHeaders } from "./map-headers.ts"

const refusalOf = (headers: string[], chosen: Record<string, string> = {}) => fileRefusal(mapHeaders(headers, chosen), chosen)

test.each<[string, string[], string, RegExp]>([
  ["companies", ["ID", "Company name", "Website", "Billing City"], "not_people", /are companies[^.]+leads\. .*`baton accounts import`/],
  ["companies without an id", ["Company name", "Website", "Billing City"], "no_identity_column", /`baton accounts import`/],
  ["deals", ["Deal Name", "Deal Stage", "Amount"], "no_identity_column", /Say which column is what; a dry run/],
  ["colleagues", ["Username", "Profile ID", "User Role ID", "Email"], "not_people", /are colleagues or teams/],
])("a file of %s is refused, with what to do", (_, headers, code, says) => {
  expect(refusalOf(headers)).toEqual({ code, says: expect.stringMatching(says) })
})

test.each<[string, string[], Record<string, string>]>([
  ["people", ["Email", "First name"], {}],
  ["companies with an address", ["Company name", "Website", "Billing City", "Company email"], {}],
  ["what nobody knows, with an address", ["Mail", "a", "b"], {}],
  ["companies, where a person named the record id", ["ID", "Company name", "Website"], { ID: "external_id" }],
])("a file of %s is taken", (_, headers, chosen) => {
  expect(refusalOf(headers, chosen)).toBeNull()
})
