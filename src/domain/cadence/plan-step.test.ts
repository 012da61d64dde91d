import { describe, expect, test } from "vitest"
import { readTarget } from "#domain/agreement/duration.ts"
import { compileCalendar } from "#domain/calendar/business-time.ts"
import { commonHours, leadHours, type Hours } from "#domain/cadence/contact-hours.ts"
import { planStep } from "#domain/cadence/plan-step.ts"

const OFFICE: [string, string][] = [["09:00", "18:00"]]
const berlin = compileCalendar({ zone: "Europe/Berlin", hours: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE } })
const NOW = Date.parse("2026-11-16T09:00:00Z")

function hoursWith(zones: string[], { holidays = [] as string[], away = [] as [string, string][] } = {}): Hours {
  const lead = leadHours(zones, { key: holidays.join(), dates: holidays }, NOW) ?? berlin
  return {
    rep: berlin,
    lead,
    both: commonHours(berlin, lead),
    away: away.map(([from, until]) => ({ from: Date.parse(from), until: Date.parse(until) })),
  }
}

const plan = (after: string, within: string | null, from: string, hours: Hours, now = from) => {
  const times = planStep(
    { earliest: readTarget(after), latest: within === null ? null : readTarget(within) },
    Date.parse(from),
    hours,
    Date.parse(now),
  )
  return times && [new Date(times.opensAt).toISOString().slice(0, 16), new Date(times.dueAt).toISOString().slice(0, 16)]
}

describe("a step of a follow-up", () => {
  const here = hoursWith(["Europe/Berlin"])

  // Monday 16 November 2026; Berlin is an hour ahead of UTC
  test.each<[string, string, string | null, string, string, string]>([
    ["a call within four working hours", "0 business days", "4 hours", "2026-11-16T09:00", "2026-11-16T09:00", "2026-11-16T13:00"],
    ["four working hours go over night", "0 business days", "4 hours", "2026-11-16T15:00", "2026-11-16T15:00", "2026-11-17T10:00"],
    ["a day is exact time", "0 business days", "1 day", "2026-11-16T09:00", "2026-11-16T09:00", "2026-11-17T09:00"],
    [
      "a day that ends at night ends with the day before",
      "0 business days",
      "1 day",
      "2026-11-15T20:00",
      "2026-11-16T08:00",
      "2026-11-16T17:00",
    ],
    ["a day over a weekend ends with the Friday", "0 business days", "1 day", "2026-11-20T12:00", "2026-11-20T12:00", "2026-11-20T17:00"],
    ["the next business day, as a whole", "1 business day", null, "2026-11-16T13:00", "2026-11-17T08:00", "2026-11-17T17:00"],
    ["two business days after a Friday", "2 business days", null, "2026-11-20T13:00", "2026-11-24T08:00", "2026-11-24T17:00"],
    ["two working hours later", "2 hours", "1 day", "2026-11-16T16:00", "2026-11-17T09:00", "2026-11-17T16:00"],
  ])("%s", (_, after, within, from, opens, due) => {
    expect(plan(after, within, `${from}:00Z`, here)).toEqual([opens, due])
  })

  test("waits for the lead's morning, and is owed until their common hours close", () => {
    const newYork = hoursWith(["America/New_York"])

    expect(plan("0 business days", "4 hours", "2026-11-16T09:00:00Z", newYork)).toEqual(["2026-11-16T14:00", "2026-11-16T17:00"])
  })

  test("waits over the lead's holiday", () => {
    const thanksgiving = hoursWith(["America/New_York"], { holidays: ["2026-11-26"] })

    expect(plan("0 business days", null, "2026-11-26T09:00:00Z", thanksgiving)?.[0]).toBe("2026-11-27T14:00")
  })

  test("waits while the rep is away", () => {
    const away = hoursWith(["Europe/Berlin"], { away: [["2026-11-16T00:00:00Z", "2026-11-18T12:00:00Z"]] })

    expect(plan("0 business days", null, "2026-11-16T09:00:00Z", away)?.[0]).toBe("2026-11-18T12:00")
  })

  test("that is late begins now and catches up on nothing", () => {
    expect(plan("1 business day", null, "2026-11-16T09:00:00Z", here, "2026-11-25T09:30:00Z")).toEqual([
      "2026-11-25T09:30",
      "2026-11-25T17:00",
    ])
  })

  test("of a lead in several zones is done where it is day in all of them", () => {
    const america = hoursWith(["America/New_York", "America/Los_Angeles"])

    expect(plan("0 business days", null, "2026-11-16T09:00:00Z", america)).toEqual(null)
  })
})
