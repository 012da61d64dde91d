import { describe, expect, test } from "vitest"
import type { FieldValue } from "#domain/condition/condition.ts"
import { agoInWords, explainScore, pointsInWords, whyNow } from "#domain/score/explain-score.ts"
import { compileScoring, scoreLead } from "#domain/score/score-lead.ts"
import { MICRO } from "#domain/score/score.ts"
import { smallGate } from "../../../test/fixtures/small-gate.ts"

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20)

function given(fields: Record<string, FieldValue>, signals: [string, number][]) {
  const events = signals.map(([signal, daysAgo]) => ({ signal, at: NOW - daysAgo * DAY })).toSorted((one, other) => one.at - other.at)
  const score = scoreLead(compileScoring(smallGate), { fields, events, now: NOW })
  return { score, events, explained: explainScore(score, smallGate, events, NOW), why: whyNow(score, smallGate, events, NOW) }
}

test("every reason is a sentence with its points, what faded included", () => {
  const { explained, score } = given({ industry: "software" }, [
    ["pricing_request", 0],
    ["pricing_request", 3.6],
    ["blog", 1],
    ["blog", 2],
  ])

  expect(explained.map(({ says }) => says)).toEqual([
    "software company: 20 points",
    "asked for pricing twice this week: 40 points, 3.3 faded",
    "read the blog twice this week: 6 points",
    "“content” counts no further than its cap: 1 point taken off",
  ])
  expect(explained.reduce((sum, { points }) => sum + points, 0)).toBe(score.fit + score.intent)
})

test("a score that ends at 100 says so", () => {
  const { explained } = given({}, [
    ["demo_request", 0],
    ["demo_request", 0],
  ])

  expect(explained.at(-1)?.says).toBe("intent ends at 100: 20 points taken off")
})

describe("why now", () => {
  test.each<[string, Record<string, FieldValue>, [string, number][], string]>([
    [
      "names high intent first, then the strongest, then what fits",
      { industry: "software", employee_count: 60 },
      [
        ["comparison", 12],
        ["pricing_request", 1],
        ["pricing_request", 2],
      ],
      "asked for pricing twice this week, downloaded the vendor comparison 12 days ago; mid-market company, software company",
    ],
    [
      "says when the last one was",
      {},
      [
        ["pricing_request", 9],
        ["pricing_request", 20],
      ],
      "asked for pricing twice, the last time 9 days ago; nothing known yet that fits",
    ],
    ["says that there is nothing", { industry: "software" }, [], "no sign of interest yet; software company"],
  ])("%s", (_, fields, signals, expected) => {
    expect(given(fields, signals).why).toBe(expected)
  })

  test("never speaks in points", () => {
    expect(given({ industry: "software" }, [["demo_request", 0]]).why).not.toMatch(/point|\d/)
  })
})

test.each([
  [40 * MICRO, "40"],
  [3_249_999, "3.2"],
  [3_250_000, "3.3"],
  [-1_500_000, "-1.5"],
])("%d millionths are %s points", (points, expected) => {
  expect(pointsInWords(points)).toBe(expected)
})

test.each([
  [0.2, "just now"],
  [1, "1 minute ago"],
  [119, "1 hour ago"],
  [47 * 60, "47 hours ago"],
  [48 * 60, "2 days ago"],
  [60 * 1440, "2 months ago"],
])("%d minutes back is %s", (minutes, expected) => {
  expect(agoInWords(NOW - minutes * 60_000, NOW)).toBe(expected)
})
