import type { ClockPolicy, Rung, SlaPolicy } from "#domain/agreement/sla-policy.ts"
import { type CalendarSpec, compileCalendar } from "#domain/calendar/business-time.ts"
import type { Instant } from "#domain/instant.ts"
import { type BusinessCalendar, businessCalendar } from "#domain/sla/business-calendar.ts"
import type { Clock } from "#domain/sla/clock.ts"
import { startClock } from "#domain/sla/start-clock.ts"

export const minutes = (count: number) => count * 60_000
export const hours = (count: number) => count * 3_600_000

/** "2026-11-20 16:50" on a wall clock in Berlin. */
export function berlin(text: string): Instant {
  return Temporal.PlainDateTime.from(text.replace(" ", "T")).toZonedDateTime("Europe/Berlin").epochMilliseconds
}

/** A calendar in Berlin, Monday to Friday unless `days` says otherwise. */
export function weekIn(windows: [string, string][], more: Partial<CalendarSpec> = {}): BusinessCalendar {
  const hoursOfWeek = Object.fromEntries((["mon", "tue", "wed", "thu", "fri"] as const).map((day) => [day, windows]))
  return businessCalendar(compileCalendar({ zone: "Europe/Berlin", hours: hoursOfWeek, ...more }))
}

export const nineToFive = weekIn([["09:00", "17:00"]])

export const ladder: Rung[] = [
  { at: "50%", tell: ["owner"] },
  { at: "80%", tell: ["owner", "team"] },
  { at: "100%", tell: ["manager"] },
  { at: "100% + 30 minutes", reassign: true },
  { at: "200%", tell: ["director"] },
  { at: "300%", tell: ["leaders"] },
]

export function firstTouchPolicy(target: string, rungs: Rung[] = ladder): ClockPolicy {
  return { says: "First touch", owed_by: "sales", calendar: "team", target: { 1: target, 2: target, 3: target }, ladder: rungs }
}

/** A first-touch clock started at `now`. */
export function clockOf(target: string, calendar: BusinessCalendar, now: Instant, rungs: Rung[] = ladder): Clock {
  return startClock({ kind: "first_touch", policy: firstTouchPolicy(target, rungs), tier: 2 }, calendar, now)
}

export const pausePolicy: SlaPolicy["pauses"] = {
  reasons: [
    { id: "lead_asked", says: "The lead named a date", most: "4 hours" },
    { id: "legal_hold", says: "Legal hold", most: "10 hours" },
  ],
  budget: "6 hours",
}
