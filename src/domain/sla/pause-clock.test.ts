import { expect, test } from "vitest"
import { berlin, clockOf, hours, minutes, nineToFive, pausePolicy } from "../../../test/examples/clocks.ts"
import { fulfilClock } from "./fulfil-clock.ts"
import { pauseClock, pausedInCycle, type PauseRequest, resumeClock } from "./pause-clock.ts"
import { clockAt } from "./run-on.ts"

const friday = (time: string) => berlin(`2026-11-20 ${time}`)
const monday = (time: string) => berlin(`2026-11-23 ${time}`)
const asked: PauseRequest = { reason: "lead_asked", note: "Asked for a call on Monday", by: "ana", until: null, approvedBy: null }
const rules = { policy: pausePolicy, calendar: nineToFive, manager: "Mia", usedMs: 0 }

test("a pause moves due and the rungs ahead by its working time, over the weekend too", () => {
  const clock = clockOf("2 hours", nineToFive, friday("16:00"))

  const paused = pauseClock(clock, asked, rules, friday("16:30"))
  const resumed = resumeClock(paused, nineToFive, monday("09:30"))

  expect(paused).toMatchObject({ state: "paused", elapsedMs: minutes(30), activeSince: null })
  expect(resumed).toMatchObject({ state: "running", dueAt: monday("11:00") })
  expect(resumed.rungs.slice(0, 2).map((rung) => rung.at)).toEqual([monday("10:00"), monday("10:36")])
  expect(resumed.pauses[0]).toMatchObject({ until: monday("09:30"), ms: hours(1) })
})

test("a pause ends by itself when its reason allows no more, however late anybody looks", () => {
  const clock = clockOf("8 hours", nineToFive, friday("10:00"))

  const paused = pauseClock(clock, asked, rules, friday("11:00"))
  const later = clockAt(paused, nineToFive, monday("12:00"))

  expect(paused.pauses[0]?.endsAt).toBe(friday("15:00"))
  expect(later).toMatchObject({ state: "running", activeSince: friday("15:00"), dueAt: monday("14:00") })
  expect(resumeClock(paused, nineToFive, monday("12:00"))).toEqual(later)
})

test("a clock stands still while paused, also past the instant at which it was due", () => {
  const clock = clockOf("1 hour", nineToFive, friday("10:00"))

  const paused = pauseClock(clock, asked, rules, friday("10:30"))

  expect(clockAt(paused, nineToFive, friday("14:00"))).toEqual(paused)
})

test("a pause after the miss keeps the miss and holds the ladder back", () => {
  const clock = clockOf("1 hour", nineToFive, friday("10:00"))

  const paused = pauseClock(clock, asked, rules, friday("11:10"))
  const resumed = resumeClock(paused, nineToFive, friday("12:10"))

  expect(paused).toMatchObject({ state: "paused", missedAt: friday("11:00") })
  expect(resumed).toMatchObject({ state: "missed", dueAt: friday("11:00") })
  expect(resumed.rungs.find((rung) => rung.share === 200)?.at).toBe(friday("13:00"))
})

test("the budget of the cycle shortens a pause without an end, and a manager may lift it", () => {
  const clock = clockOf("8 hours", nineToFive, friday("09:00"))
  const used = { ...rules, usedMs: hours(5) }

  expect(pauseClock(clock, asked, used, friday("10:00")).pauses[0]?.endsAt).toBe(friday("11:00"))
  expect(pauseClock(clock, { ...asked, approvedBy: "mia" }, used, friday("10:00")).pauses[0]?.endsAt).toBe(friday("14:00"))
})

test("pauses of a cycle's clocks, which stand still together, are counted once", () => {
  const clock = clockOf("8 hours", nineToFive, friday("09:00"))
  const once = resumeClock(pauseClock(clock, asked, rules, friday("10:00")), nineToFive, friday("11:00"))
  const twice = resumeClock(pauseClock(once, asked, rules, friday("12:00")), nineToFive, friday("12:30"))

  expect(pausedInCycle([once, twice, clock])).toBe(minutes(90))
  expect(pausedInCycle([])).toBe(0)
})

test.each([
  ["a reason that is not listed", { reason: "owner_on_leave" }, 0, "unknown_pause_reason", /lead_asked \(The lead named a date\)/],
  ["no note", { note: "  " }, 0, "note_missing", /needs a note/],
  ["an end that has passed", { until: friday("09:59") }, 0, "pause_in_past", /after now/],
  ["more than the reason allows", { until: friday("14:01") }, 0, "pause_too_long", /at most 4 hours.*2026-11-20 13:00 UTC/],
  ["more than the budget has left", { until: friday("12:00") }, hours(5), "pause_budget_used", /1 hour are left. Ask Mia/],
  ["a budget that is used up", {}, hours(6), "pause_budget_used", /nothing is left. Ask Mia/],
])("a pause is refused for %s", (_what, change, usedMs, code, sentence) => {
  const clock = clockOf("8 hours", nineToFive, friday("09:00"))
  const pause = () => pauseClock(clock, { ...asked, ...change }, { ...rules, usedMs }, friday("10:00"))

  expect(pause).toThrow(expect.objectContaining({ code, status: 422, message: expect.stringMatching(sentence) }))
})

test("a clock is not paused twice, nor after its answer, nor resumed when it runs", () => {
  const clock = clockOf("8 hours", nineToFive, friday("09:00"))
  const paused = pauseClock(clock, asked, rules, friday("10:00"))
  const met = fulfilClock(clock, { at: friday("09:30"), kind: "call", id: "1" }, nineToFive, friday("09:30"))

  expect(() => pauseClock(paused, asked, rules, friday("10:05"))).toThrow(expect.objectContaining({ code: "already_paused", status: 409 }))
  expect(() => pauseClock(met, asked, rules, friday("10:05"))).toThrow(expect.objectContaining({ code: "clock_over", status: 409 }))
  expect(() => resumeClock(clock, nineToFive, friday("10:05"))).toThrow(expect.objectContaining({ code: "not_paused", status: 409 }))
})
