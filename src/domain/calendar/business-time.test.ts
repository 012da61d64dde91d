import { expect, test } from "vitest"
import {
  addTime,
  between,
  type CalendarSpec,
  compileCalendar,
  isOpen,
  nextClose,
  nextOpen,
  previousOpen,
  resolveLocal,
  segments,
  subtractTime,
  windowStart,
} from "./business-time.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function weekdays(...windows: [string, string][]): CalendarSpec["hours"] {
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows }
}

function everyDay(...windows: [string, string][]): CalendarSpec["hours"] {
  return { ...weekdays(...windows), sat: windows, sun: windows }
}

function calendar(zone: string, hours: CalendarSpec["hours"], rest: Partial<CalendarSpec> = {}) {
  return compileCalendar({ zone, hours, ...rest })
}

function utc(text: string): number {
  return Date.parse(`${text}Z`)
}

function said(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString().replace(/(:00)?\.000Z$/, "")
}

const nineToFive = weekdays(["09:00", "17:00"])
const allDay = everyDay(["00:00", "24:00"])

test.each([
  ["half an hour over the weekend", nineToFive, "2026-06-05T16:50", 30, "2026-06-08T09:20", {}],
  ["used up exactly at closing", nineToFive, "2026-06-05T16:30", 30, "2026-06-05T17:00", {}],
  ["started exactly at closing", nineToFive, "2026-06-05T17:00", 30, "2026-06-08T09:30", {}],
  ["a whole day from Friday's close", nineToFive, "2026-06-05T17:00", 480, "2026-06-08T17:00", {}],
  ["four hours from Friday 16:00, 8 to 17", weekdays(["08:00", "17:00"]), "2026-06-05T16:00", 240, "2026-06-08T11:00", {}],
  ["24 office hours are three working days", nineToFive, "2026-06-05T16:55", 24 * 60, "2026-06-10T16:55", {}],
  ["ten hours from Wednesday 15:00, 10 to 18", weekdays(["10:00", "18:00"]), "2026-06-03T15:00", 600, "2026-06-04T17:00", {}],
  ["ten hours from Wednesday 20:00, 10 to 18", weekdays(["10:00", "18:00"]), "2026-06-03T20:00", 600, "2026-06-05T12:00", {}],
  ["over a holiday Monday", nineToFive, "2026-04-03T16:30", 60, "2026-04-07T09:30", { holidays: ["2026-04-06"] }],
  ["over lunch", weekdays(["09:00", "12:00"], ["13:00", "17:00"]), "2026-06-03T11:45", 30, "2026-06-03T13:15", {}],
  ["24 hours round the clock into summer time", allDay, "2026-03-28T12:00", 24 * 60, "2026-03-29T13:00", {}],
  ["24 hours round the clock out of summer time", allDay, "2026-10-24T12:00", 24 * 60, "2026-10-25T11:00", {}],
  ["a night of three hours", { sun: [["00:00", "04:00"]] } as CalendarSpec["hours"], "2026-03-29T00:00", 180, "2026-03-29T04:00", {}],
  ["a night of five hours", { sun: [["00:00", "04:00"]] } as CalendarSpec["hours"], "2026-10-25T00:00", 300, "2026-10-25T04:00", {}],
])("Berlin: %s", (_, hours, from, minutes, due, rest) => {
  const berlin = calendar("Europe/Berlin", hours, rest)

  const got = addTime(berlin, resolveLocal("Europe/Berlin", from), minutes * MINUTE)

  expect(got).toBe(resolveLocal("Europe/Berlin", due))
})

