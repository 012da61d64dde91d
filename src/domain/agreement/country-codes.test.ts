import { expect, test } from "vitest"
import { COUNTRY_CODES, countryMeant } from "#domain/agreement/country-codes.ts"

test("there are 249 countries of ISO 3166, and Kosovo", () => {
  expect(COUNTRY_CODES.size).toBe(250)
})

test.each([
  ["UK", "GB"],
  ["de", "DE"],
  ["USA", "US"],
  ["Germany", null],
  ["ZZ", null],
])("by %s people mean %s", (code, meant) => expect(countryMeant(code)).toBe(meant))
