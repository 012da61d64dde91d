import fc from "fast-check"
import { expect, test } from "vitest"
import { compileCalendar } from "#domain/calendar/business-time.ts"
import { always, businessCalendar } from "#domain/sla/business-calendar.ts"
import { firstDueWith, workingLeft } from "#domain/sla/working-left.ts"

const NOW = Date.UTC(2026, 10, 20, 12)
const A_DAY = 86_400_000
const office = businessCalendar(
  compileCalendar({
    zone: "Europe/Berlin",
    hours: {
      mon: [["09:00", "17:00"]],
      tue: [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
      fri: [["09:00", "17:00"]],
    },
  }),
)

test.each([
  ["hours of an office", office],
  ["every minute", always],
])("in %s, what is due from the found instant on has as much working time left, and what is due before has less", (_, hours) => {
  fc.assert(
    fc.property(fc.integer({ min: -20 * A_DAY, max: 20 * A_DAY }), fc.integer({ min: -3 * A_DAY, max: 3 * A_DAY }), (ago, left) => {
      const now = NOW + ago

      const found = firstDueWith(hours, left, now) ?? NaN

      expect(workingLeft(hours, found, now)).toBeGreaterThanOrEqual(left)
      expect(workingLeft(hours, found - 1, now)).toBeLessThan(left)
    }),
  )
})

test("hours that never open leave no time, however late something is due", () => {
  const never = { ...always, between: () => 0 }

  expect(firstDueWith(never, 1, NOW)).toBeNull()
})
