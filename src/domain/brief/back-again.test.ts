import { expect, test } from "vitest"
import type { HistoryLine } from "./brief.ts"
import { backAgain } from "./back-again.ts"

const DAY = 86_400_000
const closedAt = Date.UTC(2026, 10, 1)
const line = (cycle: number): HistoryLine => ({
  cycle,
  owner: "Ana",
  outcome: "recycled",
  reason: "Not now",
  closedAt: closedAt + (cycle - 2) * DAY,
})
const did = (says: string, day: number) => ({ kind: "high_intent" as const, says, at: closedAt + day * DAY, quotable: true })

test("who was never handed off is not back", () => {
  expect(backAgain([], [], [])).toBeNull()
})

test.each([
  [[did("looked at pricing", -3), did("asked for a demo", 2)], [closedAt + DAY], "Since then it asked for a demo.", ["asked for a demo"]],
  [
    [did("looked at pricing", 1), did("asked for a demo", 2)],
    [],
    "Since then it asked for a demo, and it looked at pricing.",
    ["asked for a demo", "looked at pricing"],
  ],
  [[], [closedAt + DAY, closedAt - DAY], "Since then it did 1 smaller things.", []],
  [[], [], "Nothing is new since then.", []],
])("a rep reads how the last cycle ended and what is new since", (highIntent, events, news, isNew) => {
  expect(backAgain([line(1), line(2)], highIntent, events)).toEqual({
    isNew,
    says: `It is back: cycle 2 ended as recycled (Not now) with Ana on 2026-11-01. ${news}`,
  })
})
