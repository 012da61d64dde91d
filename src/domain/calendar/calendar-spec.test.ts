import { expect, test } from "vitest"
import { type CalendarSpec, compileCalendar, resolveLocal } from "./business-time.ts"

test.each([
  [{ zone: "Europe/Berlim" }, '"Europe/Berlim" is not a time zone'],
  [{ zone: "+02:00" }, "Use an IANA name"],
  [{ hours: { monday: [["09:00", "17:00"]] } }, '"monday" is not a day of the week'],
  [{ hours: { mon: [["9:00", "17:00"]] } }, '"9:00" in the hours of mon is not a time of day'],
  [{ hours: { mon: [["09:00", "24:01"]] } }, '"24:01" in the hours of mon'],
  [{ hours: { mon: [["24:00", "06:00"]] } }, "Let them start at 00:00 of the next day"],
  [{ dates: { "2026-02-29": [] } }, '"2026-02-29" is not a date'],
  [{ dates: { "2026-03-01": [["09:00", "x"]] } }, '"x" in the hours of 2026-03-01'],
  [{ breaks: { "2026-03-01": [["12:60", "13:00"]] } }, '"12:60" in the breaks of 2026-03-01'],
  [{ holidays: ["25.12.2026"] }, '"25.12.2026" is not a date'],
] as [object, string][])("a calendar with %j is refused with the reason", (part, reason) => {
  const spec = { zone: "Europe/Berlin", hours: {}, ...part } as CalendarSpec

  expect(() => compileCalendar(spec)).toThrow(RangeError)
  expect(() => compileCalendar(spec)).toThrow(reason)
})

test("equal calendars share one table, however they are written", () => {
  const one = compileCalendar({
    zone: "europe/berlin",
    hours: {
      mon: [
        ["13:00", "17:00"],
        ["09:00", "12:00"],
      ],
      tue: [],
    },
    holidays: ["2026-12-25", "2026-01-01"],
  })
  const same = compileCalendar({
    zone: "Europe/Berlin",
    holidays: ["2026-01-01", "2026-12-25"],
    hours: {
      mon: [
        ["09:00", "12:00"],
        ["13:00:00", "17:00"],
      ],
    },
  })
  const other = compileCalendar({ zone: "Europe/Berlin", hours: { mon: [["09:00", "12:00"]] } })

  expect(same).toBe(one)
  expect(other).not.toBe(one)
})

test.each(["2026-03-29T02:30Z", "2026-03-29T02:30+01:00", "2026-03-29T25:00", "2026-02-30T10:00", "tomorrow"])(
  "%s is refused as a local time",
  (text) => {
    expect(() => resolveLocal("Europe/Berlin", text)).toThrow(RangeError)
  },
)
