import { expect, test } from "vitest"
import { burnUp, monthBounds } from "#domain/commitment/burn-up.ts"

test("what came adds up day by day, beside what a steady pace would have brought", () => {
  const delivered = [
    { day: "2026-11-01", tier: 1 as const, delivered: 2 },
    { day: "2026-11-03", tier: 1 as const, delivered: 1 },
    { day: "2026-11-03", tier: 2 as const, delivered: 3 },
  ]

  expect(burnUp(delivered, 60, { month: "2026-11", today: "2026-11-04" })).toEqual([
    { day: "2026-11-01", delivered: 2, total: 2, pace: 2 },
    { day: "2026-11-02", delivered: 0, total: 2, pace: 4 },
    { day: "2026-11-03", delivered: 4, total: 6, pace: 6 },
    { day: "2026-11-04", delivered: 0, total: 6, pace: 8 },
  ])
})

test("a month that is over has all its days, and reaches the promise on its last one", () => {
  const days = burnUp([], 28, { month: "2026-02", today: "2026-11-20" })

  expect([days.length, days.at(-1)?.pace]).toEqual([28, 28])
})

test("a month that has not begun has no days yet", () => {
  expect(burnUp([], 28, { month: "2027-01", today: "2026-11-20" })).toEqual([])
})

test("a month goes from its first instant to that of the next, also over the year", () => {
  expect(monthBounds("2026-12")).toEqual({ from: Date.UTC(2026, 11, 1), until: Date.UTC(2027, 0, 1) })
})
