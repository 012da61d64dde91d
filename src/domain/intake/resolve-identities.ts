import { IDENTITY_KINDS, type Arrival, type IdentityKey } from "#domain/intake/arrival.ts"

/** An identity as stored: which lead it speaks of, or null while that person is not known. */
export type KnownIdentity = IdentityKey & { id: string; lead: string | null }

/** What a lead must tell so that identities can be joined safely. */
export type KnownLead = { id: string; email: string | null; cycles: number }

export type Resolution = {
  /** By arrival, in its order: the identity that it belongs to, and the lead, or null for an anonymous visitor. */
  placed: { identity: string; lead: string | null }[]
  newIdentities: KnownIdentity[]
  /** Known identities that speak of a lead now, or of another one than before. */
  linked: { identity: string; lead: string }[]
  newLeads: string[]
  /** A lead that turned out to be the same person as another and had no cycle of its own. */
  merged: { from: string; into: string }[]
}

/**
 * Finds out who each arrival is about. One person is one lead: e-mail address, then CRM record, then user id decide; a browser's anonymous
 * history joins the lead when its person says who they are. Two leads become one only when the weaker has no e-mail address and no cycle.
 *
 * @param known identities already stored, those named by the arrivals and all others of the leads they speak of
 * @param newId gives a fresh id; called in the order of arrivals
 */
export function resolveIdentities(
  arrivals: readonly Arrival[],
  known: readonly KnownIdentity[],
  leads: readonly KnownLead[],
  newId: () => string,
): Resolution {
  const state = new Resolver(known, leads, newId)
  for (const arrival of arrivals) state.place(arrival)
  return state.resolution
}

const keyOf = (identity: IdentityKey) => `${identity.kind}\u0000${identity.value}`

class Resolver {
  readonly resolution: Resolution = { placed: [], newIdentities: [], linked: [], newLeads: [], merged: [] }
  readonly #identities = new Map<string, KnownIdentity>()
  readonly #leads = new Map<string, KnownLead>()
  readonly #stored: Set<string>
  readonly #newId: () => string

  constructor(known: readonly KnownIdentity[], leads: readonly KnownLead[], newId: () => string) {
    for (const identity of known) this.#identities.set(keyOf(identity), { ...identity })
    for (const lead of leads) this.#leads.set(lead.id, { ...lead })
    this.#stored = new Set(known.map((identity) => identity.id))
    this.#newId = newId
  }

  place(arrival: Arrival): void {
    const own = arrival.identities.map((key) => this.#identity(key)).sort(byStrength)
    const email = own.find((identity) => identity.kind === "email")?.value ?? null
    const lead = this.#leadOf(own, email)
    if (lead !== null) this.#join(own, lead, email)
    this.resolution.placed.push({ identity: own[0]?.id ?? "", lead: lead?.id ?? null })
  }

  #identity(key: IdentityKey): KnownIdentity {
    const known = this.#identities.get(keyOf(key))
    if (known !== undefined) return known
    const fresh = { kind: key.kind, value: key.value, id: this.#newId(), lead: null }
    this.#identities.set(keyOf(key), fresh)
    this.resolution.newIdentities.push(fresh)
    return fresh
  }

  #leadOf(own: KnownIdentity[], email: string | null): KnownLead | null {
    const linked = own.map((identity) => (identity.lead === null ? null : (this.#leads.get(identity.lead) ?? null)))
    const found = linked.find((lead) => lead !== null && (email === null || lead.email === null || lead.email === email))
    if (found !== undefined && found !== null) return found
    if (own.every((identity) => identity.kind === "anonymous")) return null
    const fresh = { id: this.#newId(), email, cycles: 0 }
    this.#leads.set(fresh.id, fresh)
    this.resolution.newLeads.push(fresh.id)
    return fresh
  }

  #join(own: KnownIdentity[], lead: KnownLead, email: string | null): void {
    lead.email ??= email
    for (const identity of own) {
      const other = identity.lead === null || identity.lead === lead.id ? null : (this.#leads.get(identity.lead) ?? null)
      if (other !== null && (other.email !== null || other.cycles > 0)) continue
      if (other !== null) this.#merge(other, lead)
      else if (identity.lead === null) this.#link(identity, lead.id)
    }
  }

  #merge(from: KnownLead, into: KnownLead): void {
    for (const identity of this.#identities.values()) if (identity.lead === from.id) this.#link(identity, into.id)
    this.resolution.merged.push({ from: from.id, into: into.id })
    for (const placed of this.resolution.placed) if (placed.lead === from.id) placed.lead = into.id
    this.#leads.delete(from.id)
  }

  #link(identity: KnownIdentity, lead: string): void {
    identity.lead = lead
    if (this.#stored.has(identity.id)) this.resolution.linked.push({ identity: identity.id, lead })
  }
}

function byStrength(a: IdentityKey, b: IdentityKey): number {
  return IDENTITY_KINDS.indexOf(a.kind) - IDENTITY_KINDS.indexOf(b.kind)
}
