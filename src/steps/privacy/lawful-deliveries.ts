import type { Instant } from "#domain/instant.ts"
import type { ContactPolicy } from "#domain/privacy/contact-policy.ts"
import { mayContact } from "#domain/privacy/may-contact.ts"
import type { EmailBody } from "#domain/sending/render-email.ts"
import { withUnsubscribe } from "#domain/sending/with-unsubscribe.ts"
import { lockForContact } from "#store/contact-lock.ts"
import { markChecked, settleDeliveries, type DeliveryEnd, type DeliveryRecord } from "#store/delivery.ts"
import { leadsById, type Lead } from "#store/lead.ts"
import { suppressionKey } from "#store/suppression.ts"
import type { Tx } from "#store/tx.ts"
import type { Voice } from "#steps/announce.ts"
import { addressHash } from "#steps/privacy/address-hash.ts"
import { contacteeOf, contactGrounds, type Contactee } from "#steps/privacy/contact-grounds.ts"
import { unsubscribeToken } from "#steps/privacy/unsubscribe-token.ts"

type ToLead = { delivery: DeliveryRecord; lead: Lead; contactee: Contactee }

/**
 * Of claimed messages, those that may be sent: all to colleagues, and to leads what is lawful at this moment, with the way out of it at its end. The
 * rest is called off with the reason. It runs in the transaction that claims, and an objection waits for that one or is seen by it.
 */
export async function lawfulDeliveries(tx: Tx, claimed: readonly DeliveryRecord[], voice: Voice, now: Instant): Promise<DeliveryRecord[]> {
  const ours = claimed.filter((one) => one.purpose === null)
  if (ours.length === claimed.length) return ours
  const ids = [...new Set(claimed.flatMap((one) => (one.purpose === null ? [] : (one.lead ?? []))))]
  await lockForContact(tx, ids)
  const leads = new Map((await leadsById(tx, ids)).map((lead) => [lead.id, lead]))
  const toLeads = claimed.flatMap((delivery) => toLead(delivery, leads))
  const { policy, of } = await contactGrounds(
    tx,
    toLeads.map((one) => one.contactee),
  )
  const key = await suppressionKey(tx)

  const judged = toLeads.map((one) => ({ ...one, verdict: verdictOn(one, of, policy, now) }))
  const nobodys = claimed.filter((one) => one.purpose !== null && !leads.has(one.lead ?? ""))
  const refused = judged.filter((one) => !one.verdict.allowed)
  const lawful = judged
    .filter((one) => one.verdict.allowed)
    .map((one) => ({ ...one, delivery: withWayOut(one, { key, policy, voice, workspace: tx.workspace }) }))

  await settleDeliveries(tx, [
    ...refused.map(({ delivery, verdict }) => cancelled(delivery.id, verdict.because, now)),
    ...nobodys.map(({ id }) => cancelled(id, "It names no lead.", now)),
  ])
  await markChecked(
    tx,
    lawful.map(({ delivery: { id, body, recipient } }) => ({ id, body, hash: addressHash(key, "email", recipient) })),
    now,
  )
  return [...ours, ...lawful.map((one) => one.delivery)]
}

/** The address of the message counts too, whatever the lead's is by now. Without its lead nobody can say whether it is lawful. */
function toLead(delivery: DeliveryRecord, leads: ReadonlyMap<string, Lead>): ToLead[] {
  if (delivery.purpose === null) return []
  const lead = leads.get(delivery.lead ?? "")
  if (lead === undefined) return []
  const contactee = contacteeOf(lead)
  const addresses = [...contactee.addresses, { kind: "email" as const, address: delivery.recipient }]
  return [{ delivery, lead, contactee: { ...contactee, id: delivery.id, addresses } }]
}

function verdictOn(
  { delivery, contactee }: ToLead,
  of: (id: string) => Parameters<typeof mayContact>[1],
  policy: ContactPolicy,
  now: Instant,
) {
  return mayContact({ channel: "email", purpose: delivery.purpose ?? "sales" }, of(contactee.id), policy, now)
}

function withWayOut(
  { delivery, lead }: ToLead,
  { key, policy, voice, workspace }: { key: Buffer; policy: ContactPolicy; voice: Voice; workspace: string },
): DeliveryRecord {
  const url = `${voice.publicUrl}/unsubscribe/${workspace}/${unsubscribeToken(key, lead.id)}`
  const language = typeof lead.fields["language"] === "string" ? lead.fields["language"] : "en"
  const body = withUnsubscribe(JSON.parse(delivery.body) as EmailBody, { url, postal: policy.postal_address, language })
  return { ...delivery, body: JSON.stringify(body) }
}

function cancelled(id: string, because: string, now: Instant): DeliveryEnd {
  return { id, state: "cancelled", lastError: because, nextAt: null, endedAt: now, receipt: null, owner: null, dueAt: null }
}
