import * as fc from "fast-check"
import { expect, test } from "vitest"
import { compileGlob } from "#domain/condition/glob.ts"

test.each([
  ["/pricing", "/pricing", true],
  ["/pricing", "/pricing/plans", false],
  ["/Pricing*", "/pricing/plans", true],
  ["*", "", true],
  ["", "", true],
  ["a*a", "a", false],
  ["a*a", "aa", true],
  ["*b*b*", "abcb", true],
  ["*ab*ba", "aba", false],
  ["a.c", "abc", false],
  ["[a-z]*", "[a-z]1", true],
])("%s and %s: %s", (pattern, text, expected) => {
  expect(compileGlob(pattern)(text)).toBe(expected)
})

test("a glob says the same as the regular expression it stands for", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 })
  const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 })

  fc.assert(
    fc.property(letters, text, (pattern, given) => {
      const regex = new RegExp(`^${pattern.replaceAll("*", ".*")}$`)
      expect(compileGlob(pattern)(given)).toBe(regex.test(given))
    }),
  )
})

test("a glob made to be slow is not", () => {
  const fits = compileGlob(`${"*a".repeat(200)}*b`)

  expect(fits("a".repeat(100_000))).toBe(false)
})
