import { describe, expect, test } from "vitest"
import type { Arrival } from "#domain/intake/arrival.ts"
import { e164, phoneKeyOf, withPhones } from "#steps/01-intake/tell-phones.ts"

describe("a phone as it is dialled", () => {
  test.each([
    ["+1 (212) 736-5000", null, "+12127365000"],
    ["(212) 736-5000", "US", "+12127365000"],
    ["0049 30 901820", null, "+4930901820"],
    ["030 / 90 18 20", "DE", "+4930901820"],
    ["+49 (0)30 901820", "DE", "+4930901820"],
    ["020 7219 3000", "GB", "+442072193000"],
    ["tel:+442072193000", null, "+442072193000"],
    [2127365000, "US", "+12127365000"],
    ["(212) 736-5000", null, null],
    ["12", "US", null],
    ["call me", "US", null],
    ["n/a", "DE", null],
    ["+999 123 456 789", null, null],
    ["0".repeat(200), "DE", null],
    ["(212) 736-5000", "Atlantis", null],
    [null, "US", null],
  ])("%s in %s is %s", (said, country, number) => {
    expect(e164(said, country)).toBe(number)
  })

  test("stands beside the words that were said, and goes when they are no number any more", () => {
    const known = withPhones({ phone: "212-736-5000", mobile_phone: "soon", country: "US" })

    expect(known).toEqual({ phone: "212-736-5000", phone_e164: "+12127365000", mobile_phone: "soon", country: "US" })
    expect(withPhones({ ...known, phone: "ask" })).toEqual({ phone: "ask", mobile_phone: "soon", country: "US" })
  })

  test("changes nothing for a lead without a phone", () => {
    const fields = { country: "US" }

    expect(withPhones(fields)).toBe(fields)
  })
})

describe("phone, name and company together", () => {
  const arrival = (fields: Arrival["fields"], address = "ann@acme.example"): Arrival => {
    const rest = { page: null, form: null, event: null, campaign: null, properties: {}, clamped: false, kind: "x" }
    return { source: "test", externalId: "1", occurredAt: 0, identities: [{ kind: "email", value: address }], fields, ...rest }
  }
  const ann = { first_name: "Ann", last_name: "Ray", phone: "+1 212 736 5000", company_name: "Acme Inc." }

  test.each<[string, Arrival, string | null]>([
    ["all three", arrival(ann), "+12127365000|ann ray|acme"],
    [
      "another spelling",
      arrival({ full_name: "RAY, Ann", phone: "(212) 736-5000", country: "US", company_name: "ACME" }),
      "+12127365000|ann ray|acme",
    ],
    ["the domain for the company", arrival({ ...ann, company_name: null }), "+12127365000|ann ray|acme.example"],
    ["no company at a free-mail address", arrival({ ...ann, company_name: null }, "ann@gmail.com"), null],
    ["no name", arrival({ phone: ann.phone, company_name: "Acme" }), null],
    ["no number", arrival({ ...ann, phone: "ask" }), null],
  ])("%s", (_, told, key) => {
    expect(phoneKeyOf(told)).toBe(key)
  })
})
