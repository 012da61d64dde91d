import { assert, jsonValue, property } from "fast-check"
import { describe, expect, test } from "vitest"
import { canonicalJson } from "#domain/agreement/canonical-json.ts"

describe("the signed form of a document", () => {
  test("sorts keys, has no blanks and says numbers in one way", () => {
    expect(canonicalJson({ b: [1, 2.5, -0, 1e21], a: { é: "ü", "\u20ac": null, A: true } })).toBe(
      '{"a":{"A":true,"é":"ü","€":null},"b":[1,2.5,0,1e+21]}',
    )
  })

  test("does not depend on the order in which keys were written", () => {
    assert(
      property(jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      }),
    )
  })

  test("says the same as the document", () => {
    assert(
      property(jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test("differs when an order that matters differs", () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, () => 1, [undefined]])("refuses what JSON can't say", (value) =>
    expect(() => canonicalJson(value)).toThrow(TypeError),
  )
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, reversed(part)]),
  )
}
