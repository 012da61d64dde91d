import { expect, test } from "vitest"
import {
  addBusinessDays,
  addWorkingDays,
  type CalendarSpec,
  compileCalendar,
  endOfBusinessDay,
  isWorkingDay,
  resolveLocal,
  subtractBusinessDays,
} from "./business-time.ts"

const zone = "Europe/Berlin"

function weekdays(...windows: [string, string][]): CalendarSpec["hours"] {
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows }
}

function berlin(text: string): number {
  return resolveLocal(zone, text)
}

function local(at: number | null): string | null {
  return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16)
}

const office = compileCalendar({ zone, hours: weekdays(["09:00", "12:00"], ["13:00", "17:00"]), holidays: ["2026-04-06"] })
const nights = compileCalendar({ zone, hours: weekdays(["22:00", "06:00"]) })

test.each([
  ["within the day, same day", "2026-06-03T10:00", 0, "2026-06-03T17:00"],
  ["at lunch, same day", "2026-06-03T12:30", 0, "2026-06-03T17:00"],
  ["before opening, same day", "2026-06-03T07:00", 0, "2026-06-03T17:00"],
  ["exactly at closing, same day", "2026-06-03T17:00", 0, "2026-06-04T17:00"],
  ["on a Saturday, same day", "2026-06-06T12:00", 0, "2026-06-08T17:00"],
  ["within the day, next day", "2026-06-03T10:00", 1, "2026-06-04T17:00"],
  ["before opening, next day", "2026-06-03T07:00", 1, "2026-06-04T17:00"],
  ["after closing on Friday, next day", "2026-06-05T20:00", 1, "2026-06-08T17:00"],
  ["on a Saturday, next day", "2026-06-06T12:00", 1, "2026-06-08T17:00"],
  ["over Easter Monday", "2026-04-03T10:00", 1, "2026-04-07T17:00"],
  ["two days", "2026-06-05T10:00", 2, "2026-06-09T17:00"],
])("a target in business days %s is due at a close", (_, from, days, due) => {
  expect(local(endOfBusinessDay(office, berlin(from), days))).toBe(due)
})

test.each([
  ["2026-06-03T23:00", 0, "2026-06-04T06:00"],
  ["2026-06-04T03:00", 0, "2026-06-04T06:00"],
  ["2026-06-04T03:00", 1, "2026-06-05T06:00"],
  ["2026-06-04T07:00", 0, "2026-06-05T06:00"],
  ["2026-06-06T03:00", 1, "2026-06-09T06:00"],
])("from %s the night shift %i days on ends at %s, for a night belongs to the day it starts on", (from, days, due) => {
  expect(local(endOfBusinessDay(nights, berlin(from), days))).toBe(due)
})

test.each([
  ["2026-06-05T10:15", 1, "2026-06-08T10:15", "2026-06-04T10:15"],
  ["2026-06-05T12:30", 1, "2026-06-08T13:00", "2026-06-04T12:00"],
  ["2026-06-05T20:00", 2, "2026-06-10T09:00", "2026-06-03T17:00"],
  ["2026-06-06T10:00", 1, "2026-06-08T10:00", "2026-06-05T10:00"],
  ["2026-04-07T10:00", 1, "2026-04-08T10:00", "2026-04-03T10:00"],
  ["2026-06-06T10:00", 0, "2026-06-08T09:00", "2026-06-05T17:00"],
])("from %s %i business days on and back keep the time of day", (from, days, after, before) => {
  expect(local(addBusinessDays(office, berlin(from), days))).toBe(after)
  expect(local(subtractBusinessDays(office, berlin(from), days))).toBe(before)
})

test.each([
  ["2026-06-05", 1, "2026-06-08"],
  ["2026-06-06", 1, "2026-06-09"],
  ["2026-06-06", 0, "2026-06-06"],
  ["2026-06-06", -1, "2026-06-04"],
  ["2026-04-03", 1, "2026-04-07"],
  ["2026-04-07", -1, "2026-04-03"],
  ["2026-06-03", 10, "2026-06-17"],
])("%s and %i working days is %s", (date, days, then) => {
  expect(addWorkingDays(office, date, days)).toBe(then)
})

test("a working day is one on which windows start: no holiday, and not all of it break", () => {
  const breaks: CalendarSpec["breaks"] = { "2026-06-03": [["00:00", "24:00"]], "2026-06-04": [["09:00", "12:00"]] }
  const calendar = compileCalendar({ zone, hours: weekdays(["09:00", "12:00"], ["13:00", "17:00"]), holidays: ["2026-06-05"], breaks })

  const days = ["2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05", "2026-06-06"].filter((date) => isWorkingDay(calendar, date))

  expect(days).toEqual(["2026-06-02", "2026-06-04"])
})

test("where no day works there is no end of a business day", () => {
  const closed = compileCalendar({ zone, hours: {} })
  const onceOpen = compileCalendar({ zone, hours: {}, dates: { "2035-01-02": [["09:00", "10:00"]] } })

  expect([endOfBusinessDay(closed, 0, 0), addBusinessDays(closed, 0, 1), addWorkingDays(closed, "2026-06-03", 1)]).toEqual([
    null,
    null,
    null,
  ])
  expect(local(endOfBusinessDay(onceOpen, berlin("2026-06-03T10:00"), 1))).toBe("2035-01-02T10:00")
  expect(endOfBusinessDay(onceOpen, berlin("2026-06-03T10:00"), 2)).toBe(null)
})

test.each([-1, 1.5, Number.NaN])("%d is not a number of business days", (days) => {
  expect(() => endOfBusinessDay(office, 0, days)).toThrow("Give a whole number from 0")
  expect(() => addBusinessDays(office, 0, days)).toThrow(RangeError)
})
