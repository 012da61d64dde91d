import { expect, test } from "vitest"
import { berlin, clockOf, firstTouchPolicy, hours, minutes, nineToFive, weekIn } from "../../../test/examples/clocks.ts"
import { always, type BusinessCalendar } from "./business-calendar.ts"
import { startClock } from "./start-clock.ts"

const allDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
const everyDay = weekIn([], { hours: Object.fromEntries(allDays.map((day) => [day, [["00:00", "24:00"]]])) })
const nights = weekIn([], { hours: { sun: [["00:00", "04:00"]] } })
const easter = weekIn([["09:00", "17:00"]], { holidays: ["2026-04-06"] })
const withLunch = weekIn([["09:00", "12:00"], ["13:00", "17:00"]]) // prettier-ignore

const promises: [what: string, calendar: BusinessCalendar, start: string, target: string, due: string][] = [
  ["runs over the weekend", nineToFive, "2026-11-20 16:50", "30 minutes", "2026-11-23 09:20"],
  ["used up at closing is due at that closing", nineToFive, "2026-11-20 16:30", "30 minutes", "2026-11-20 17:00"],
  ["started at closing counts from the next opening", nineToFive, "2026-11-20 17:00", "30 minutes", "2026-11-23 09:30"],
  ["a whole day from closing", nineToFive, "2026-11-20 17:00", "8 hours", "2026-11-23 17:00"],
  ["four hours from four on a Friday", weekIn([["08:00", "17:00"]]), "2026-11-20 16:00", "4 hours", "2026-11-23 11:00"],
  ["24 office hours are not a day", nineToFive, "2026-11-20 16:55", "24 hours", "2026-11-25 16:55"],
  ["ten hours from ten to six", weekIn([["10:00", "18:00"]]), "2026-11-18 15:00", "10 hours", "2026-11-19 17:00"],
  ["ten hours from after closing", weekIn([["10:00", "18:00"]]), "2026-11-18 20:00", "10 hours", "2026-11-20 12:00"],
  ["a holiday on Monday", easter, "2026-04-03 16:30", "60 minutes", "2026-04-07 09:30"],
  ["lunch is left out", withLunch, "2026-11-20 11:45", "30 minutes", "2026-11-20 13:15"],
  ["around the clock into summer time", everyDay, "2026-03-28 12:00", "24 hours", "2026-03-29 13:00"],
  ["around the clock out of summer time", everyDay, "2026-10-24 12:00", "24 hours", "2026-10-25 11:00"],
  ["a night shift of three hours", nights, "2026-03-29 00:00", "180 minutes", "2026-03-29 04:00"],
  ["a night shift of five hours", nights, "2026-10-25 00:00", "300 minutes", "2026-10-25 04:00"],
  ["one business day ends with the next working day", nineToFive, "2026-11-20 10:00", "1 business day", "2026-11-23 17:00"],
  ["no business days are the same day", nineToFive, "2026-11-20 10:00", "0 business days", "2026-11-20 17:00"],
]

test.each(promises)("a promise is due in working time: %s", (_what, calendar, start, target, due) => {
  const clock = clockOf(target, calendar, berlin(start))

  expect(clock.dueAt).toBe(berlin(due))
})

test("every rung has its instant before the clock runs", () => {
  const clock = clockOf("4 hours", nineToFive, berlin("2026-11-20 15:00"))

  expect(clock.rungs.map((rung) => [rung.share, rung.at])).toEqual([
    [50, berlin("2026-11-20 17:00")],
    [80, berlin("2026-11-23 10:12")],
    [100, berlin("2026-11-23 11:00")],
    [100, berlin("2026-11-23 11:30")],
    [200, berlin("2026-11-23 15:00")],
    [300, berlin("2026-11-24 11:00")],
  ])
})

test("shares of a promise in days are shares of the working time until its end", () => {
  const clock = clockOf("1 business day", nineToFive, berlin("2026-11-20 13:00"))

  expect(clock.targetMs).toBe(hours(12))
  expect(clock.businessDays).toBe(1)
  expect(clock.rungs.map((rung) => rung.at).slice(0, 3)).toEqual([
    berlin("2026-11-23 11:00"),
    berlin("2026-11-23 14:36"),
    berlin("2026-11-23 17:00"),
  ])
})

test("a rung for other tiers is left out, and the rest keep their place in the ladder", () => {
  const policy = firstTouchPolicy("10 minutes", [{ at: "50%", tiers: [1] }, { at: "100%" }])

  const clock = startClock({ kind: "first_touch", policy, tier: 2 }, always, 0)

  expect(clock.rungs).toEqual([{ rung: 1, share: 100, plusMs: 0, at: minutes(10) }])
})

test("rungs fire in the order of their instants, not of the ladder", () => {
  const clock = clockOf("1 hour", always, 0, [{ at: "200%" }, { at: "100%" }, { at: "100% + 30 minutes" }])

  expect(clock.rungs.map((rung) => rung.rung)).toEqual([1, 2, 0])
})

test("a clock is plain JSON", () => {
  const clock = clockOf("1 hour", nineToFive, berlin("2026-11-20 10:00"))

  expect(JSON.parse(JSON.stringify(clock))).toEqual(clock)
})
