import * as fc from "fast-check"
import { expect, test } from "vitest"
import { temporalWalk } from "../../../test/oracles/temporal-walk.ts"
import {
  addTime,
  between,
  type CalendarSpec,
  compileCalendar,
  intersect,
  isOpen,
  nextOpen,
  previousOpen,
  subtractTime,
} from "./business-time.ts"

const SECOND = 1000
const DAY = 86_400 * SECOND
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const
const zones = [
  "America/New_York",
  "Europe/Berlin",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Pacific/Apia",
  "America/St_Johns",
  "Africa/Casablanca",
]

const timeOfDay = fc.integer({ min: 0, max: 95 }).map((n) => `${pad(Math.floor(n / 4))}:${pad((n % 4) * 15)}`)
const windows = fc.array(
  fc.tuple(timeOfDay, fc.oneof({ weight: 4, arbitrary: timeOfDay }, { weight: 1, arbitrary: fc.constant("24:00") })),
  {
    maxLength: 3,
  },
)
// Around dates on which the zones above change their clocks or leave out a date, and some years far away.
const changes = [
  "1999-10-31",
  "2011-12-30",
  "2012-04-01",
  "2018-02-17",
  "2018-11-04",
  "2026-03-08",
  "2026-03-29",
  "2026-10-25",
  "2126-11-03",
]
const instants = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -12 * 86_400, max: 12 * 86_400 }))
  .map(([date, s]) => Date.parse(date) + s * SECOND)
const dates = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -9, max: 9 }))
  .map(([date, n]) => new Date(Date.parse(date) + n * DAY).toISOString().slice(0, 10))

const specs: fc.Arbitrary<CalendarSpec> = fc.record({
  zone: fc.constantFrom(...zones),
  hours: fc.record(Object.fromEntries(days.map((day) => [day, windows])), { requiredKeys: [] }),
  dates: fc.dictionary(dates, windows, { maxKeys: 4 }),
  breaks: fc.dictionary(dates, windows, { maxKeys: 4 }),
  holidays: fc.array(dates, { maxLength: 4 }),
})
/** Calendars that open every week, so that every search ends. */
const openSpecs = specs.map((spec): CalendarSpec => ({ ...spec, hours: { ...spec.hours, wed: [["09:00", "17:30"]] } }))
const budgets = fc.integer({ min: 1, max: 90 * 3600 }).map((seconds) => seconds * SECOND)

function pad(n: number): string {
  return String(n).padStart(2, "0")
}

test("add and between answer what a walk from day to day answers", () => {
  const same = fc.property(openSpecs, instants, budgets, (spec, from, budget) => {
    const calendar = compileCalendar(spec)
    const walk = temporalWalk(spec)

    expect(addTime(calendar, from, budget)).toBe(walk.add(from, budget))
    expect(between(calendar, from, from + 2 * budget)).toBe(walk.between(from, from + 2 * budget))
  })
  fc.assert(same, { numRuns: 1000 })
})

test("open time adds up and never shrinks", () => {
  const addsUp = fc.property(specs, instants, budgets, budgets, (spec, from, one, other) => {
    const calendar = compileCalendar(spec)
    const middle = from + one
    const end = middle + other

    expect(between(calendar, from, middle) + between(calendar, middle, end)).toBe(between(calendar, from, end))
    expect(between(calendar, from, end)).toBeGreaterThanOrEqual(between(calendar, from, middle))
    expect(between(calendar, from, end)).toBeLessThanOrEqual(end - from)
  })
  fc.assert(addsUp, { numRuns: 500 })
})

test("the due is the least instant with the budget before it, and open time leads up to it", () => {
  const least = fc.property(openSpecs, instants, budgets, (spec, from, budget) => {
    const calendar = compileCalendar(spec)
    const due = addTime(calendar, from, budget)!

    expect(between(calendar, from, due)).toBe(budget)
    expect(between(calendar, from, due - 1)).toBe(budget - 1)
    expect(previousOpen(calendar, due)).toBe(due)
  })
  fc.assert(least, { numRuns: 500 })
})

test("the latest start is the greatest instant with the budget after it, and it is open", () => {
  const greatest = fc.property(openSpecs, instants, budgets, (spec, from, budget) => {
    const calendar = compileCalendar(spec)
    const start = subtractTime(calendar, from, budget)!

    expect(between(calendar, start, from)).toBe(budget)
    expect(between(calendar, start + 1, from)).toBe(budget - 1)
    expect(isOpen(calendar, start)).toBe(true)
  })
  fc.assert(greatest, { numRuns: 500 })
})

test("adding in two parts is adding at once", () => {
  const inParts = fc.property(openSpecs, instants, fc.nat(40 * 3600), fc.nat(40 * 3600), (spec, from, one, other) => {
    const calendar = compileCalendar(spec)
    const middle = addTime(calendar, from, one * SECOND)!

    expect(addTime(calendar, middle, other * SECOND)).toBe(addTime(calendar, from, (one + other) * SECOND))
  })
  fc.assert(inParts, { numRuns: 500 })
})

test("two calendars are open together exactly when both are", () => {
  const together = fc.property(openSpecs, openSpecs, instants, (one, other, at) => {
    const [a, b] = [compileCalendar(one), compileCalendar(other)]
    const both = intersect(a, b)
    const next = nextOpen(both, at)

    expect(isOpen(both, at)).toBe(isOpen(a, at) && isOpen(b, at))
    expect(next === null || (isOpen(a, next) && isOpen(b, next) && between(both, at, next) === 0)).toBe(true)
  })
  fc.assert(together, { numRuns: 500 })
})

test("the zone of the machine plays no part", () => {
  const before = process.env.TZ
  const inUtc = duesOn("UTC", "1990-01-01")
  const farAway = duesOn("Pacific/Kiritimati", "1990-01-02")
  if (before === undefined) delete process.env.TZ
  else process.env.TZ = before

  expect(farAway.hour).not.toBe(inUtc.hour)
  expect(farAway.dues).toEqual(inUtc.dues)
})

/** Dues as a machine in that zone finds them; a holiday of its own makes the calendar one that is compiled anew. */
function duesOn(machineZone: string, holiday: string): { hour: number; dues: (number | null)[] } {
  process.env.TZ = machineZone
  const hours: CalendarSpec["hours"] = { mon: [["09:00", "17:00"]], tue: [["22:00", "06:00"]] }
  const calendar = compileCalendar({ zone: "America/New_York", hours, holidays: [holiday] })
  const from = Date.parse("2026-03-02T00:00Z")
  return { hour: new Date(from).getHours(), dues: Array.from({ length: 30 }, (_, i) => addTime(calendar, from, (i + 1) * 3_600_000)) }
}