test.each([
  ["New York", "America/New_York", "2026-03-08", 23, 7],
  ["New York", "America/New_York", "2026-11-01", 25, 9],
  ["Berlin", "Europe/Berlin", "2026-03-29", 23, 7],
  ["Berlin", "Europe/Berlin", "2026-10-25", 25, 9],
  ["Sydney", "Australia/Sydney", "2026-04-05", 25, 9],
  ["Sydney", "Australia/Sydney", "2026-10-04", 23, 7],
  ["Lord Howe", "Australia/Lord_Howe", "2026-04-05", 24.5, 8.5],
  ["Lord Howe", "Australia/Lord_Howe", "2026-10-04", 23.5, 7.5],
  ["São Paulo, where midnight is left out", "America/Sao_Paulo", "2018-11-04", 23, 7],
  ["São Paulo, where the last hour comes twice the evening before", "America/Sao_Paulo", "2018-02-17", 25, 8],
  ["Kolkata", "Asia/Kolkata", "2026-03-29", 24, 8],
  ["Apia, before the date that it left out", "Pacific/Apia", "2011-12-29", 24, 8],
  ["Apia, on the date that it left out", "Pacific/Apia", "2011-12-30", 0, 8],
])("in %s the date %3$s has its exact hours, and so has the night before", (_, zone, date, hours, nightHours) => {
  const midnight = resolveLocal(zone, `${date}T00:00`)
  const nextMidnight = resolveLocal(zone, `${date}T24:00`)

  expect(between(calendar(zone, allDay), midnight, nextMidnight)).toBe(hours * HOUR)
  expect(between(calendar(zone, everyDay(["22:00", "06:00"])), midnight - 6 * HOUR, midnight + 11 * HOUR)).toBe(nightHours * HOUR)
})

test.each([
  ["a window inside the gap is as long as its moved ends are apart", "02:15", "02:45", "2026-03-08", 0.5],
  ["a window that fills the gap has no time", "02:00", "03:00", "2026-03-08", 0],
  ["a window whose start moves past its end has no time", "02:30", "03:00", "2026-03-08", 0],
  ["a window that ends when the hour repeats runs on to its one end", "01:00", "02:00", "2026-11-01", 2],
  ["a window from the repeated hour starts at the first occurrence", "01:30", "03:00", "2026-11-01", 2.5],
  ["a window inside the repeated hour is open the first time only", "01:00", "01:30", "2026-11-01", 0.5],
])("New York: %s", (_, start, end, date, hours) => {
  const sunday = calendar("America/New_York", { sun: [[start, end]] })

  expect(between(sunday, utc(`${date}T00:00`), utc(`${date}T23:00`))).toBe(hours * HOUR)
})

test("a date that a zone leaves out has neither open time nor breaks", () => {
  const apia = calendar("Pacific/Apia", weekdays(["09:00", "17:00"]), { breaks: { "2011-12-30": [["00:00", "24:00"]] } })
  const saturday = resolveLocal("Pacific/Apia", "2011-12-31T00:00")

  expect(nextOpen(apia, saturday)).toBe(resolveLocal("Pacific/Apia", "2012-01-02T09:00"))
  expect(between(apia, saturday - 24 * HOUR, saturday)).toBe(8 * HOUR)
})

test("a night shift belongs to the day it starts on, and a holiday closes its own date only", () => {
  const nights = calendar("Europe/Berlin", weekdays(["22:00", "06:00"]), { holidays: ["2026-01-01"] })
  const spans = segments(nights, utc("2025-12-31T12:00"), 3).map(({ start, end }) => [said(start), said(end)])

  expect(spans).toEqual([
    ["2025-12-31T21:00", "2025-12-31T23:00"],
    ["2026-01-01T23:00", "2026-01-02T05:00"],
    ["2026-01-02T21:00", "2026-01-03T05:00"],
  ])
})

test("dates replace the week's hours, breaks are cut out, holidays win over both", () => {
  const utcCalendar = calendar("Etc/UTC", nineToFive, {
    dates: { "2026-06-06": [["10:00", "14:00"]], "2026-06-08": [], "2026-06-10": [["08:00", "09:00"]] },
    breaks: {
      "2026-06-09": [
        ["11:30", "13:00"],
        ["12:00", "14:00"],
      ],
      "2026-06-06": [["00:00", "10:30"]],
    },
    holidays: ["2026-06-10"],
  })
  const spans = segments(utcCalendar, utc("2026-06-05T16:00"), 5).map(({ start, end }) => [said(start), said(end)])

  expect(spans).toEqual([
    ["2026-06-05T16:00", "2026-06-05T17:00"],
    ["2026-06-06T10:30", "2026-06-06T14:00"],
    ["2026-06-09T09:00", "2026-06-09T11:30"],
    ["2026-06-09T14:00", "2026-06-09T17:00"],
    ["2026-06-11T09:00", "2026-06-11T17:00"],
  ])
})

