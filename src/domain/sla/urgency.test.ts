import { expect, test } from "vitest"
import type { ClockState } from "#domain/sla/clock.ts"
import { urgencyOf, urgencyOfStep, type Urgency } from "#domain/sla/urgency.ts"

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
  const owed = { state, dueAt: NOW + dueIn * MINUTE, targetMs: 30 * MINUTE, isWarned: false }

  expect(urgencyOf(owed, left * MINUTE, NOW)).toBe(expected)
})

test.each<[string, ClockState, number, Urgency]>([
  ["whoever was warned is at risk, however much is left", "running", 15, "at_risk"],
  ["a warning does not hide that it is overdue", "running", -1, "overdue"],
  ["nor that it stands still", "paused", 15, "paused"],
])("%s", (_, state, left, expected) => {
  const owed = { state, dueAt: NOW + left * MINUTE, targetMs: 30 * MINUTE, isWarned: true }

  expect(urgencyOf(owed, left * MINUTE, NOW)).toBe(expected)
})

test.each<[string, number, Urgency]>([
  ["a step that is due later is fine", 1, "fine"],
  ["a step that is due this instant is still in time", 0, "fine"],
  ["a step that should have been done is late, though no promise is broken", -1, "step_late"],
])("%s", (_, dueIn, expected) => {
  expect(urgencyOfStep(NOW + dueIn * MINUTE, NOW)).toBe(expected)
})
