import { expect, test } from "vitest"
import {
  addTime,
  addTimeInBoth,
  between,
  betweenInBoth,
  type CalendarSpec,
  compileCalendar,
  intersect,
  nextClose,
  nextOpen,
  nextOpenInBoth,
  previousOpen,
  resolveLocal,
  segments,
  subtractTime,
  windowStart,
} from "./business-time.ts"

const HOUR = 3_600_000

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

test("a calendar without hours never opens", () => {
  const closed = calendar("Europe/Berlin", { mon: [] }, { dates: { "2026-06-08": [] } })
  const at = utc("2026-06-03T12:00")

  expect([nextOpen, previousOpen, nextClose, windowStart].map((look) => look(closed, at))).toEqual([null, null, null, null])
  expect([addTime(closed, at, 1), subtractTime(closed, at, 1), addTime(closed, at, 0)]).toEqual([null, null, null])
  expect(between(closed, at, utc("2036-06-03T12:00"))).toBe(0)
  expect(segments(closed, at, 3)).toEqual([])
})

test("a single opening years ahead or years ago is found, and its time is all there is", () => {
  const fair = calendar("Europe/Berlin", {}, { dates: { "2041-05-02": [["10:00", "18:00"]] } })
  const open = resolveLocal("Europe/Berlin", "2041-05-02T10:00")

  expect(nextOpen(fair, utc("1999-01-01T00:00"))).toBe(open)
  expect(previousOpen(fair, utc("2199-01-01T00:00"))).toBe(open + 8 * HOUR)
  expect(addTime(fair, utc("2026-01-01T00:00"), 8 * HOUR)).toBe(open + 8 * HOUR)
  expect(addTime(fair, utc("2026-01-01T00:00"), 8 * HOUR + 1)).toBe(null)
  expect(between(fair, utc("1900-01-01T00:00"), utc("2200-01-01T00:00"))).toBe(8 * HOUR)
})

test("a calendar that never closes has no close, no window start, and counts every millisecond", () => {
  const always = calendar("Australia/Lord_Howe", allDay)
  const at = utc("2026-06-03T12:00:01")

  expect([nextClose(always, at), windowStart(always, at)]).toEqual([null, null])
  expect([nextOpen(always, at), previousOpen(always, at)]).toEqual([at, at])
  expect(addTime(always, at, 5000 * 24 * HOUR)).toBe(at + 5000 * 24 * HOUR)
  expect(between(always, utc("1900-01-01T00:00"), utc("2200-01-01T00:00"))).toBe(utc("2200-01-01T00:00") - utc("1900-01-01T00:00"))
  expect(segments(always, at, 3)).toEqual([{ start: at, end: null }])
})

test("a window that lasts for weeks is one window, wherever its tables are cut", () => {
  const days = Array.from({ length: 365 }, (_, i) => new Date(utc("2026-01-01T00:00") + i * 24 * HOUR).toISOString().slice(0, 10))
  const dates: CalendarSpec["dates"] = Object.fromEntries(days.map((day) => [day, [["00:00", "24:00"]]]))
  const year = calendar("Etc/UTC", {}, { dates })

  expect(nextClose(year, utc("2026-02-01T00:00"))).toBe(utc("2027-01-01T00:00"))
  expect(windowStart(year, utc("2026-12-01T00:00"))).toBe(utc("2026-01-01T00:00"))
})

test("two calendars are open together when both are", () => {
  const newYork = calendar("America/New_York", weekdays(["09:00", "18:00"]))
  const london = calendar("Europe/London", nineToFive)
  const both = intersect(newYork, london)

  expect(said(nextOpenInBoth(newYork, london, utc("2025-03-10T09:30")))).toBe("2025-03-10T13:00")
  expect(said(addTimeInBoth(newYork, london, utc("2025-03-10T09:30"), 5 * HOUR))).toBe("2025-03-11T14:00")
  expect(betweenInBoth(newYork, london, utc("2025-03-10T00:00"), utc("2025-03-15T00:00"))).toBe(20 * HOUR)
  expect(said(nextClose(both, utc("2025-03-10T09:30")))).toBe("2025-03-10T17:00")
})

test("two calendars without common time have none within 400 days", () => {
  const early = calendar("Etc/UTC", nineToFive)
  const late = calendar("Etc/UTC", weekdays(["17:00", "20:00"]), { dates: { "2030-01-01": [["12:00", "13:00"]] } })

  expect(nextOpenInBoth(early, late, utc("2026-01-01T00:00"))).toBe(null)
  expect(addTimeInBoth(early, late, utc("2026-01-01T00:00"), 1)).toBe(null)
  expect(said(nextOpenInBoth(early, late, utc("2028-11-28T00:00")))).toBe("2030-01-01T12:00")
  expect(nextOpenInBoth(early, late, utc("2028-11-26T00:00"))).toBe(null)
})
