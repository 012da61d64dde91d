import type { Person } from "#domain/people/person.ts"
import type { Rules } from "#steps/rules.ts"

/** Who stands in for somebody, as the agreement names them; null when it names nobody who is there. */
export function coverOf(owner: Person, { agreement }: Rules, people: readonly Person[]): Person | null {
  const handle = agreement.routing.account_owner.cover?.[owner.handle]
  return people.find((person) => person.active && person.handle === handle && person.id !== owner.id) ?? null
}

/** The manager of somebody's team; null when the agreement names nobody who is there, or themselves. */
export function managerOf(owner: Person, { agreement }: Rules, people: readonly Person[]): Person | null {
  const handle = agreement.teams[owner.team]?.manager
  return people.find((person) => person.active && person.handle === handle && person.id !== owner.id) ?? null
}
