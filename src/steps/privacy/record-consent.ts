import type { Instant } from "#domain/instant.ts"
import type { ContactChannel, Purpose } from "#domain/privacy/contact.ts"
import { lookAgainAtRunsOfLeads } from "#store/cadence.ts"
import { consentsOf, insertConsents, type ConsentRecord } from "#store/consent.ts"
import { lockObjection } from "#store/contact-lock.ts"
import { cancelWaiting, lastChecked } from "#store/delivery.ts"
import { identitiesOf } from "#store/identity.ts"
import { record } from "#store/journal.ts"
import { lockLeads, type Lead } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { insertSuppressions, liftSuppressions, suppressionKey } from "#store/suppression.ts"
import type { Tx } from "#store/tx.ts"
import { addressHash } from "#steps/privacy/address-hash.ts"
import { contacteeOf } from "#steps/privacy/contact-grounds.ts"

/** What is said for contact, or that it is taken back; see `ConsentRecord`. */
export type SaidConsent = Pick<
  ConsentRecord,
  "kind" | "basis" | "channel" | "purpose" | "evidence" | "wording" | "source" | "at" | "expiresAt"
>

/** Records what was said for contact with a lead, or that it was taken back. */
export async function recordConsent(tx: Tx, lead: Lead, said: SaidConsent, actor: string, now: Instant): Promise<ConsentRecord> {
  const consent = { ...said, id: newId(), lead: lead.mergedInto ?? lead.id, recordedAt: now, by: actor }

  await insertConsents(tx, [consent])
  const { basis, channel, purpose, source, wording } = consent
  const what = said.kind === "ground" ? `A basis for contact is recorded: ${basis}` : "Consent was taken back"
  await record(tx, [
    {
      at: now,
      actor,
      kind: said.kind === "ground" ? "consent_recorded" : "consent_withdrawn",
      says: `${what}, for ${reachInWords(channel, purpose)}.`,
      lead: consent.lead,
      handoff: null,
      agreement: null,
      detail: { consent: consent.id, basis, channel, purpose, source, wording },
    },
  ])
  return consent
}

/** An objection. `channel` and `purpose`: null for all of them. */
export type SaidObjection = { channel: ContactChannel | null; purpose: Purpose | null; evidence: string; source: string }

/**
 * A person wants not to be contacted: recorded, their addresses go on the list of suppressed ones, and what waits to be sent to them is called
 * off, all at once. Answers how many messages that were.
 */
export async function objectToContact(
  tx: Tx,
  lead: Lead,
  said: SaidObjection,
  actor: string,
  now: Instant,
): Promise<{ consent: ConsentRecord; cancelled: number }> {
  const id = lead.mergedInto ?? lead.id
  // the lead first, as all who change leads do, so that no two wait for each other
  await lockLeads(tx, [id])
  await lockObjection(tx, id)
  const key = await suppressionKey(tx)
  const addresses = await addressesOf(tx, lead)
  // what was found lawful before this came in went out before it
  const at = Math.max(now, (await lastChecked(tx, id)) ?? now)

  const consent: ConsentRecord = {
    ...said,
    id: newId(),
    lead: id,
    kind: "objection",
    basis: null,
    wording: null,
    at,
    expiresAt: null,
    recordedAt: now,
    by: actor,
  }
  await insertConsents(tx, [consent])
  const { channel, purpose, source } = said
  await insertSuppressions(
    tx,
    addresses
      .filter(({ kind }) => concerns(kind, channel))
      .map(({ kind, address }) => ({
        id: newId(),
        kind,
        hash: addressHash(key, kind, address),
        channel,
        purpose,
        reason: "objection",
        source: listedBy(consent.id),
        at,
        by: actor,
      })),
  )
  await lookAgainAtRunsOfLeads(tx, [id], now)
  const cancelled = await cancelWaiting(tx, id, { channel, purpose }, "The person objected to being contacted.", now)
  const stopped = cancelled === 0 ? "" : ` ${cancelled} waiting message${cancelled === 1 ? " was" : "s were"} called off.`
  await record(tx, [
    {
      at: now,
      actor,
      kind: "objection_recorded",
      says: `The person wants no ${reachInWords(channel, purpose)} any more.${stopped}`,
      lead: id,
      handoff: null,
      agreement: null,
      detail: { consent: consent.id, channel, purpose, source, cancelled },
    },
  ])
  return { consent, cancelled }
}

/**
 * Takes back what was said against contact, by a person's word, and its entries on the list. What was called off stays so. Answers how many.
 *
 * @param source only objections that came from there; null: all
 */
export async function liftObjections(
  tx: Tx,
  lead: string,
  { source, why }: { source: string | null; why: string },
  actor: string,
  now: Instant,
): Promise<number> {
  const recorded = await consentsOf(tx, lead)
  const isLifted = (one: ConsentRecord) =>
    recorded.some(
      (other) => other.kind === "lifted" && other.at >= one.at && other.channel === one.channel && other.purpose === one.purpose,
    )
  const objections = recorded.filter((one) => one.kind === "objection" && (source === null || one.source === source) && !isLifted(one))
  if (objections.length === 0) return 0
  const base = {
    kind: "lifted" as const,
    basis: null,
    wording: null,
    expiresAt: null,
    recordedAt: now,
    source: source ?? "by hand",
    evidence: why,
    by: actor,
  }

  await insertConsents(
    tx,
    objections.map(({ channel, purpose, at, lead: of }) => ({ ...base, id: newId(), lead: of, channel, purpose, at: Math.max(at, now) })),
  )
  await liftSuppressions(tx, { sources: objections.map((one) => listedBy(one.id)) }, { by: actor, why }, now)
  await record(tx, [
    {
      at: now,
      actor,
      kind: "objection_lifted",
      says: `What the person said against contact was taken back: ${why}`,
      lead,
      handoff: null,
      agreement: null,
      detail: { objections: objections.map((one) => one.id) },
    },
  ])
  return objections.length
}

/** Where an entry on the list comes from: the objection that put it there. */
function listedBy(consent: string): string {
  return `consent:${consent}`
}

/** Every address of a lead that anybody knows. */
async function addressesOf(tx: Tx, lead: Lead): Promise<{ kind: "email" | "phone"; address: string }[]> {
  const identities = await identitiesOf(tx, [lead.mergedInto ?? lead.id])
  const known = identities.flatMap(({ kind, value }) => (kind === "email" ? [{ kind, address: value }] : []))
  const all = [...contacteeOf(lead).addresses, ...known]
  return [...new Map(all.map((one) => [`${one.kind} ${one.address}`, one])).values()]
}

/** An address says nothing about a channel that does not use it; who objects to everything is known by each. */
function concerns(kind: "email" | "phone", channel: ContactChannel | null): boolean {
  if (channel === null) return true
  return kind === "email" ? channel === "email" : channel === "call" || channel === "sms"
}

const CHANNELS: Record<ContactChannel, string> = {
  email: "e-mail",
  call: "calls",
  sms: "text messages",
  linkedin: "messages on LinkedIn",
  post: "letters",
}

/** "e-mail for sales", "contact". */
export function reachInWords(channel: ContactChannel | null, purpose: Purpose | null): string {
  const what = channel === null ? "contact" : CHANNELS[channel]
  return purpose === null ? what : `${what} for ${purpose}`
}
