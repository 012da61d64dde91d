import { expect, test } from "vitest"
import { calendarWarning, isStale } from "./calendar-warning.ts"

const HOUR = 3_600_000
const now = Date.UTC(2027, 5, 1)
const feed = {
  fetchedAt: now - 25 * HOUR,
  since: now - 90 * HOUR,
  warnedAt: null,
  error: "cal.example answered 404 and no calendar.",
  host: "cal.example",
}

test.each([
  [24, false],
  [24.01, true],
])("a calendar that was not read for %d hours is stale: %s", (hours, stale) => {
  expect(isStale({ fetchedAt: now - hours * HOUR, since: 0 }, now)).toBe(stale)
})

test("its person hears of it once, with why", () => {
  expect(calendarWarning(feed, now)).toMatch(/cal\.example answered 404 and no calendar\. It was last read on 2027-05-30 23:00 UTC/)
  expect(calendarWarning({ ...feed, fetchedAt: null }, now)).toMatch(/never be read/)
  expect(calendarWarning({ ...feed, warnedAt: now - HOUR }, now)).toBeNull()
  expect(calendarWarning({ ...feed, fetchedAt: now - HOUR }, now)).toBeNull()
})
