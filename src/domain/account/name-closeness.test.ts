import { describe, expect, test } from "vitest"
import { initialsOf, isAcronym, jaroWinkler, likeness, tokenSet } from "#domain/account/name-closeness.ts"
import { cityKey, phoneTail, postalKey } from "#domain/account/place-keys.ts"

test.each([
  ["martha", "marhta", 0.9611],
  ["dwayne", "duane", 0.84],
  ["dixon", "dicksonx", 0.8133],
  ["acme", "acme", 1],
  ["abc", "xyz", 0],
])("%s and %s are %d alike by Jaro and Winkler", (left, right, share) => {
  expect(jaroWinkler(left, right)).toBeCloseTo(share, 3)
  expect(jaroWinkler(right, left)).toBeCloseTo(share, 3)
})

test.each([
  ["acme", "acme", 0, 1],
  ["acme", "acne", 0, 0.75],
  ["kitten", "sitting", 0, 4 / 7],
  ["acme tools", "acme tool", 0.9, 0.9],
  ["acme tools", "acme toys", 0.9, 0],
  ["acme", "acme tools of america", 0.5, 0],
])("of %s and %s, asked for %d, %d of the letters stay", (left, right, least, share) => {
  expect(likeness(left, right, least)).toBeCloseTo(share, 9)
  expect(likeness(right, left, least)).toBeCloseTo(share, 9)
})

test("words in another order are the same words", () => {
  expect(tokenSet("acme tools", "tools acme")).toBe(1)
  expect(tokenSet("acme tools", "acme toys")).toBe(0.5)
})

test.each([
  ["ibm", "international business machines", true],
  ["american express company", "aec", true],
  ["hp", "hewlett packard", false],
  ["ibm", "international business", false],
])("%s and %s: acronym %s", (left, right, is) => {
  expect(isAcronym(left, right)).toBe(is)
})

test.each([
  ["international business machines", "ibm"],
  ["ibm", null],
  ["hewlett packard", null],
  ["a b c d e f g h i j k l m", null],
])("the initials of %s are %s", (key, initials) => {
  expect(initialsOf(key)).toBe(initials)
})

describe("places and phones are compared by what is always the same in them", () => {
  test.each([
    ["+49 (0)89 1234-5699", "12345699"],
    ["089/12345699", "12345699"],
    ["+1 212 555 0142 ext. 12", "25550142"],
    ["555-014", null],
    ["0000000000", null],
    [null, null],
  ])("phone %s → %s", (phone, tail) => expect(phoneTail(phone)).toBe(tail))

  test("postal codes and cities", () => {
    expect([postalKey("sw1a 1aa"), postalKey(" - "), postalKey(null)]).toEqual(["SW1A1AA", null, null])
    expect([cityKey("Zürich"), cityKey("St. Gallen"), cityKey("Gießen"), cityKey("")]).toEqual(["zurich", "stgallen", "giessen", null])
  })
})
