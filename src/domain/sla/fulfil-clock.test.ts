import { expect, test } from "vitest"
import { berlin, clockOf, minutes, nineToFive, pausePolicy } from "../../../test/examples/clocks.ts"
import { dueRungs, passRungs } from "./due-rungs.ts"
import { cancelClock, fulfilClock } from "./fulfil-clock.ts"
import { pauseClock } from "./pause-clock.ts"
import { clockAt } from "./run-on.ts"

const friday = (time: string) => berlin(`2026-11-20 ${time}`)
const call = (time: string, id = "1") => ({ at: friday(time), kind: "call", id })
const clock = clockOf("30 minutes", nineToFive, friday("10:00"))

test.each([
  ["before due", "10:29", "met", null],
  ["at exactly due", "10:30", "met", null],
  ["after due", "10:31", "missed", "10:30"],
])("a touch %s decides the clock by its own time", (_what, at, state, missedAt) => {
  const after = fulfilClock(clock, call(at), nineToFive, friday(at))

  expect(after).toMatchObject({ state, metAt: friday(at), missedAt: missedAt === null ? null : friday(missedAt), metLate: null })
  expect(after.closedAt).toBe(friday(at))
})

test("a touch that arrives after the miss was recorded makes it met, and the record stays", () => {
  const missed = clockAt(clock, nineToFive, friday("10:31"))

  const met = fulfilClock(missed, call("10:20"), nineToFive, friday("11:45"))

  expect(met).toMatchObject({
    state: "met",
    metAt: friday("10:20"),
    missedAt: friday("10:30"),
    metLate: friday("11:45"),
    elapsedMs: minutes(20),
  })
})

test("a touch that a process brings from before an alarm that was given meanwhile is known after that alarm", () => {
  const rungs = [{ rung: 0, at: friday("10:15"), share: 50, plusMs: 0 }]
  const { fire } = dueRungs({ ...clock, rungs }, { escalationAt: null }, friday("10:16"))
  const warned = passRungs({ ...clock, rungs }, fire, friday("10:16"))

  expect(fire).toHaveLength(1)
  expect(fulfilClock(warned, call("10:14"), nineToFive, friday("10:14"))).toMatchObject({
    metAt: friday("10:14"),
    closedAt: friday("10:16"),
  })
  expect(cancelClock(warned, "merged", nineToFive, friday("10:14")).closedAt).toBe(friday("10:16"))
  expect(fulfilClock(warned, call("10:14"), nineToFive, friday("10:20")).closedAt).toBe(friday("10:20"))
})

test("a still earlier touch keeps the instant at which the first proof arrived", () => {
  const missed = clockAt(clock, nineToFive, friday("10:31"))
  const met = fulfilClock(missed, call("10:20"), nineToFive, friday("11:45"))

  expect(fulfilClock(met, call("10:10"), nineToFive, friday("12:00"))).toMatchObject({ metAt: friday("10:10"), metLate: friday("11:45") })
})

test("a touch that arrives late before anybody was told leaves no miss", () => {
  expect(fulfilClock(clock, call("10:20"), nineToFive, friday("10:40"))).toMatchObject({ state: "met", missedAt: null, metLate: null })
})

test("the earliest touch wins, whatever order they arrive in", () => {
  const missed = clockAt(clock, nineToFive, friday("10:31"))
  const late = fulfilClock(missed, call("10:50", "2"), nineToFive, friday("10:50"))

  const corrected = fulfilClock(late, call("10:10", "3"), nineToFive, friday("12:00"))
  const again = fulfilClock(corrected, call("10:40", "4"), nineToFive, friday("12:30"))

  expect(late).toMatchObject({ state: "missed", metAt: friday("10:50") })
  expect(corrected).toMatchObject({
    state: "met",
    metAt: friday("10:10"),
    metLate: friday("12:00"),
    closedAt: friday("10:50"),
    elapsedMs: minutes(10),
  })
  expect(again).toEqual(corrected)
})

test("a touch from before the handoff answers nothing", () => {
  expect(fulfilClock(clock, call("09:59"), nineToFive, friday("10:05"))).toEqual(clock)
})

test("a touch during a pause meets the clock", () => {
  const request = { reason: "lead_asked", note: "Later", by: "ana", until: null, approvedBy: null }
  const paused = pauseClock(clock, request, { policy: pausePolicy, calendar: nineToFive, manager: "Mia", usedMs: 0 }, friday("10:20"))

  const met = fulfilClock(paused, call("12:00"), nineToFive, friday("12:00"))

  expect(met).toMatchObject({ state: "met", elapsedMs: minutes(20) })
  expect(met.pauses[0]).toMatchObject({ until: friday("12:00"), ms: minutes(100) })
  expect(fulfilClock(met, call("11:59"), nineToFive, friday("12:30"))).toMatchObject({ state: "met", metAt: friday("11:59") })
})

test("a cancelled clock stays cancelled, but an earlier miss is corrected by what happened before it was called off", () => {
  const calledOff = cancelClock(clock, "disqualified", nineToFive, friday("10:10"))
  const moved = cancelClock(clock, "reassigned", nineToFive, friday("10:45"))

  expect(calledOff).toMatchObject({ state: "cancelled", missedAt: null, cancelledBecause: "disqualified", elapsedMs: minutes(10) })
  expect(fulfilClock(calledOff, call("10:05"), nineToFive, friday("10:20"))).toEqual(calledOff)
  expect(moved).toMatchObject({ state: "cancelled", missedAt: friday("10:30") })
  expect(fulfilClock(moved, call("10:40"), nineToFive, friday("10:50"))).toEqual(moved)
  expect(fulfilClock(moved, call("10:25"), nineToFive, friday("10:50"))).toMatchObject({ state: "met", metLate: friday("10:50") })
})

test("an answered clock is not cancelled any more", () => {
  const met = fulfilClock(clock, call("10:20"), nineToFive, friday("10:20"))

  expect(cancelClock(met, "disqualified", nineToFive, friday("10:30"))).toEqual(met)
})
