import * as fc from "fast-check"
import { expect, test } from "vitest"
import { longestRetryAfter, nextAttempt, retryAfterMs, waits } from "#domain/sending/back-off.ts"

const now = Date.UTC(2026, 2, 2, 9, 0)
const retry = (retryAfter: number | null) => ({ kind: "retry" as const, error: "Busy.", retryAfterMs: retryAfter })

test("the waits between attempts are 5 s, 30 s, 2 min, 10 min, 30 min, 2 h, 5 h and 10 h", () => {
  const seconds = waits.map((_, at) => {
    const next = nextAttempt(at + 1, retry(null), now, 0)
    return next.kind === "again" ? (next.at - now) / 1000 : null
  })

  expect(seconds).toEqual([5, 30, 120, 600, 1800, 7200, 18_000, 36_000])
})

test("after the ninth failed attempt the letter is dead and says why", () => {
  expect(nextAttempt(9, retry(null), now, 0)).toEqual({ kind: "dead", error: "Given up after 9 attempts. The last one: Busy." })
})

test("what was refused is never tried again", () => {
  expect(nextAttempt(1, { kind: "refused", error: "No such address." }, now, 0)).toEqual({ kind: "dead", error: "No such address." })
})

test("what was sent is done at that instant", () => {
  expect(nextAttempt(3, { kind: "sent", receipt: null }, now, 0.5)).toEqual({ kind: "sent", at: now })
})

test.each([
  { asked: 20_000, waited: 20_000 },
  { asked: 1_000, waited: 5_000 },
  { asked: -5, waited: 5_000 },
  { asked: 1e15, waited: longestRetryAfter },
])("a receiver that asks for $asked ms after the first attempt gets $waited ms", ({ asked, waited }) => {
  expect(nextAttempt(1, retry(asked), now, 0)).toMatchObject({ kind: "again", at: now + waited })
})

test("jitter adds up to a fifth and never takes away", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: waits.length }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, jitter) => {
      const next = nextAttempt(attempts, retry(null), now, jitter)
      const wait = waits[attempts - 1] ?? Number.NaN
      expect(next.kind === "again" && next.at - now >= wait && next.at - now <= wait * 1.2).toBe(true)
    }),
  )
})

test.each([
  { header: null, ms: null },
  { header: "", ms: null },
  { header: "soon", ms: null },
  { header: "-5", ms: null },
  { header: "1e9", ms: null },
  { header: "0", ms: 0 },
  { header: " 120 ", ms: 120_000 },
  { header: "Mon, 02 Mar 2026 09:05:00 GMT", ms: 300_000 },
  { header: "Mon, 02 Mar 2026 08:00:00 GMT", ms: 0 },
])("Retry-After $header means $ms ms", ({ header, ms }) => {
  expect(retryAfterMs(header, now)).toBe(ms)
})
