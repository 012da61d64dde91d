import type Holidays from "date-holidays"
import { type AgreementProblem, error } from "#domain/agreement/agreement-problem.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"

/** Holidays are worked out for these years, whatever year it is: the same file is the same agreement whenever it is loaded. */
const FIRST_YEAR = 2025
const LAST_YEAR = 2031
/** Names that nobody has heard of are kept too, so there is an end to it. */
const MOST_KEPT = 2_000

type Calendars = typeof Holidays
/** The data of all countries is large; it is read when an agreement first names a region. */
const load = () => process.getBuiltinModule("node:module").createRequire(import.meta.url)("date-holidays") as Calendars

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, place) => FIRST_YEAR + place)

/** A region's rules, and the dates of the years that were asked for so far. */
type Region = { calendar: Holidays; years: Map<number, string[]> }
const known = new Map<string, Region | null>()

/** The public holidays of a region such as "DE-BY", "GB-ENG" or "SG", as dates; null when there is no such region. */
export function holidaysOf(region: string): string[] | null {
  const found = regionCalled(region)
  return found === null ? null : [...new Set(YEARS.flatMap((year) => datesOf(found, year)))].sort()
}

/**
 * Works out the holidays of these regions beforehand, a year at a time, and lets others have their turn in between: one year of one region takes some
 * milliseconds, tens of them where the moon decides, and a list of regions takes seconds.
 */
export async function workOutHolidays(regions: readonly string[]): Promise<void> {
  for (const region of new Set(regions)) {
    await ourTurn()
    const found = regionCalled(region)
    if (found === null) continue
    for (const year of YEARS.filter((one) => !found.years.has(one))) {
      await ourTurn()
      datesOf(found, year)
    }
  }
}

/** The regions that an agreement names, for its calendars and its people. */
export function regionsOf({ calendars, people }: Pick<Agreement, "calendars" | "people">): string[] {
  return [...Object.values(calendars), ...Object.values(people ?? {})].flatMap(({ holidays_of: named }) => named ?? [])
}

function ourTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function regionCalled(name: string): Region | null {
  const before = known.get(name)
  if (before !== undefined) return before
  const [country = "", state, part] = name.toUpperCase().split("-")
  const Calendar = load()
  const countries = new Calendar()
  const isKnown =
    country in (countries.getCountries() ?? {}) &&
    (state === undefined || state in (countries.getStates(country) ?? {})) &&
    (part === undefined || part in (countries.getRegions(country, state ?? "") ?? {}))
  const region = isKnown ? { calendar: new Calendar(country, state ?? "", part ?? "", { types: ["public"] }), years: new Map() } : null
  if (known.size >= MOST_KEPT) known.clear()
  known.set(name, region)
  return region
}

function datesOf({ calendar, years }: Region, year: number): string[] {
  const before = years.get(year)
  if (before !== undefined) return before
  const dates = calendar.getHolidays(year).filter(({ type }) => type === "public")
  const found = dates.map(({ date }) => date.slice(0, 10))
  years.set(year, found)
  return found
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
