import type { Arrival } from "#domain/intake/arrival.ts"
import { saidInArrival } from "#domain/privacy/said-in-arrival.ts"
import type { Instant } from "#domain/instant.ts"
import { insertConsents, objectedAlready } from "#store/consent.ts"
import { record } from "#store/journal.ts"
import type { Lead } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { objectToContact, reachInWords } from "#steps/privacy/record-consent.ts"

type Came = { arrival: Arrival; lead: string | null }

/**
 * Records what arrivals say for and against contact, with where they came from as the evidence. Where none does, nothing is done.
 *
 * @param leads all that the arrivals are about
 */
export async function keepConsents(tx: Tx, came: readonly Came[], leads: readonly Lead[], now: Instant): Promise<void> {
  const said = came.flatMap(({ arrival, lead }) =>
    lead === null
      ? []
      : saidInArrival(arrival.fields).map((one) => ({
          one,
          lead,
          at: arrival.occurredAt,
          source: arrival.source,
          evidence: evidenceOf(arrival),
        })),
  )
  if (said.length === 0) return
  await keepGrounds(tx, said, now)
  await keepObjections(tx, said, new Map(leads.map((lead) => [lead.id, lead])), now)
}

type Said = { one: ReturnType<typeof saidInArrival>[number]; lead: string; at: Instant; source: string; evidence: string }

async function keepGrounds(tx: Tx, said: readonly Said[], now: Instant): Promise<void> {
  const grounds = said.flatMap(({ one, lead, at, source, evidence }) =>
    one.kind === "ground" ? [{ ...one, id: newId(), lead, at, source, evidence, expiresAt: null, recordedAt: now, by: "baton" }] : [],
  )
  await insertConsents(tx, grounds)
  await record(
    tx,
    grounds.map(({ id, lead, basis, channel, purpose, source, wording }) => ({
      at: now,
      actor: "baton",
      kind: "consent_recorded",
      says: `A basis for contact came in: ${basis}, for ${reachInWords(channel, purpose)}.`,
      lead,
      handoff: null,
      agreement: null,
      detail: { consent: id, basis, channel, purpose, source, wording },
    })),
  )
}

/** Lists say the same of the same people again and again; once is enough. */
async function keepObjections(tx: Tx, said: readonly Said[], leads: ReadonlyMap<string, Lead>, now: Instant): Promise<void> {
  const objections = said.flatMap(({ one, ...rest }) => (one.kind === "objection" ? [{ ...rest, channel: one.channel }] : []))
  if (objections.length === 0) return
  const ids = [...new Set(objections.map((one) => one.lead))]
  const done = await objectedAlready(tx, ids)
  for (const { lead: id, channel, source, evidence } of objections) {
    const lead = leads.get(id)
    if (lead === undefined || done.has(`${id} ${channel}`)) continue
    done.add(`${id} ${channel}`)
    await objectToContact(tx, lead, { channel, purpose: null, evidence, source }, "baton", now)
  }
}

function evidenceOf({ source, form, externalId }: Arrival): string {
  return form === null ? `${source}, ${externalId}` : `form ${form}, ${externalId}`
}
