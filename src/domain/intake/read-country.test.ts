import { expect, test } from "vitest"
import { readCountry } from "./read-country.ts"

test.each([
  ["DE", "DE"],
  ["deu", "DE"],
  ["Germany", "DE"],
  ["Deutschland", "DE"],
  ["Allemagne", "DE"],
  ["USA", "US"],
  ["U.S.A.", "US"],
  ["United States", "US"],
  ["Vereinigte Staaten", "US"],
  ["UK", "GB"],
  ["England", "GB"],
  ["Großbritannien", "GB"],
  ["Österreich", "AT"],
  ["The Netherlands", "NL"],
  ["Holland", "NL"],
  ["Côte d'Ivoire", "CI"],
  ["Ivory Coast", "CI"],
  ["Korea, Republic of", "KR"],
  ["Czech Republic", "CZ"],
  ["Türkiye", "TR"],
  ["Turkey", "TR"],
  ["UAE", "AE"],
  ["Russian Federation", "RU"],
  ["Bosnia & Herzegovina", "BA"],
  ["Congo - Kinshasa", "CD"],
  ["Norge", "NO"],
  ["Namibia", "NA"],
  ["NAM", "NA"],
  ["NA", null],
  ["Asia/Pacific Region", null],
  ["EU", null],
])("the country %s is %s", (text, code) => {
  const read = readCountry(text)
  expect("value" in read ? read.value : null).toBe(code)
})

test("every country is read by its codes and by its English and German names", () => {
  const english = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" })
  const german = new Intl.DisplayNames(["de"], { type: "region", fallback: "none" })

  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => code !== "NA" && "value" in readCountry(code))
  const wrong = codes
    .flatMap((code) => [english, german].map((names) => [code, names.of(code) ?? code]))
    .filter(([code, name]) => {
      const read = readCountry(name ?? "")
      return !("value" in read) || (read.value !== code && code !== "UK" && code !== "EL")
    })

  expect(codes.length).toBeGreaterThanOrEqual(249)
  expect(wrong).toEqual([])
})
