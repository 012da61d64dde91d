import { expect, test } from "vitest"
import { berlin, clockOf, hours, nineToFive, pausePolicy, weekIn } from "../../../test/examples/clocks.ts"
import { fulfilClock } from "./fulfil-clock.ts"
import { pauseClock, resumeClock } from "./pause-clock.ts"
import { retargetClock } from "./retarget-clock.ts"

const friday = (time: string) => berlin(`2026-11-20 ${time}`)
const holidayMonday = weekIn([["09:00", "17:00"]], { holidays: ["2026-11-23"] })
const holidayFriday = weekIn([["09:00", "17:00"]], { holidays: ["2026-11-20"] })
const tenToSix = weekIn([["10:00", "18:00"]])
const edit = { before: nineToFive, after: holidayMonday }

test("a holiday declared today moves what is due after it, with a record", () => {
  const clock = clockOf("4 hours", nineToFive, friday("15:00"))

  const moved = retargetClock(clock, edit, friday("16:00"))

  expect(moved.dueAt).toBe(berlin("2026-11-24 11:00"))
  expect(moved.retargets).toEqual([{ at: friday("16:00"), from: berlin("2026-11-23 11:00"), to: berlin("2026-11-24 11:00") }])
  expect(moved.elapsedMs).toBe(hours(1))
})

test("what has passed stays counted even when the day turns out to be a holiday", () => {
  const clock = clockOf("4 hours", nineToFive, friday("10:00"))

  const moved = retargetClock(clock, { before: nineToFive, after: holidayFriday }, friday("12:00"))

  expect(moved.elapsedMs).toBe(hours(2))
  expect(moved.dueAt).toBe(berlin("2026-11-23 11:00"))
})

test.each([
  ["a holiday ahead counts no day", holidayMonday, "2 business days", friday("16:00"), "2026-11-25 17:00"],
  ["other hours move the end of the day", tenToSix, "1 business day", friday("16:00"), "2026-11-23 18:00"],
  ["the rest of today is gone", holidayFriday, "1 business day", friday("12:00"), "2026-11-24 17:00"],
  ["seen at the weekend", holidayMonday, "1 business day", berlin("2026-11-21 12:00"), "2026-11-24 17:00"],
])("a promise in days keeps its number of days: %s", (_what, after, target, now, due) => {
  const clock = clockOf(target, nineToFive, friday("10:00"))

  expect(retargetClock(clock, { before: nineToFive, after }, now).dueAt).toBe(berlin(due))
})

test("a night shift's day is counted once", () => {
  const nights = weekIn([["22:00", "06:00"]])
  const clock = clockOf("2 business days", nights, berlin("2026-11-16 23:00"))

  const moved = retargetClock(clock, { before: nights, after: weekIn([["22:00", "05:00"]]) }, berlin("2026-11-17 01:00"))

  expect(clock.dueAt).toBe(berlin("2026-11-19 06:00"))
  expect(moved.dueAt).toBe(berlin("2026-11-19 05:00"))
})

test("an edit that changes nothing ahead leaves no record", () => {
  const clock = clockOf("1 hour", nineToFive, friday("10:00"))

  const moved = retargetClock(clock, edit, friday("10:10"))

  expect(moved.dueAt).toBe(clock.dueAt)
  expect(moved.retargets).toEqual([])
})

test("a miss keeps its due instant; only the ladder ahead moves", () => {
  const clock = clockOf("4 hours", nineToFive, friday("10:00"))

  const moved = retargetClock(clock, edit, friday("16:00"))

  expect(moved).toMatchObject({ state: "missed", dueAt: friday("14:00"), missedAt: friday("14:00") })
  expect(moved.rungs.find((rung) => rung.share === 200)?.at).toBe(berlin("2026-11-24 10:00"))
})

test("a paused clock takes the new calendar when it resumes, an answered one never", () => {
  const clock = clockOf("4 hours", nineToFive, friday("15:00"))
  const request = { reason: "lead_asked", note: "Monday", by: "ana", until: null, approvedBy: null }
  const rules = { policy: pausePolicy, calendar: nineToFive, manager: "Mia", usedMs: 0 }
  const paused = pauseClock(clock, request, rules, friday("15:30"))
  const met = fulfilClock(clock, { at: friday("15:30"), kind: "call", id: "1" }, nineToFive, friday("15:30"))

  expect(retargetClock(paused, edit, friday("16:00"))).toEqual(paused)
  expect(resumeClock(retargetClock(paused, edit, friday("16:00")), holidayMonday, friday("16:30")).dueAt).toBe(berlin("2026-11-24 12:00"))
  expect(retargetClock(met, edit, friday("16:00"))).toEqual(met)
})
