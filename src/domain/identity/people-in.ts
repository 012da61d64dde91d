import { believed, keyOf, MOST_IDENTITIES, type Evidence } from "#domain/identity/evidence.ts"
import { isRoleMailbox } from "#domain/identity/identify.ts"
import type { IdentityKey } from "#domain/intake/arrival.ts"

/** An identity as stored: which lead it speaks of, or null while that person is not known. `evidence` null: linked before evidence was kept. */
export type KnownIdentity = IdentityKey & { id: string; lead: string | null; evidence: Evidence | null }

/** Identities that are one person. `leads`: those that what tells them apart spoke of until now, in no order; a browser may have changed hands.
 * `isSomebody`: something tells the person apart. */
export type OnePerson = { identities: KnownIdentity[]; leads: string[]; isSomebody: boolean }

/**
 * The people among these identities: whatever evidence joins, directly or over others, is one person. It depends on what was seen only, not on the
 * order in which it came. Browsers alone are nobody yet: they come as people without a lead of their own.
 */
export function peopleIn(identities: readonly KnownIdentity[]): OnePerson[] {
  const groups = new Groups(identities.length)
  const places = new Map<string, number>()
  for (let place = 0; place < identities.length; place++) places.set(keyOf(identities[place]!), place)
  const glued = new Map<string, number>()
  for (let place = 0; place < identities.length; place++) {
    const identity = identities[place]!
    const { evidence, lead } = identity
    if (evidence === null && lead !== null) groups.join(place, glued.get(lead) ?? place)
    if (evidence === null && lead !== null && !glued.has(lead)) glued.set(lead, place)
    if (evidence?.with === undefined && evidence?.same === undefined) continue
    for (const key of othersOf(identity, (other) => identities[places.get(other) ?? -1])) {
      const other = places.get(key)
      if (other !== undefined) groups.join(place, other)
    }
  }
  const people = new Map<number, KnownIdentity[]>()
  for (let place = 0; place < identities.length; place++) {
    const group = groups.of(place)
    const own = people.get(group)
    if (own === undefined) people.set(group, [identities[place]!])
    else own.push(identities[place]!)
  }
  return [...people.values()].flatMap(partedWhenTooMany)
}

/** Whether it tells somebody apart, so that whoever has it is a lead. */
export function isPersonal({ kind, evidence }: KnownIdentity): boolean {
  return kind === "email" || ((kind === "crm" || kind === "user") && evidence?.shared !== true)
}

/** Whether it is read by several people, so that it is a lead of its own but joins no others. */
export function isMailbox(identity: KnownIdentity): boolean {
  return identity.kind === "email" && (identity.evidence?.shared === true || isRoleMailbox(identity))
}

function othersOf({ kind, evidence }: KnownIdentity, named: (key: string) => KnownIdentity | undefined): string[] {
  return believed(kind, evidence ?? {}, (key) => {
    const other = named(key)
    return other !== undefined && isPersonal(other) && (kind === "anonymous" || !isMailbox(other))
  })
}

/** Too many identities for one person: those that were apart stay apart. */
function partedWhenTooMany(identities: KnownIdentity[]): OnePerson[] {
  const leads: string[] = []
  let personal = 0
  for (const identity of identities) {
    if (!isPersonal(identity)) continue
    personal++
    if (identity.lead !== null && !leads.includes(identity.lead)) leads.push(identity.lead)
  }
  if (leads.length < 2 || personal <= MOST_IDENTITIES) return [{ identities, leads, isSomebody: personal > 0 }]
  const [first] = leads.toSorted()
  const parts = Map.groupBy(identities, (identity) => identity.lead ?? first ?? "")
  return [...parts].map(([lead, own]) => ({ identities: own, leads: [lead], isSomebody: own.some(isPersonal) }))
}

/** Groups of places that grow together. */
class Groups {
  readonly #parent: Int32Array

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, place) => place)
  }

  join(one: number, other: number): void {
    this.#parent[this.of(one)] = this.of(other)
  }

  of(place: number): number {
    let at = place
    for (let up = this.#parent[at]!; up !== at; up = this.#parent[at]!) {
      this.#parent[at] = this.#parent[up]!
      at = up
    }
    return at
  }
}
