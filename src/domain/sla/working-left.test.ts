import * as fc from "fast-check"
import { expect, test } from "vitest"
import { compileCalendar } from "#domain/calendar/business-time.ts"
import { always, businessCalendar } from "#domain/sla/business-calendar.ts"
import { workingLeft } from "#domain/sla/working-left.ts"

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
])("in %s, what is due later has as much working time left or more, and what is late has none", (_, hours) => {
  const anInstant = fc.integer({ min: NOW - 20 * A_DAY, max: NOW + 20 * A_DAY })

  fc.assert(
    fc.property(anInstant, anInstant, anInstant, (now, one, other) => {
      const [sooner, later] = [Math.min(one, other), Math.max(one, other)]

      expect(workingLeft(hours, sooner, now)).toBeLessThanOrEqual(workingLeft(hours, later, now))
      expect(Math.sign(workingLeft(hours, sooner, now)) * Math.sign(sooner - now)).toBeGreaterThanOrEqual(0)
    }),
  )
})
