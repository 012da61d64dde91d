import type { DaysOff } from "#domain/cadence/contact-hours.ts"
import type { Instant } from "#domain/instant.ts"

type Holidays = typeof import("date-holidays").default

/** Answers on which days a lead of this country and state is left in peace. */
export type DaysOffTable = (country: string | null, state: string | null) => DaysOff

const NONE: DaysOff = { key: "", dates: [] }
const YEARS_AHEAD = 1
const MOST_KEPT = 500

const kept = new Map<string, DaysOff>()
let loaded: Promise<Holidays> | null = null

/** The public holidays of the world, this year and the next. The table is large, so it is read when it is first needed. */
export async function daysOffTable(now: Instant): Promise<DaysOffTable> {
  const holidays = await (loaded ??= import("date-holidays").then((module) => module.default))
  const year = new Date(now).getUTCFullYear()
  return (country, state) => {
    if (country === null || !/^[A-Za-z]{2}$/.test(country)) return NONE
    const key = `${country.toUpperCase()}-${state?.toUpperCase() ?? ""}-${year}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const off = { key, dates: datesOf(holidays, country.toUpperCase(), state, year) }
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(key, off)
    return off
  }
}

function datesOf(table: Holidays, country: string, state: string | null, year: number): string[] {
  const region = state === null ? null : regionOf(table, country, state)
  const place = region === null ? new table(country) : new table(country, region)
  const years = Array.from({ length: YEARS_AHEAD + 1 }, (_, ahead) => year + ahead)
  const dates = years.flatMap((each) =>
    (place.getHolidays(each) ?? []).filter(({ type }) => type === "public").flatMap(({ date, end, start }) => daysOf(date, start, end)),
  )
  return [...new Set(dates)].toSorted()
}

/** A state by its code or its name, as the table has it. */
function regionOf(table: Holidays, country: string, state: string): string | null {
  const states = (new table().getStates(country) ?? {}) as Record<string, string>
  const wanted = state.trim().toLowerCase()
  return Object.entries(states).find(([code, name]) => code.toLowerCase() === wanted || name.toLowerCase() === wanted)?.[0] ?? null
}

/** Holidays of several days are each of them; the first is named by the local date. */
function daysOf(date: string, start: Date, end: Date): string[] {
  const first = Temporal.PlainDate.from(date.slice(0, 10))
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / (24 * 60 * 60_000)))
  return Array.from({ length: Math.min(days, 14) }, (_, day) => first.add({ days: day }).toString())
}
