import type { Person } from "#domain/people/person.ts"

/**
 * Who looks after what nobody has qualified: marketing, else RevOps, else whoever is there first.
 *
 * @throws Error in a workspace without anybody
 */
export function caretakerOf(people: readonly Person[]): Person {
  const active = people.filter((person) => person.active)
  const found =
    active.find((person) => person.role === "marketing") ?? active.find((person) => person.role === "revops") ?? active[0] ?? people[0]
  if (found === undefined) throw new Error("The workspace has nobody who could be accountable for its leads.")
  return found
}