const split = calendar("Etc/UTC", weekdays(["09:00", "12:00"], ["13:00", "17:00"]))

test.each([
  // at, open, next open, previous open, next close, window start
  ["2026-06-03T09:00", true, "2026-06-03T09:00", "2026-06-02T17:00", "2026-06-03T12:00", "2026-06-03T09:00"],
  ["2026-06-03T10:00", true, "2026-06-03T10:00", "2026-06-03T10:00", "2026-06-03T12:00", "2026-06-03T09:00"],
  ["2026-06-03T12:00", false, "2026-06-03T13:00", "2026-06-03T12:00", "2026-06-03T17:00", "2026-06-03T13:00"],
  ["2026-06-05T17:00", false, "2026-06-08T09:00", "2026-06-05T17:00", "2026-06-08T12:00", "2026-06-08T09:00"],
  ["2026-06-07T03:00", false, "2026-06-08T09:00", "2026-06-05T17:00", "2026-06-08T12:00", "2026-06-08T09:00"],
])("a split day as seen from %s", (at, open, next, previous, close, start) => {
  const seen = [nextOpen, previousOpen, nextClose, windowStart].map((look) => said(look(split, utc(at))))

  expect(isOpen(split, utc(at))).toBe(open)
  expect(seen).toEqual([next, previous, close, start])
})

test.each([
  ["2026-06-03T10:00", 0, "2026-06-03T10:00", "2026-06-03T10:00"],
  ["2026-06-03T12:00", 0, "2026-06-03T12:00", "2026-06-03T12:00"],
  ["2026-06-03T12:30", 0, "2026-06-03T13:00", "2026-06-03T12:00"],
  ["2026-06-03T12:30", 60, "2026-06-03T14:00", "2026-06-03T11:00"],
  ["2026-06-03T14:00", 180, "2026-06-03T17:00", "2026-06-03T10:00"],
  ["2026-06-03T17:00", 240, "2026-06-04T14:00", "2026-06-03T13:00"],
])("from %s a budget of %i minutes ends and begins at its earliest and latest instants", (from, minutes, due, begin) => {
  expect(said(addTime(split, utc(from), minutes * MINUTE))).toBe(due)
  expect(said(subtractTime(split, utc(from), minutes * MINUTE))).toBe(begin)
})

test("between is 0 when reversed, and a budget cannot be negative", () => {
  expect(between(split, utc("2026-06-04T12:00"), utc("2026-06-03T12:00"))).toBe(0)
  expect(() => addTime(split, 0, -1)).toThrow("cannot be -1 ms")
  expect(() => subtractTime(split, 0, Number.NaN)).toThrow(RangeError)
  expect(() => isOpen(split, utc("2400-01-01T00:00"))).toThrow("1800 to 2399")
})

test("windows that overlap or touch count as one, also over midnight", () => {
  const shifts = calendar("Etc/UTC", {
    mon: [
      ["08:00", "13:00"],
      ["12:00", "20:00"],
      ["20:00", "08:00"],
    ],
    tue: [["08:00", "08:00"]],
  })

  expect(segments(shifts, utc("2026-06-08T00:00"), 1)).toEqual([{ start: utc("2026-06-08T08:00"), end: utc("2026-06-10T08:00") }])
})

test.each([
  ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30"],
  ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"],
  ["Europe/Berlin", "2026-03-28T24:00", "2026-03-28T23:00"],
  ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45"],
  ["Pacific/Apia", "2011-12-30T09:00", "2011-12-30T19:00"],
  ["Asia/Kolkata", "2026-01-01", "2025-12-31T18:30"],
])("in %s the local time %s is %s UTC", (zone, local, at) => {
  expect(said(resolveLocal(zone, local))).toBe(at)
})
