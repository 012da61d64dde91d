import type { Arrival, IdentityKey } from "#domain/intake/arrival.ts"
import { believed, keyOf, named, seenWith, type Evidence } from "#domain/identity/evidence.ts"
import { byStrength, isRoleMailbox, personNamed } from "#domain/identity/identify.ts"
import { isMailbox, isPersonal, peopleIn, type KnownIdentity, type OnePerson } from "#domain/identity/people-in.ts"

/** What a lead must tell so that it can be chosen which of two goes on. `rank`: how far sales got with it; 0: it was never handed over. */
export type KnownLead = { id: string; rank: number; cycles: number }

/** Two leads that are one person, and the identities that show it, as `keyOf` names them. */
export type Merge = { from: string; into: string; because: string[] }

export type Resolution = {
  /** By arrival, in its order: the identity that it belongs to, and the lead, or null for an anonymous visitor. */
  placed: { identity: string; lead: string | null }[]
  newIdentities: KnownIdentity[]
  /** Known identities that speak of another lead than before (or of none), or of which more was seen. */
  changed: { identity: string; lead: string | null; evidence: Evidence | null }[]
  /** Of those, the ones that spoke of nobody and speak of a lead now. */
  linked: { identity: string; lead: string }[]
  newLeads: string[]
  merged: Merge[]
  /** Leads from which an identity was taken because it turned out to be somebody else's or everybody's; what is known of them has to be told anew. */
  parted: string[]
}

/**
 * Finds out who each arrival is about. One person is one lead; who is one person follows from all that was ever seen together, so the order in
 * which it came makes no difference, see `evidence.ts` for what counts.
 *
 * @param known identities already stored: those named by the arrivals and all others of the leads they speak of
 * @param newId gives a fresh id
 */
export function resolveIdentities(
  arrivals: readonly Arrival[],
  known: readonly KnownIdentity[],
  leads: readonly KnownLead[],
  newId: () => string,
): Resolution {
  const before = new Map<string, KnownIdentity>()
  const identities = new Map<string, KnownIdentity>()
  for (const identity of known) {
    before.set(identity.id, identity)
    identities.set(keyOf(identity), { ...identity })
  }
  const hubs = arrivals.map((arrival) => look(arrival, identities, newId))
  const people = peopleIn(concerned(identities, before))

  const resolution: Resolution = { placed: [], newIdentities: [], changed: [], linked: [], newLeads: [], merged: [], parted: [] }
  const byId = new Map(leads.map((lead) => [lead.id, lead]))
  for (const [person, lead] of leadsOf(people, byId, newId, resolution)) {
    if (person.leads.length > 1) resolution.merged.push(...mergesInto(person, lead, before))
    for (const identity of person.identities) identity.lead = lead
  }
  tellChanges(identities.values(), before, resolution)
  resolution.placed = hubs.map((hub) => ({ identity: hub.id, lead: hub.lead }))
  return resolution
}

/** The identities of which something new was seen, with all that they may be one person with; of the rest it is known whose they are. */
function concerned(identities: ReadonlyMap<string, KnownIdentity>, before: ReadonlyMap<string, KnownIdentity>): KnownIdentity[] {
  const found = new Set<KnownIdentity>()
  const byLead = new Map<string, KnownIdentity[]>()
  for (const identity of identities.values()) {
    const was = before.get(identity.id)
    if (was === undefined || was.evidence !== identity.evidence) found.add(identity)
    if (identity.lead === null) continue
    const own = byLead.get(identity.lead)
    if (own === undefined) byLead.set(identity.lead, [identity])
    else own.push(identity)
  }
  // the set grows while it is gone through
  for (const { lead, evidence } of found) {
    if (lead !== null) for (const other of byLead.get(lead) ?? []) found.add(other)
    if (lead !== null) byLead.delete(lead)
    for (const key in evidence?.with) addNamed(key, identities, found)
    for (const key of evidence?.same ?? []) addNamed(key, identities, found)
  }
  return [...found]
}

function addNamed(key: string, identities: ReadonlyMap<string, KnownIdentity>, found: Set<KnownIdentity>): void {
  const identity = identities.get(key)
  if (identity !== undefined) found.add(identity)
}

/** Notes what an arrival shows of its identities; answers the one that it belongs to: the strongest that tells somebody apart. */
function look(arrival: Arrival, identities: Map<string, KnownIdentity>, newId: () => string): KnownIdentity {
  const own = arrival.identities.map((key) => identityOf(key, identities, newId))
  if (own.length > 1) own.sort(byStrength)
  const hub = own.find((one) => isPersonal(one) && !isMailbox(one)) ?? own.find(isPersonal) ?? own.find(isFree) ?? own[0]
  // what is shared may be known only later, so what was seen with what is kept whether it is shared by now or not
  const strongest = own.find((one) => one.kind !== "phone" && one.kind !== "anonymous" && !isRoleMailbox(one)) ?? own[0]
  if (hub === undefined || strongest === undefined) throw new Error("An arrival names nobody.")
  const other = keyOf(strongest)
  for (const one of own) {
    if (one.kind === "email") noteName(one, arrival)
    else if (one !== strongest) note(one, seenWith(one.evidence ?? {}, one.kind, other, arrival.occurredAt))
  }
  return hub
}

