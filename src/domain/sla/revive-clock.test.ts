import { expect, test } from "vitest"
import type { ClockPolicy } from "#domain/agreement/sla-policy.ts"
import { always } from "#domain/sla/business-calendar.ts"
import { cancelClock, fulfilClock } from "#domain/sla/fulfil-clock.ts"
import { leftOf, reviveClock } from "#domain/sla/revive-clock.ts"
import { startClock } from "#domain/sla/start-clock.ts"

const MINUTE = 60_000
const policy = {
  owed_by: "sales",
  says: "Somebody gets in touch",
  target: { 1: "30 minutes", 2: "30 minutes", 3: "30 minutes" },
  calendar: "always",
  ladder: [{ at: "50%", tell: ["owner"] }],
} as unknown as ClockPolicy
const started = startClock({ kind: "first_touch", policy, tier: 1 }, always, 0)

test("a clock that was called off runs on with what was left, and its warning moves along", () => {
  const cancelled = cancelClock(started, "the lead is the same person as another", always, 10 * MINUTE)
  expect(leftOf(cancelled)).toBe(20 * MINUTE)

  const revived = reviveClock(cancelled, always, 100 * MINUTE)

  expect(revived).toMatchObject({ state: "running", dueAt: 120 * MINUTE, closedAt: null, cancelledBecause: null })
  expect(revived.rungs[0]?.at).toBe(105 * MINUTE)
})

test("a clock that had been missed stays missed and goes on climbing", () => {
  const cancelled = cancelClock(started, "same person", always, 40 * MINUTE)

  const revived = reviveClock(cancelled, always, 100 * MINUTE)

  expect(revived).toMatchObject({ state: "missed", dueAt: 30 * MINUTE, missedAt: 30 * MINUTE, closedAt: null })
})

test("a clock that was answered stays as it is", () => {
  const met = fulfilClock(started, { at: 5 * MINUTE, kind: "touch", id: "t" }, always, 5 * MINUTE)

  expect(reviveClock(met, always, 100 * MINUTE)).toBe(met)
})
