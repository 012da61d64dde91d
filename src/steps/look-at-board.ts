import type { Instant } from "#domain/instant.ts"
import { availabilityOf } from "#domain/people/availability-of.ts"
import type { Person } from "#domain/people/person.ts"
import { availabilityVerdict } from "#domain/routing/availability-verdict.ts"
import type { Verdict } from "#domain/routing/verdict.ts"
import { openBoard } from "#store/board.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { calendarOf } from "#steps/05-routing/pool-book.ts"
import { mostUrgentFirst, placeOf, rulesById, type BoardPlace } from "#steps/place-on-board.ts"
import { rulesInForce, type Rules } from "#steps/rules.ts"

/** Who has what. `away`: why somebody can take no leads now. */
export type BoardPerson = { person: Person; places: BoardPlace[]; away: Extract<Verdict, { passes: false }> | null }

/**
 * The open handoffs of a team, or of everybody, with whoever has or could have some; most urgent first.
 *
 * @param reach whose may be seen, as ids of people; null: everybody's
 */
export async function lookAtBoard(
  tx: Tx,
  team: string | null,
  reach: readonly string[] | null,
  now: Instant,
): Promise<{ places: BoardPlace[]; people: BoardPerson[]; teams: string[] }> {
  const everybody = await allPeople(tx, now)
  const ours = everybody.filter((person) => (team === null || person.team === team) && (reach === null || reach.includes(person.id)))
  const entries = await openBoard(tx, team === null && reach === null ? null : ours.map((person) => person.id))
  const rules = await rulesById(tx, entries)
  const inForce = await rulesInForce(tx, now)

  const byId = new Map(everybody.map((person) => [person.id, person]))
  const places = entries.map((entry) => placeOf(entry, byId.get(entry.owner), rules, now)).sort(mostUrgentFirst)
  const byOwner = Map.groupBy(places, (place) => place.owner)
  const people = ours
    .filter((person) => byOwner.has(person.id) || (person.active && person.role === "rep"))
    .map((person) => ({ person, places: byOwner.get(person.id) ?? [], away: awayOf(person, inForce, now) }))
  const teams = [...new Set(everybody.filter((person) => person.role === "rep").map((person) => person.team))].sort()
  return { places, people, teams }
}

function awayOf(person: Person, rules: Rules | null, now: Instant): BoardPerson["away"] {
  const verdict = availabilityVerdict(availabilityOf(person, rules === null ? null : calendarOf(person, rules), now))
  return verdict.passes ? null : verdict
}
