import * as fc from "fast-check"
import { expect, test } from "vitest"
import { firstPlace } from "#domain/first-place.ts"

test("the first place that is far enough is found, wherever it lies", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(220), (count, from) => {
      expect(firstPlace(count, (place) => place >= from)).toBe(Math.min(from, count))
    }),
  )
})
