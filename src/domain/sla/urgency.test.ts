import { expect, test } from "vitest"
import type { ClockState } from "#domain/sla/clock.ts"
import { urgencyOf, type Urgency } from "#domain/sla/urgency.ts"

const NOW = Date.UTC(2026, 10, 20, 12)
const MINUTE = 60_000

test.each<[string, ClockState, number, number, Urgency]>([
  ["half of the time left is fine", "running", 15, 15, "fine"],
  ["exactly a fifth left is still fine", "running", 6, 6, "fine"],
  ["less than a fifth left is at risk", "running", 5.9, 5.9, "at_risk"],
  ["little working time before a night is at risk, however long the night", "running", 14 * 60, 5, "at_risk"],
  ["due this instant is at risk: a touch now still keeps the promise", "running", 0, 0, "at_risk"],
  ["past the due instant is overdue", "running", -0.1, -0.1, "overdue"],
  ["missed stays overdue", "missed", -60, -60, "overdue"],
  ["a pause stands still, whatever the due instant says", "paused", -60, -60, "paused"],
])("%s", (_, state, dueIn, left, expected) => {
  const owed = { state, dueAt: NOW + dueIn * MINUTE, targetMs: 30 * MINUTE }

  expect(urgencyOf(owed, left * MINUTE, NOW)).toBe(expected)
})

test("where no clock runs nothing is late", () => {
  expect(urgencyOf(null, 0, NOW)).toBe("fine")
})
