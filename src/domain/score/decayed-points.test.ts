import * as fc from "fast-check"
import { expect, test } from "vitest"
import type { Decay } from "#domain/agreement/agreement.ts"
import { decayedPoints } from "#domain/score/decayed-points.ts"

const DAY = 86_400_000
const halfLife: Decay = { half_life: "14 days" }
const linear: Decay = { linear: { share: 0.5, per: "30 days" } }
const step: Decay = { step: { share: 0.5, per: "30 days" } }
const window: Decay = { window: "30 days" }

test.each<[string, number, Decay | undefined, number, number]>([
  ["half-life, at once", 20, halfLife, 0, 20],
  ["half-life, half of it", 20, halfLife, 7, 14.142_135_6],
  ["half-life, one", 20, halfLife, 14, 10],
  ["half-life, two", 20, halfLife, 28, 5],
  ["half-life, ages ago", 20, halfLife, 1_000_000, 0],
  ["linear, at once", 10, linear, 0, 10],
  ["linear, one period", 10, linear, 30, 5],
  ["linear, two periods", 10, linear, 60, 0],
  ["linear, longer", 10, linear, 90, 0],
  ["linear, in between", 10, linear, 15, 7.5],
  ["step, just before the first", 10, step, 29.999, 10],
  ["step, one", 10, step, 30, 5],
  ["step, two: half of what is left", 10, step, 60, 2.5],
  ["window, inside", 10, window, 29.999, 10],
  ["window, at its end", 10, window, 30, 0],
  ["none", 10, undefined, 500, 10],
])("%s: %d points", (_, points, decay, days, expected) => {
  expect(decayedPoints(points, decay, days * DAY)).toBeCloseTo(expected, 6)
})

test("a whole number of half-lives halves exactly", () => {
  for (let halvings = 0; halvings < 20; halvings++) expect(decayedPoints(100, halfLife, halvings * 14 * DAY)).toBe(100 / 2 ** halvings)
})

test("the half-life tables agree with the power they stand for", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 400, noNaN: true }), (days) => {
      const exact = 100 * 2 ** (-days / 14)
      expect(Math.abs(decayedPoints(100, halfLife, days * DAY) - exact)).toBeLessThanOrEqual(exact * 1e-12)
    }),
  )
})
