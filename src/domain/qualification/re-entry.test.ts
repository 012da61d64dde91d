import { expect, test } from "vitest"
import { type EarlierCycles, mayReenter } from "#domain/qualification/re-entry.ts"

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20)
const CLOSED = NOW - 10 * DAY

const rejected: EarlierCycles = {
  lastClosedAt: CLOSED,
  closedAs: "rejected",
  coolDownUntil: NOW + 80 * DAY,
  breakThroughSignals: new Map([["demo_request", "asked for a demo"]]),
  eventsSinceClose: [],
  cyclesLast12Months: 1,
  most: 4,
  reasonWasNoCapacity: false,
}
const demo = (daysAgo: number) => [
  { signal: "blog", at: NOW - DAY },
  { signal: "demo_request", at: NOW - daysAgo * DAY },
]

test.each<[string, Partial<EarlierCycles>, object]>([
  ["a lead without an earlier cycle may enter", { lastClosedAt: null, closedAs: null }, { kind: "may", intentSince: null }],
  ["a lead in its cool-down waits", {}, { kind: "waits", until: NOW + 80 * DAY }],
  ["other signals do not end a cool-down", { eventsSinceClose: [{ signal: "blog", at: NOW }] }, { kind: "waits" }],
  ["a break-through signal ends a cool-down", { eventsSinceClose: demo(2) }, { kind: "may", intentSince: CLOSED }],
  ["one from before the closing does not", { eventsSinceClose: demo(11) }, { kind: "waits" }],
  ["one at the closing does not", { eventsSinceClose: demo(10) }, { kind: "waits" }],
  ["one that has not happened yet does not", { eventsSinceClose: demo(-1) }, { kind: "waits" }],
  ["a cool-down is over at its very end", { coolDownUntil: NOW }, { kind: "may", because: "its cool-down is over", intentSince: CLOSED }],
  ["without a cool-down it may enter at once", { coolDownUntil: null }, { kind: "may", intentSince: CLOSED }],
  ["old intent counts when there was no capacity", { coolDownUntil: null, reasonWasNoCapacity: true }, { kind: "may", intentSince: null }],
  ["after too many cycles a person decides", { coolDownUntil: NOW, cyclesLast12Months: 4 }, { kind: "review" }],
  [
    "a customer is left alone",
    { closedAs: "won", coolDownUntil: null, eventsSinceClose: [{ signal: "blog", at: NOW }] },
    { kind: "rests", as: "won" },
  ],
  ["a customer who asks for something may enter", { closedAs: "won", eventsSinceClose: demo(2) }, { kind: "may" }],
  [
    "who was disqualified by a person is left alone",
    { closedAs: "disqualified", coolDownUntil: null },
    { kind: "rests", as: "disqualified" },
  ],
  ["a person decides when the disqualified ask for something", { closedAs: "disqualified", eventsSinceClose: demo(2) }, { kind: "review" }],
  ["a person is not asked about a lead that waits anyway", { cyclesLast12Months: 4 }, { kind: "waits" }],
])("%s", (_, given, expected) => {
  expect(mayReenter({ ...rejected, ...given }, NOW)).toMatchObject(expected)
})

test("a wait says until when and what would end it", () => {
  expect(mayReenter({ ...rejected, coolDownUntil: Date.UTC(2027, 0, 1) }, NOW)).toMatchObject({
    says: "its last cycle ended as rejected; it is left in peace until 2027-01-01 00:00 UTC unless a break-through signal comes",
  })
})
