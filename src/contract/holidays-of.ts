import type Holidays from "date-holidays"
import { type AgreementProblem, error } from "#domain/agreement/agreement-problem.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"

/** Holidays are worked out for these years, whatever year it is: the same file is the same agreement whenever it is loaded. */
const FIRST_YEAR = 2025
const LAST_YEAR = 2031

type Calendars = typeof Holidays
/** The data of all countries is large; it is read when an agreement first names a region. */
const load = () => process.getBuiltinModule("node:module").createRequire(import.meta.url)("date-holidays") as Calendars

const known = new Map<string, string[] | null>()

/** The public holidays of a region such as "DE-BY", "GB-ENG" or "SG", as dates; null when there is no such region. */
export function holidaysOf(region: string): string[] | null {
  const before = known.get(region)
  if (before !== undefined) return before
  const dates = workedOut(region)
  known.set(region, dates)
  return dates
}

function workedOut(region: string): string[] | null {
  const [country = "", state, part] = region.toUpperCase().split("-")
  const Calendar = load()
  const countries = new Calendar()
  const isKnown =
    country in (countries.getCountries() ?? {}) &&
    (state === undefined || state in (countries.getStates(country) ?? {})) &&
    (part === undefined || part in (countries.getRegions(country, state ?? "") ?? {}))
  if (!isKnown) return null
  const calendar = new Calendar(country, state ?? "", part ?? "", { types: ["public"] })
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, place) => FIRST_YEAR + place)
  const dates = years.flatMap((year) => calendar.getHolidays(year)).filter(({ type }) => type === "public")
  return [...new Set(dates.map(({ date }) => date.slice(0, 10)))].sort()
}

/**
 * The agreement with the holidays of every region that it names written out as dates, for those are what both sides sign: a later Baton that knows
 * better changes nothing in what was signed. What names a region that is not there comes back as it is, with the problem.
 */
export function withHolidays(agreement: Agreement): { agreement: Agreement; problems: AgreementProblem[] } {
  const problems: AgreementProblem[] = []
  const resolved = <One extends { holidays_of?: string | string[]; holidays?: string[] }>(one: One, path: (string | number)[]): One => {
    if (one.holidays_of === undefined) return one
    const dates = new Set(one.holidays ?? [])
    for (const region of [one.holidays_of].flat()) {
      const found = holidaysOf(region)
      if (found === null)
        problems.push(
          error(
            [...path, "holidays_of"],
            `No holidays are known for "${region}".`,
            `Write a country or a part of one: "DE", "DE-BY", "GB-ENG", "US", "SG".`,
          ),
        )
      for (const date of found ?? []) dates.add(date)
    }
    return { ...one, holidays: [...dates].sort() }
  }
  const calendars = Object.fromEntries(
    Object.entries(agreement.calendars).map(([name, calendar]) => [name, resolved(calendar, ["calendars", name])]),
  )
  if (agreement.people === undefined) return { agreement: { ...agreement, calendars }, problems }
  const people = Object.fromEntries(Object.entries(agreement.people).map(([handle, one]) => [handle, resolved(one, ["people", handle])]))
  return { agreement: { ...agreement, calendars, people }, problems }
}
