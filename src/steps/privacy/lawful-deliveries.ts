import type { Instant } from "#domain/instant.ts"
import { mayContact } from "#domain/privacy/may-contact.ts"
import { lockForContact } from "#store/contact-lock.ts"
import { markChecked, settleDeliveries, type DeliveryRecord } from "#store/delivery.ts"
import { leadsById } from "#store/lead.ts"
import { suppressionKey } from "#store/suppression.ts"
import type { Tx } from "#store/tx.ts"
import { addressHash } from "#steps/privacy/address-hash.ts"
import { contacteeOf, contactGrounds } from "#steps/privacy/contact-grounds.ts"

/**
 * Of claimed messages, those that may be sent: all to colleagues, and to leads what is lawful at this moment. The rest is called off with the
 * reason. It runs in the transaction that claims, and an objection waits for that one or is seen by it.
 */
export async function lawfulDeliveries(tx: Tx, claimed: readonly DeliveryRecord[], now: Instant): Promise<DeliveryRecord[]> {
  const toLeads = claimed.filter((one) => one.purpose !== null)
  if (toLeads.length === 0) return [...claimed]
  const ids = [...new Set(toLeads.flatMap((one) => one.lead ?? []))]
  await lockForContact(tx, ids)
  const leads = new Map((await leadsById(tx, ids)).map((lead) => [lead.id, lead]))
  const key = await suppressionKey(tx)
  // the address of the message counts, whatever the lead's is by now
  const contactees = toLeads.flatMap((one) => {
    const lead = leads.get(one.lead ?? "")
    if (lead === undefined) return []
    const contactee = contacteeOf(lead)
    return [
      { ...contactee, id: one.id, lead: lead.id, addresses: [...contactee.addresses, { kind: "email" as const, address: one.recipient }] },
    ]
  })
  const { policy, of } = await contactGrounds(tx, contactees)

  const refused = contactees.flatMap(({ id }) => {
    const purpose = toLeads.find((one) => one.id === id)?.purpose ?? "sales"
    const verdict = mayContact({ channel: "email", purpose }, of(id), policy, now)
    return verdict.allowed ? [] : [{ id, because: verdict.because }]
  })
  const isRefused = new Map(refused.map((one) => [one.id, one.because]))
  for (const one of toLeads) if (!leads.has(one.lead ?? "")) isRefused.set(one.id, "Nobody knows to whom it goes.")

  const base = { nextAt: null, endedAt: now, receipt: null, owner: null, dueAt: null }
  await settleDeliveries(
    tx,
    [...isRefused].map(([id, because]) => ({ ...base, id, state: "cancelled" as const, lastError: because })),
  )
  const lawful = claimed.filter((one) => !isRefused.has(one.id))
  const checked = lawful.filter((one) => one.purpose !== null)
  await markChecked(
    tx,
    checked.map((one) => ({ id: one.id, hash: addressHash(key, "email", one.recipient) })),
    now,
  )
  return lawful
}
