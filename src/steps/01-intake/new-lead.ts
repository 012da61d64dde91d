import type { KnownFields } from "#domain/intake/fold-fields.ts"
import { nameOf } from "#domain/intake/fold-fields.ts"
import type { Instant } from "#domain/instant.ts"
import type { Lead } from "#store/lead.ts"
import { withPhones } from "#steps/01-intake/tell-phones.ts"

const A_DAY = 24 * 60 * 60_000

/** A lead that was just met: nothing is known of it, and it is the caretaker's until the agreement has judged it. */
export function newLead(id: string, caretaker: string, now: Instant): Lead {
  return {
    id,
    createdAt: now,
    updatedAt: now,
    email: null,
    name: null,
    company: null,
    fields: {},
    fieldAt: {},
    enriched: {},
    account: null,
    stage: "captured",
    owner: caretaker,
    nextAction: "Put an agreement in force, so that this lead can be judged",
    dueAt: now + A_DAY,
    model: null,
    fit: null,
    intent: null,
    tier: null,
    cycles: 0,
    lastClosedAt: null,
    closedAs: null,
    coolDownUntil: null,
    track: null,
    mergedInto: null,
    requalified: [],
  }
}

/** The lead with what is known of it now. One that was withdrawn begins anew, since something speaks of it again. */
export function refreshed(before: Lead, known: KnownFields, now: Instant): Lead {
  const lead =
    before.stage === "withdrawn" ? { ...newLead(before.id, before.owner, now), email: before.email, createdAt: before.createdAt } : before
  const { company_name: company, email } = known.fields
  const address = typeof email === "string" ? email : lead.email
  const fields = withPhones(address === null ? known.fields : { ...known.fields, email: address })
  return {
    ...lead,
    fields,
    fieldAt: known.at,
    email: address,
    name: nameOf(fields),
    company: typeof company === "string" ? company : null,
    updatedAt: now,
  }
}
