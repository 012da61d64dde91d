import { expect, test } from "vitest"
import { wilson } from "#domain/review/wilson.ts"

test.each([
  [0, 10, 0, 0.2775],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
])("%i of %i lies between %f and %f", (count, of, low, high) => {
  const bounds = wilson(count, of)

  expect(bounds?.low).toBeCloseTo(low, 4)
  expect(bounds?.high).toBeCloseTo(high, 4)
})

test("of no case at all nothing can be said", () => {
  expect(wilson(0, 0)).toBeNull()
})
