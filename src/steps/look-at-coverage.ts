import type { Instant } from "#domain/instant.ts"
import { mergedStretches } from "#domain/people/absence.ts"
import { HOURS_OF_WEEK, peopleByHour } from "#domain/people/hours-of-week.ts"
import { absencesIn, arrivalsByHour } from "#store/coverage.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { calendarOf } from "#steps/05-routing/pool-book.ts"
import { rulesInForce } from "#steps/rules.ts"

const A_WEEK = 7 * 24 * 60 * 60_000

/** What came in the last weeks against who was at work, hour by hour of the week. `zone` null: that of most people who are looked at. */
export async function lookAtCoverage(tx: Tx, asked: { team: string | null; weeks: number; zone: string | null }, now: Instant) {
  const everybody = await allPeople(tx, now)
  const reps = everybody.filter((person) => person.active && person.role === "rep")
  const ours = reps.filter((person) => asked.team === null || person.team === asked.team)
  const zone = asked.zone ?? mostFrequent(ours.map((person) => person.zone)) ?? "UTC"
  const period = { zone, from: now - asked.weeks * A_WEEK, until: now }
  const owners = asked.team === null ? null : everybody.filter((person) => person.team === asked.team).map((person) => person.id)
  const came = await arrivalsByHour(tx, owners, period)
  const absences = await absencesIn(tx, period.from, period.until)
  const rules = await rulesInForce(tx, now)

  const working = ours.map((person) => ({
    calendar: rules === null ? null : (calendarOf(person, rules)?.open ?? null),
    absences: mergedStretches(absences.get(person.id) ?? []),
  }))
  const atWork = peopleByHour(working, period)
  const byHour = new Map(came.map(({ hour, leads }) => [hour, leads]))
  const arrivals = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => byHour.get(hour) ?? 0)
  return {
    ...period,
    teams: [...new Set(reps.map((person) => person.team))].sort(),
    people: ours.length,
    arrivals,
    atWork,
    leads: sum(arrivals),
    uncovered: sum(arrivals.filter((_, hour) => atWork[hour] === 0)),
  }
}

function mostFrequent(texts: readonly string[]): string | null {
  const counts = [...Map.groupBy(texts, (text) => text)].toSorted(([, one], [, other]) => other.length - one.length)
  return counts[0]?.[0] ?? null
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
