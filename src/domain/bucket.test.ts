import { assert, array, integer, property, tuple } from "fast-check"
import { expect, test } from "vitest"
import { takeFrom, type Bucket } from "./bucket.ts"

const RATE = { perSecond: 10, burst: 20 }

test("a full bucket gives what fits in at once, and then what flows in", () => {
  const waits = [20, 1, 1].map(takeAt([0, 0, 100]))

  expect(waits).toEqual([0, 100, 0])
})

test("more than fits in is given when it is full, and is owed", () => {
  const waits = [100, 1, 1].map(takeAt([0, 0, 8_100]))

  expect(waits).toEqual([0, 8_100, 0])
})

test("whoever is refused loses nothing, and a rest fills no more than fits in", () => {
  const waits = [20, 5, 5, 20, 1].map(takeAt([0, 400, 500, 60_000, 60_000]))

  expect(waits).toEqual([0, 100, 0, 0, 100])
})

test("whatever comes, in any stretch no more is given than what fits in, what flowed in and one excess", () => {
  const asks = array(tuple(integer({ min: 0, max: 3_000 }), integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 200 })
  assert(
    property(asks, (each) => {
      let [now, given] = [0, 0]
      let bucket: Bucket | undefined
      for (const [pause, cost] of each) {
        now += pause
        const taken = takeFrom(bucket, cost, RATE, now)
        bucket = taken.bucket
        if (taken.waitMs === 0) given += cost
      }
      expect(given).toBeLessThanOrEqual(RATE.burst + (now * RATE.perSecond) / 1000 + 1e-6)
    }),
  )
})

function takeAt(instants: number[]): (cost: number, index: number) => number {
  let bucket: Bucket | undefined
  return (cost, index) => {
    const taken = takeFrom(bucket, cost, RATE, instants[index] ?? 0)
    bucket = taken.bucket
    return Math.round(taken.waitMs)
  }
}
