import { describe, expect, test } from "vitest"
import { companyKey } from "#domain/account/company-key.ts"
import { howAlike, NameIndex } from "#domain/account/name-index.ts"
import { SegmentBuilder } from "#domain/account/name-segment.ts"

const NAMES = [
  "Harlan Packaging GmbH",
  "Crowdstrike",
  "International Business Machines",
  "Nordic Timber Technologies AB",
  "Zürcher Möbel AG",
  "株式会社トヨタ自動車",
]
const idOf = (place: number) => `${place.toString(16).padStart(8, "0")}-0000-7000-8000-0123456789ab`

/** An index of these names, each by its place. */
function indexOf(names: readonly string[]): NameIndex {
  const index = new NameIndex(new SegmentBuilder().buildAtOnce())
  names.forEach((name, place) => index.put(idOf(place), companyKey(name) ?? ""))
  return index
}

test.each([
  ["a letter too few", "Crowdstrke", 1],
  ["two letters swapped", "Hralan Packaging", 0],
  ["words in another order", "Packaging Harlan", 0],
  ["words run together", "Nordictimber Technologies", 3],
  ["a shortened word", "Nordic Timber Tech", 3],
  ["another legal form and no accents", "Zurcher Mobel S.A.", 4],
  ["letters of another script", "トヨタ自動車", 5],
])("%s: %s is found", (_, name, place) => {
  const [best] = indexOf(NAMES).like(companyKey(name) ?? "")

  expect(best?.id).toBe(idOf(place))
})

test("a name that nothing is like is not found", () => {
  expect(indexOf(NAMES).like("quux holdings")).toEqual([])
})

describe("what is taken for the same without asking", () => {
  test.each([
    ["one letter of a long word", "Internationl Business Machines", "International Business Machines", true],
    ["only the blanks", "Crowd Strike", "Crowdstrike", true],
    ["one letter of a short word", "Marlan Packaging", "Harlan Packaging", false],
    ["another first letter", "Saoston Laboratories", "Laoston Laboratories", false],
    ["another word", "Nordic Timber", "Nordic Timber Export", false],
  ])("%s: %s and %s: %s", (_, one, other, isSure) => {
    const share = howAlike(companyKey(one) ?? "", companyKey(other) ?? "")

    expect(share >= 0.92).toBe(isSure)
    expect(howAlike(companyKey(other) ?? "", companyKey(one) ?? "")).toBeCloseTo(share, 9)
  })
})

test("many names that come one by one are all found, and one that changed is found by both names", () => {
  const names = Array.from({ length: 1_500 }, (_, place) => `Company ${place.toString(36)}${(place * 7919).toString(36)} Works`)
  const index = indexOf(names)
  index.put(idOf(7), "entirely renamed")

  const asked = names.flatMap((name, place) => (place % 25 === 0 ? [{ name, place }] : []))
  const missed = asked.filter(({ name, place }) => index.like(companyKey(name) ?? "")[0]?.id !== idOf(place))

  expect(missed).toEqual([])
  expect(index.like("entirely renamd")[0]?.id).toBe(idOf(7))
})
