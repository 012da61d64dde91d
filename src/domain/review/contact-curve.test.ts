import { describe, expect, test } from "vitest"
import { contactCurve, reachedAfter, thinned, type Wait } from "#domain/review/contact-curve.ts"

const at = (ms: number): Wait => ({ ms, reached: true })
const still = (ms: number): Wait => ({ ms, reached: false })

describe("who was never reached counts for as long as it waited", () => {
  test.each([
    ["without anybody waiting the curve is the plain share", [at(1), at(2), at(3), at(4)], [0.25, 0.5, 0.75, 1]],
    ["a lead that waits longer than all others keeps the curve from ending at one", [at(1), at(2), still(9)], [1 / 3, 2 / 3]],
    ["one that was lost sight of early counts only as long as it was seen", [at(1), still(2), at(3)], [1 / 3, 1]],
    ["at the same moment contact comes before losing sight", [at(2), still(2), at(3)], [1 / 3, 1]],
    ["nobody reached: no point at all", [still(1), still(2)], []],
    ["no lead: no point at all", [], []],
  ])("%s", (_, waits, shares) => {
    expect(contactCurve(waits).map((point) => point.share)).toEqual(shares.map((share) => expect.closeTo(share, 12)))
  })

  test("the textbook case comes out: 6-MP in leukaemia, 21 patients", () => {
    const events = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(at)
    const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(still)

    const survival = contactCurve([...events, ...censored]).map((point) => 1 - point.share)

    expect(survival).toEqual([0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448].map((share) => expect.closeTo(share, 3)))
  })
})

test("half of them are reached where the curve first gets to one half, or never", () => {
  expect(reachedAfter(contactCurve([at(1), at(2), at(3), at(4)]), 0.5)).toBe(2)
  expect(reachedAfter(contactCurve([at(1), still(5), still(6)]), 0.5)).toBeNull()
})

test("a long curve is drawn with few points and ends where it ended", () => {
  const curve = contactCurve(Array.from({ length: 5_000 }, (_, n) => at(1000 + n * 977)))

  const few = thinned(curve, 100)

  expect(few.length).toBeLessThanOrEqual(100)
  expect(few.at(-1)).toEqual(curve.at(-1))
  expect(few.every((point) => curve.includes(point))).toBe(true)
})
