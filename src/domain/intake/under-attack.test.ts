import { expect, test } from "vitest"
import { isUnderAttack, QUIET, withPost, workFor } from "./under-attack.ts"

const NOW = Date.UTC(2026, 10, 20, 12)
const MINUTE = 60_000

function after(posts: number, isSuspect: boolean, everyMs: number) {
  return Array.from({ length: posts }, (_, n) => NOW + n * everyMs).reduce((traffic, at) => withPost(traffic, isSuspect, at), QUIET)
}

test.each([
  ["nothing came", 0, true, 0, false],
  ["nineteen machines in a minute", 19, true, 100, false],
  ["twenty machines in a minute", 20, true, 100, true],
  ["twenty machines in an hour", 20, true, 3 * MINUTE, false],
  ["a good campaign", 299, false, 200, false],
  ["more posts than any campaign brings", 300, false, 190, true],
])("%s: attacked %s", (_, posts, isSuspect, every, isAttacked) => {
  const traffic = after(posts, isSuspect, every)

  expect(isUnderAttack(traffic, NOW + posts * every)).toBe(isAttacked)
})

test("an attack counts for ten minutes after its last bad minute", () => {
  const traffic = after(20, true, 100)
  const end = NOW + 19 * 100 + 10 * MINUTE

  expect([isUnderAttack(traffic, end - 1), isUnderAttack(traffic, end)]).toEqual([true, false])
})

test("the more comes, the more work is asked for, within bounds", () => {
  expect([workFor(QUIET), workFor(after(299, false, 100)), workFor(after(599, false, 99)), workFor(after(60_000, false, 0))]).toEqual([
    30_000, 30_000, 60_000, 240_000,
  ])
})
