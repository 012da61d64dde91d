import type { Team, Tier } from "#domain/agreement/agreement.ts"
import type { Rung } from "#domain/agreement/sla-policy.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person, Role } from "#domain/people/person.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"

type Audience = NonNullable<Rung["tell"]>[number]

/** Somebody, or a team's channel, to be told by a rung, and the first instant at which the notice may go. */
export type Recipient =
  | { kind: "person"; id: string; name: string; as: Exclude<Audience, "team">; sendAfter: Instant }
  | { kind: "team"; team: string; as: "team"; sendAfter: Instant }

/** Where the lead stands and who there is. `teamName` is the owner's team; `calendarOf` gives the hours in which a person may be disturbed. */
export type Surroundings = {
  tier: Tier
  owner: Person | null
  teamName: string
  teams: Readonly<Record<string, Team>>
  people: readonly Person[]
  calendarOf: (person: Person) => BusinessCalendar
  teamCalendar: BusinessCalendar
}

/**
 * Who is told by a rung, in the order of the ladder, everybody once. Quiet hours are the receiver's: the notice waits for their next opening,
 * except for tier 1, which goes at once. People who left are not told, nor is a team without members; empty means that the rung reaches nobody.
 */
export function recipientsOf(rung: Rung, around: Surroundings, now: Instant): Recipient[] {
  const all = (rung.tell ?? []).flatMap((audience) => reached(audience, around, now))
  return all.filter((one, index) => all.findIndex((other) => nameOf(other) === nameOf(one)) === index)
}

/** Whether a rung is passed with nothing but a record: it reaches nobody and neither moves the lead nor takes it back. */
export function isEmptyRung(rung: Rung, recipients: readonly Recipient[]): boolean {
  return recipients.length === 0 && rung.reassign !== true && rung.recycle !== true
}

function reached(audience: Audience, around: Surroundings, now: Instant): Recipient[] {
  if (audience === "team") return teamChannel(around, now)
  return peopleMeant(audience, around)
    .filter((person) => person.active)
    .map((person) => ({
      kind: "person" as const,
      id: person.id,
      name: person.name,
      as: audience,
      sendAfter: sendAfter(around.tier, around.calendarOf(person), now),
    }))
}

function teamChannel({ tier, teamName, teams, people, teamCalendar }: Surroundings, now: Instant): Recipient[] {
  const hasMembers = teams[teamName] !== undefined && people.some((person) => person.active && person.team === teamName)
  return hasMembers ? [{ kind: "team", team: teamName, as: "team", sendAfter: sendAfter(tier, teamCalendar, now) }] : []
}

function peopleMeant(audience: Exclude<Audience, "team">, { owner, teamName, teams, people }: Surroundings): Person[] {
  const team = teams[teamName]
  if (audience === "owner") return owner ? [owner] : []
  if (audience === "manager") return people.filter((person) => person.handle === team?.manager)
  if (audience === "director") return people.filter((person) => person.handle === team?.director)
  const role: Role = audience === "leaders" ? "leader" : "marketing"
  return people.filter((person) => person.role === role)
}

function sendAfter(tier: Tier, calendar: BusinessCalendar, now: Instant): Instant {
  return tier === 1 ? now : (calendar.nextOpen(now) ?? now)
}

function nameOf(recipient: Recipient): string {
  return recipient.kind === "team" ? `team ${recipient.team}` : `person ${recipient.id}`
}
