import { expect, test } from "vitest"
import { leakage } from "#domain/review/leakage.ts"

const row = (key: string, ended: number, won: number, amount: number) => ({
  key,
  label: key,
  counts: { ended, won },
  sums: { amount_won: amount },
  waits: [],
})

test("what is lost is the difference in the share won, times the leads, times the average amount", () => {
  // 20 % of the served are won, 5 % of those reached late, none of the others; 26 won with 520,000: 20,000 on average
  const rows = [row("served", 100, 20, 400_000), row("reached_late", 120, 6, 120_000), row("never_reached", 50, 0, 0)]

  expect(leakage(rows)).toEqual({ reached_late: { lost: 360_000 }, never_reached: { lost: 200_000 }, all: { lost: 560_000 } })
})

test.each([
  ["too few were served", [row("served", 29, 20, 400_000), row("never_reached", 50, 0, 0)]],
  ["too few were lost", [row("served", 100, 20, 400_000), row("never_reached", 29, 0, 0)]],
  ["nothing was won", [row("served", 100, 0, 0), row("never_reached", 50, 0, 0)]],
  ["nobody wrote down an amount", [row("served", 100, 20, 0), row("never_reached", 50, 0, 0)]],
  ["nobody was served", [row("never_reached", 50, 1, 9_000)]],
])("no money is named when %s", (_, rows) => {
  expect(leakage(rows)).toEqual({ never_reached: { lost: null }, all: { lost: null } })
})

test("a group that is won more often than the served lost nothing", () => {
  expect(leakage([row("served", 100, 10, 10_000), row("reached_late", 100, 30, 30_000)])["reached_late"]).toEqual({ lost: 0 })
})
