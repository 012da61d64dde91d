import { expect, test } from "vitest"
import { compileCalendar } from "#domain/calendar/business-time.ts"
import { HOURS_OF_WEEK, peopleByHour } from "#domain/people/hours-of-week.ts"

const DAY = 86_400_000
/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 16)
const fortnight = { zone: "UTC", from: MONDAY, until: MONDAY + 14 * DAY }
const office = compileCalendar({ zone: "UTC", hours: { mon: [["09:00", "12:30"]], fri: [["22:00", "02:00"]] } })

function hour(day: number, of: number): number {
  return day * 24 + of
}

function worked(hours: number[]): Record<number, number> {
  return Object.fromEntries([...hours.entries()].filter(([, people]) => people > 0))
}

test("an hour counts who works in it, half an hour counts half, and a night goes on into the next day", () => {
  expect(worked(peopleByHour([{ calendar: office, absences: [] }], fortnight))).toEqual({
    [hour(0, 9)]: 1,
    [hour(0, 10)]: 1,
    [hour(0, 11)]: 1,
    [hour(0, 12)]: 0.5,
    [hour(4, 22)]: 1,
    [hour(4, 23)]: 1,
    [hour(5, 0)]: 1,
    [hour(5, 1)]: 1,
  })
})

test("two people are two, and a week away out of two counts half", () => {
  const away = { from: MONDAY, until: MONDAY + 7 * DAY }
  const people = [
    { calendar: office, absences: [] },
    { calendar: office, absences: [away] },
  ]

  expect(peopleByHour(people, fortnight)[hour(0, 10)]).toBe(1.5)
})

test("hours are those of the zone that is asked for, also across a change of the clock", () => {
  const berlin = compileCalendar({ zone: "Europe/Berlin", hours: { mon: [["09:00", "10:00"]] } })
  const spring = Date.UTC(2026, 2, 23)
  const period = { zone: "Europe/Berlin", from: spring - 3_600_000, until: spring + 14 * DAY - 2 * 3_600_000 }

  expect(worked(peopleByHour([{ calendar: berlin, absences: [] }], period))).toEqual({ [hour(0, 9)]: 1 })
})

test("who has no calendar counts always, and nobody is nobody", () => {
  expect(peopleByHour([{ calendar: null, absences: [] }], fortnight)).toEqual(Array(HOURS_OF_WEEK).fill(1))
  expect(peopleByHour([], fortnight)).toEqual(Array(HOURS_OF_WEEK).fill(0))
})

test("a calendar that never opens ends the search", () => {
  const never = compileCalendar({ zone: "UTC", hours: {} })

  expect(worked(peopleByHour([{ calendar: never, absences: [] }], fortnight))).toEqual({})
})
