import { compileCalendar, type Calendar } from "#domain/calendar/business-time.ts"
import { commonHours, leadHours } from "#domain/cadence/contact-hours.ts"
import { sharesHours } from "#domain/cadence/plan-step.ts"
import type { Doer } from "#domain/cadence/plan-run.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { mergedStretches, type Stretch } from "#domain/people/absence.ts"
import type { Person } from "#domain/people/person.ts"
import { calendarOf } from "#steps/05-routing/pool-book.ts"
import type { DaysOffTable } from "#steps/08-cadence/days-off.ts"
import type { Rules } from "#steps/rules.ts"

type Fields = Readonly<Record<string, FieldValue>>

/** Where a lead is, as far as contact hours go; equal places have equal hours. */
export type Place = { zones: readonly string[]; country: string | null; state: string | null }

export function placeOf(fields: Fields): Place {
  const text = (name: string) => (typeof fields[name] === "string" && fields[name] !== "" ? fields[name] : null)
  const { time_zones: zones } = fields
  return { zones: Array.isArray(zones) ? zones : [], country: text("country"), state: text("state") }
}

/** One of ours with the hours that they share with a lead at this place. Where the lead's zone is not known, theirs counts. */
export function doerOf(person: Person, place: Place, rules: Rules, daysOff: DaysOffTable, now: Instant): Doer {
  const rep = calendarOf(person, rules)?.open ?? alwaysOpen(person.zone)
  const zones = place.zones.length > 0 ? place.zones : [person.zone]
  const off = daysOff(place.country, place.state)
  const all = leadHours(zones, off, now) ?? rep
  // where no hour suits all zones in which the lead may live, the likeliest one counts
  const lead = zones.length === 1 || sharesHours(commonHours(rep, all), now) ? all : (leadHours(zones.slice(0, 1), off, now) ?? rep)
  return { id: person.id, name: person.name, hours: { rep, lead, both: commonHours(rep, lead), away: awayOf(person, now) } }
}

/** When a person is out of office, on holiday, or paused; meetings don't count. */
function awayOf({ absences, pausedUntil }: Person, now: Instant): Stretch[] {
  const away = absences.filter((absence) => absence.kind !== "busy" && !absence.tentative).map(({ from, until }) => ({ from, until }))
  return mergedStretches(pausedUntil === null || pausedUntil <= now ? away : [...away, { from: now, until: pausedUntil }])
}

const HOURS: [string, string][] = [["00:00", "24:00"]]

function alwaysOpen(zone: string): Calendar {
  return compileCalendar({ zone, hours: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS, sat: HOURS, sun: HOURS } })
}
