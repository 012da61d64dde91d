import { expect, test } from "vitest"
import { clockOf, firstTouchPolicy, minutes } from "../../../test/examples/clocks.ts"
import { always } from "./business-calendar.ts"
import { decideReassign, newOwnerTarget, restartOwnerClock } from "./reassign.ts"

const policy = { most: 3, target: "restart_once" as const, at_least: "10 minutes" }

test.each([
  ["nobody had it before", "ana", ["ana"], ["ana", "ben", "cem"], ["ben", "cem"]],
  ["earlier owners are left out", "ben", ["ana", "ben"], ["ana", "ben", "cem"], ["cem"]],
  ["the one of longest ago comes back first", "cem", ["ana", "ben", "cem"], ["ana", "ben", "cem"], ["ana"]],
  ["an owner of long ago who had it again lately waits", "cem", ["ana", "ben", "ana", "cem"], ["ana", "ben", "cem"], ["ben"]],
  ["one exclusion after the other is dropped", "cem", ["ana", "ben", "cem"], ["ben", "cem"], ["ben"]],
])("a missed lead moves on: %s", (_what, current, pastOwners, candidates, allowed) => {
  expect(decideReassign({ current, pastOwners, candidates, moves: 1 }, policy)).toMatchObject({ kind: "move", candidates: allowed })
})

test.each([
  ["only the current owner is left", ["ana"], 0, "keep"],
  ["nobody at all may take it", [], 0, "keep"],
  ["it was moved as often as allowed", ["ana", "ben"], 3, "manager"],
])("a missed lead does not move when %s", (_what, candidates, moves, kind) => {
  expect(decideReassign({ current: "ana", pastOwners: ["ana"], candidates, moves }, policy).kind).toBe(kind)
})

test.each([
  ["restart", 0, 15, null],
  ["restart", 2, 15, null],
  ["inherit", 0, 15, 45],
  ["inherit", 0, 55, 10],
  ["inherit", 0, 300, 10],
  ["restart_once", 0, 300, null],
  ["restart_once", 1, 15, 45],
] as const)("the new owner's target by %s, moved %i times, after %i of 60 minutes", (target, moves, now, left) => {
  const old = clockOf("60 minutes", always, 0)

  const answer = newOwnerTarget(old, { policy: { ...policy, target }, moves }, always, minutes(now))

  expect(answer).toEqual(left === null ? null : { kind: "time", ms: minutes(left) })
})

test("the new owner's clock starts with the move", () => {
  const old = clockOf("60 minutes", always, 0)
  const start = { kind: "owner_first_touch" as const, policy: firstTouchPolicy("60 minutes"), tier: 1 as const }

  const first = restartOwnerClock(old, { start, policy, moves: 0 }, always, minutes(70))
  const second = restartOwnerClock(first, { start, policy, moves: 1 }, always, minutes(140))

  expect(first).toMatchObject({ startedAt: minutes(70), dueAt: minutes(130), kind: "owner_first_touch" })
  expect(second).toMatchObject({ startedAt: minutes(140), dueAt: minutes(150) })
})
