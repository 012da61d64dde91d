import { expect, test } from "vitest"
import { compileCalendar, intersect } from "#domain/calendar/business-time.ts"
import { always } from "#domain/sla/business-calendar.ts"
import { isFeasible, markOutOfReach, whyInfeasible } from "#domain/sla/out-of-reach.ts"
import { startClock } from "#domain/sla/start-clock.ts"

const WORKDAYS = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } as { mon: [string, string][]; tue: [string, string][] }
const office = (zone: string) => compileCalendar({ zone, hours: WORKDAYS })
/** Monday, four in the afternoon in New York; eleven at night in Berlin. */
const MONDAY = Date.parse("2026-11-16T21:00:00Z")
const policy = {
  owed_by: "sales",
  target: { 1: "30 minutes", 2: "30 minutes", 3: "30 minutes" },
  calendar: "always",
  says: "",
  ladder: [],
} as never
const first = startClock({ kind: "first_touch", policy, tier: 1 }, always, MONDAY)

test.each([
  ["both are at work", "America/New_York", [], true, null],
  ["the lead sleeps until tomorrow", "Europe/Berlin", [], false, "2026-11-17 14:00 UTC"],
  [
    "the rep is out for the rest of the day",
    "America/New_York",
    [{ from: MONDAY, until: MONDAY + 3_600_000 }],
    false,
    "2026-11-17 14:00 UTC",
  ],
  ["they never share an hour", "Asia/Singapore", [], false, null],
])("a first touch within half an hour, when %s", (_, zone, away, feasible, from) => {
  const clock = markOutOfReach(first, { both: intersect(office("America/New_York"), office(zone)), away }, MONDAY)

  expect(isFeasible(clock)).toBe(feasible)
  expect(clock.dueAt).toBe(first.dueAt)
  expect(whyInfeasible(clock) ?? "").toContain(feasible ? "" : (from ?? "never at work at the same time"))
})

test("a verdict needs no lead, so its clock is never out of reach", () => {
  const disposition = startClock({ kind: "disposition", policy, tier: 1 }, always, MONDAY)

  expect(markOutOfReach(disposition, { both: intersect(office("America/New_York"), office("Asia/Singapore")), away: [] }, MONDAY)).toBe(
    disposition,
  )
})

test("a pause that moves what is due past the lead's morning makes it feasible again", () => {
  const clock = markOutOfReach(first, { both: intersect(office("America/New_York"), office("Europe/Berlin")), away: [] }, MONDAY)

  expect(isFeasible({ ...clock, dueAt: clock.dueAt + 24 * 3_600_000 })).toBe(true)
})