function noteName(address: KnownIdentity, { fields }: Arrival): void {
  const name = personNamed(fields)
  if (name !== null) note(address, named(address.evidence ?? {}, name))
}

function note(identity: KnownIdentity, evidence: Evidence): void {
  if (evidence !== identity.evidence && (identity.evidence !== null || Object.keys(evidence).length > 0)) identity.evidence = evidence
}

function isFree({ evidence }: KnownIdentity): boolean {
  return evidence?.shared !== true
}

function identityOf(key: IdentityKey, identities: Map<string, KnownIdentity>, newId: () => string): KnownIdentity {
  const known = identities.get(keyOf(key))
  if (known !== undefined) return known
  const fresh: KnownIdentity = { kind: key.kind, value: key.value, id: newId(), lead: null, evidence: {} }
  identities.set(keyOf(key), fresh)
  return fresh
}

/** The lead of each person: the one that they had, the one that goes on, or a new one; null for browsers that are nobody yet. */
function leadsOf(
  people: readonly OnePerson[],
  leads: ReadonlyMap<string, KnownLead>,
  newId: () => string,
  { newLeads }: Resolution,
): Map<OnePerson, string | null> {
  const claims = new Map<string, OnePerson>()
  for (const person of people)
    for (const lead of person.leads) {
      const other = claims.get(lead)
      if (other === undefined || firstOf(person) < firstOf(other)) claims.set(lead, person)
    }
  return new Map(people.map((person) => [person, person.isSomebody ? leadOf(person, claims) : null]))

  function leadOf(person: OnePerson, claimed: ReadonlyMap<string, OnePerson>): string {
    person.leads = person.leads.filter((lead) => claimed.get(lead) === person)
    const best =
      person.leads.length < 2
        ? person.leads[0]
        : person.leads.toSorted((a, b) => byProgress(leads.get(a), leads.get(b)) || (a < b ? -1 : 1))[0]
    if (best !== undefined) return best
    const fresh = newId()
    newLeads.push(fresh)
    return fresh
  }
}

/** The first id among what tells a person apart: of two people who were one lead, the one known longer keeps it. */
function firstOf({ identities }: OnePerson): string {
  return identities
    .filter(isPersonal)
    .map((identity) => identity.id)
    .reduce((first, id) => (id < first ? id : first))
}

/** Sales got furthest with it, then it was with sales most often; the older one of two alike. */
function byProgress(a: KnownLead | undefined, b: KnownLead | undefined): number {
  return (b?.rank ?? 0) - (a?.rank ?? 0) || (b?.cycles ?? 0) - (a?.cycles ?? 0)
}

function mergesInto({ identities, leads }: OnePerson, into: string | null, before: ReadonlyMap<string, KnownIdentity>): Merge[] {
  if (into === null) return []
  const wasOf = new Map(identities.map((identity) => [keyOf(identity), before.get(identity.id)?.lead ?? null]))
  return leads
    .filter((lead) => lead !== into)
    .map((from) => ({ from, into, because: identities.filter((one) => spans(one, from, wasOf)).map(keyOf) }))
}

/** Whether an identity joins what was known of `from` with what was not. */
function spans(identity: KnownIdentity, from: string, wasOf: ReadonlyMap<string, string | null>): boolean {
  if (identity.kind === "anonymous") return false
  const around = [keyOf(identity), ...believed(identity.kind, identity.evidence ?? {})].map((key) => wasOf.get(key))
  return around.includes(from) && around.some((lead) => lead !== from && lead !== undefined)
}

function tellChanges(identities: Iterable<KnownIdentity>, before: ReadonlyMap<string, KnownIdentity>, resolution: Resolution): void {
  const merged = new Map(resolution.merged.map((merge) => [merge.from, merge.into]))
  const parted = new Set<string>()
  for (const identity of identities) {
    const { id, lead, evidence } = identity
    const was = before.get(id)
    if (was === undefined) resolution.newIdentities.push(identity)
    else if (was.lead !== lead || was.evidence !== evidence) {
      resolution.changed.push({ identity: id, lead, evidence })
      if (lead !== null && was.lead === null) resolution.linked.push({ identity: id, lead })
      const keeper = was.lead === null ? lead : (merged.get(was.lead) ?? was.lead)
      if (keeper !== lead) for (const one of [keeper, lead]) if (one !== null) parted.add(one)
    }
  }
  resolution.parted = [...parted]
}
