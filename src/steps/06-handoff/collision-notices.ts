import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import type { HandoffFacts } from "#domain/sending/compose.ts"
import { collision } from "#domain/sending/compose-collision.ts"
import type { Delivery } from "#store/delivery.ts"
import type { RoutedLead } from "#steps/05-routing.ts"
import { tellPerson } from "#steps/announce.ts"

/** Both are told when a lead went to somebody although a colleague already works on its account. Nobody is told when there is no such colleague. */
export function collisionNotices(
  one: RoutedLead & { owner: Person },
  facts: HandoffFacts,
  people: ReadonlyMap<string, Person>,
  now: Instant,
): Delivery[] {
  const colleague = one.colleague === null ? undefined : people.get(one.colleague)
  if (colleague === undefined || colleague.id === one.owner.id) return []
  const account = one.account?.name ?? one.account?.domain ?? "one company"
  const message = collision(facts, { id: colleague.id, name: colleague.name }, account)
  const about = { cause: `handoff:${facts.handoff}:collision`, lead: one.lead.id, handoff: facts.handoff }
  return [one.owner, colleague].filter((person) => person.active).map((person) => tellPerson(person, message, about, now))
}
