import { assert, property, string } from "fast-check"
import { describe, expect, test } from "vitest"
import { companyKey } from "#domain/account/company-key.ts"

describe("spellings of one name have one key", () => {
  test.each([
    [
      "acme",
      ["ACME", "Acme, Inc.", "The Acme Corporation", "ACME Co., Ltd.", "Ａｃｍｅ", "Acme (The)", "Acme Group Holdings PLC", " acme\u200B "],
    ],
    ["muller sohne", ["Müller & Söhne GmbH & Co. KG", "Muller und Sohne Gruppe", "MÜLLER + SÖHNE G.m.b.H."]],
    ["procter gamble", ["Procter & Gamble", "Procter and Gamble Company", "The Procter & Gamble Co."]],
    ["att", ["AT&T", "AT & T Inc.", "AT+T"]],
    ["jb hunt", ["J.B. Hunt", "J. B. Hunt Inc", "JB Hunt", "J B Hunt"]],
    ["mcdonalds", ["McDonald's", "McDonald’s Corporation", "MCDONALDS"]],
    ["lego", ["LEGO A/S", "Lego AS", "Lego ApS"]],
    ["skoda auto", ["Škoda Auto a.s.", "SKODA AUTO AS"]],
    ["allegro", ["Allegro Sp. z o.o.", "Allegro sp. z.o.o.", "Allegro Spółka z ograniczoną odpowiedzialnością", "Allegro S.A."]],
    ["rohlik", ["Rohlík s.r.o.", "Rohlik, spol. s r.o.", "ROHLIK S. R. O."]],
    ["kavak", ["Kavak S.A. de C.V.", "KAVAK, S. de R.L. de C.V."]],
    ["яндекс", ["ООО Яндекс", "Яндекс, ООО", "ООО «Яндекс»"]],
    ["トヨタ自動車", ["トヨタ自動車株式会社", "株式会社トヨタ自動車", "㈱トヨタ自動車"]],
    ["华为技术", ["华为技术有限公司"]],
    ["istanbul", ["İstanbul A.Ş.", "Istanbul AS"]],
    ["orsted", ["Ørsted A/S", "Orsted"]],
    ["co", ["Co", "Co."]],
    ["3m", ["3M", "3M Company"]],
  ])("%s", (key, names) => {
    expect(names.map((name) => companyKey(name))).toEqual(names.map(() => key))
  })
})

test("companies that only look alike keep different keys", () => {
  const names = [
    "Delta Air Lines",
    "Delta Dental",
    "Fox",
    "Foxconn",
    "First Data",
    "First Solar",
    "SE",
    "AG",
    "Limited Brands",
    "раураl",
    "paypal",
  ]

  expect(new Set(names.map((name) => companyKey(name))).size).toBe(names.length)
})

test.each([
  ["Skog DA", "NO", "skog"],
  ["Skog DA", null, "skog da"],
  ["Kauppa Ky", "FI", "kauppa"],
  ["P.T. Bank Mandiri Tbk", "ID", "bank mandiri"],
  ["AB Volvo", "SE", "volvo"],
  ["SC Johnson", "US", "sc johnson"],
])("%s in %s is %s: forms that are words elsewhere need their country", (name, country, key) => {
  expect(companyKey(name, country)).toBe(key)
})

test.each([
  "",
  "  ",
  "-",
  "N/A",
  "n.a.",
  "none",
  "null",
  "undefined",
  "NaN",
  "test",
  "asdf",
  "Self-employed",
  "Freelancer",
  "Privat",
  "👨‍👩‍👧‍👦",
  "0",
  "TBD",
])("%j names no company", (text) => {
  expect(companyKey(text)).toBeNull()
})

test("whatever came in, a key is tidy: no blanks at its ends, none twice", () => {
  assert(
    property(string({ unit: "grapheme", maxLength: 60 }), (name) => {
      const key = companyKey(name) ?? "none"
      expect(key).toMatch(/^\S+(?: \S+)*$/u)
    }),
  )
})
