import { expect, test } from "vitest"
import { cyclesThen, type CyclesThen, type PastCycle } from "#domain/proof/replay-qualification.ts"

const first: PastCycle = { openedAt: 100, closedAt: 200, closedAs: "recycled", opening: "q1" }
const second: PastCycle = { openedAt: 300, closedAt: null, closedAs: null, opening: "q2" }

test.each<[string, PastCycle[], [id: string, at: number], CyclesThen | null]>([
  ["before any cycle", [], ["q0", 50], { cycleNumber: 1, intentSince: null }],
  ["as the first cycle opens", [first], ["q1", 100], { cycleNumber: 1, intentSince: null }],
  ["before a later cycle", [first, second], ["q0", 50], { cycleNumber: 1, intentSince: null }],
  ["during a cycle", [first, second], ["q9", 350], { cycleNumber: 3, intentSince: 200 }],
  ["as the second cycle opens", [first, second], ["q2", 300], { cycleNumber: 2, intentSince: 200 }],
  ["between cycles", [first, second], ["q9", 250], { cycleNumber: 2, intentSince: 200 }],
  ["at the very instant a cycle ends", [first], ["q9", 200], null],
  ["at the very instant another opens", [first, second], ["q9", 300], null],
  ["after a lack of capacity", [{ ...first, closedAs: "no_capacity" }], ["q9", 250], null],
])("%s, what was known of the cycles is told from the records", (_, cycles, [id, at], expected) => {
  expect(cyclesThen(cycles, id, at)).toEqual(expected)
})
