import type { IdentityKey, RawSignal } from "#domain/intake/arrival.ts"
import { foldFields, type KnownFields } from "#domain/intake/fold-fields.ts"
import { resolveIdentities, type Resolution } from "#domain/identity/resolve-identities.ts"
import type { TranslatedItem } from "#domain/intake/translate-signal.ts"
import type { Instant } from "#domain/instant.ts"
import { insertEngagements, knownEngagements, type LeadEngagement } from "#store/engagement.ts"
import { identitiesFor, saveIdentities } from "#store/identity.ts"
import { expectLeads, lockLeads, saveLeads, type Lead } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import { insertQuarantined } from "#store/quarantine.ts"
import { markTaken } from "#store/signal.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import type { Account } from "#store/account.ts"
import { matchAccounts } from "#steps/01-intake/match-accounts.ts"
import { toEngagement, type Placed, type Understood } from "#steps/01-intake/to-engagement.ts"
import { newLead, refreshed } from "#steps/01-intake/new-lead.ts"
import { ownHistories } from "#steps/01-intake/own-histories.ts"
import { retellParted } from "#steps/01-intake/retell-parted.ts"
import { wordsOf } from "#steps/01-intake/retell-leads.ts"
import { understand } from "#steps/01-intake/understand.ts"
import { mappingsFor } from "#steps/01-intake/webhook-mappings.ts"
import { joinFields, originsOf } from "#steps/01-intake/where-from.ts"
import { absorbMerged } from "#steps/merges/absorb-merged.ts"
import { carryCorrections, setAsideFor } from "#steps/merges/carry-words.ts"
import { mergedAway, progressOf } from "#steps/merges/merged-away.ts"
import type { Voice } from "#steps/announce.ts"
import { keepConsents } from "#steps/privacy/consents-that-arrived.ts"

/** Something that arrived about a lead in this batch. */
export type Arrived = { id: string; kind: string; at: Instant; form: string | null; receivedAt: Instant }

/** A lead that something arrived about, with what is now known of it. `isNew`: it is not stored yet; whoever says where it stands stores it. */
export type TouchedLead = {
  lead: Lead
  isNew: boolean
  account: Account | null
  arrived: Arrived[]
  /** All that the lead did, where that is known without asking; it is read otherwise. */
  history?: LeadEngagement[] | undefined
  /** Whom a person named to get it. */
  named?: string
}

/** The person who is accountable for what nobody has qualified yet, and for what could not be understood. */
export type Caretaker = { id: string }

const A_WORKING_DAY = 24 * 60 * 60_000

/**
 * Step 1: raw signals become leads, accounts and engagements, or go to quarantine with their reason, an owner and a deadline.
 * What arrived twice counts once. All is saved but the leads that are new, which the steps that follow write once they have judged them.
 */
export async function intakeSignals(
  tx: Tx,
  signals: readonly RawSignal[],
  caretaker: Caretaker,
  voice: Voice,
  now: Instant,
): Promise<TouchedLead[]> {
  expectLeads(tx)
  const mappings = await mappingsFor(tx, signals)
  const items = signals.flatMap((signal) => understand(signal, mappings))
  const fresh = await withoutKnown(
    tx,
    items.filter((item) => "arrival" in item),
  )
  const identities = await identitiesFor(tx, distinctKeys(fresh))
  const known = await lockLeads(tx, distinct(identities.flatMap((identity) => identity.lead ?? [])))

  const resolution = resolveIdentities(
    fresh.map((item) => item.arrival),
    identities,
    known.map(progressOf),
    newId,
  )
  const placed = fresh.map((item, index): Placed => ({ ...item, engagement: newId(), ...placeOf(resolution, index) }))
  const origins = await originsOf(tx, resolution.linked)
  const retold = await retellParted(tx, resolution, { known, identities })
  const corrected = await carryCorrections(tx, resolution.merged, now)
  const touched = gather(placed, resolution, { known, origins, retold }, caretaker, now).map((one) =>
    corrected.has(one.lead.id) ? { ...one, lead: { ...one.lead, account: corrected.get(one.lead.id) ?? null } } : one,
  )

  const accounts = await matchAccounts(tx, touched, known, now)
  const leads = touched.map((one, index): TouchedLead => ({
    ...one,
    account: accounts[index] ?? null,
    lead: { ...one.lead, account: accounts[index]?.id ?? null },
  }))
  const stored = leads.filter((one) => !one.isNew).map((one) => one.lead)
  await saveLeads(tx, [...stored, ...mergedAway(resolution.merged, known, now)])
  await saveIdentities(tx, resolution.newIdentities, resolution.changed, now)
  await absorbMerged(tx, resolution.merged, { known, identities }, voice, now)
  const came = placed.map((one) => ({ lead: one.lead, engagement: toEngagement(one) }))
  await insertEngagements(
    tx,
    came.map((one) => one.engagement),
  )
  await keepConsents(
    tx,
    placed,
    leads.map((one) => one.lead),
    now,
  )
  await quarantine(tx, items, caretaker, now)
  await markTaken(tx, countByName(signals, items, placed), now)
  const histories = ownHistories(came, resolution)
  return leads.map((one) => ({ ...one, history: histories.get(one.lead.id) }))
}

/** Drops what is stored already, and repetitions within the batch. */
async function withoutKnown(tx: Tx, items: readonly Understood[]): Promise<Understood[]> {
  const known = await knownEngagements(
    tx,
    items.map((item) => item.arrival),
  )
  return items.filter(({ arrival }) => {
    const key = `${arrival.source}\u0000${arrival.externalId}`
    const isKnown = known.has(key)
    known.add(key)
    return !isKnown
  })
}

function distinctKeys(items: readonly Understood[]): IdentityKey[] {
  const keys = items.flatMap((item) => item.arrival.identities)
  return [...new Map(keys.map((key) => [`${key.kind}\u0000${key.value}`, key])).values()]
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

function placeOf(resolution: Resolution, index: number): { identity: string; lead: string | null } {
  const placed = resolution.placed[index]
  if (placed === undefined) throw new Error("An arrival was not placed.")
  return placed
}

/** The leads that something arrived about, with all that was said of them laid over what was known. */
function gather(
  placed: readonly Placed[],
  resolution: Resolution,
  {
    known,
    origins,
    retold,
  }: { known: readonly Lead[]; origins: ReadonlyMap<string, KnownFields>; retold: ReadonlyMap<string, KnownFields> },
  caretaker: Caretaker,
  now: Instant,
): Omit<TouchedLead, "account">[] {
  const stored = new Map(known.map((lead) => [lead.id, lead]))
  const isNew = new Set(resolution.newLeads)
  const byLead = Map.groupBy(
    placed.filter((item) => item.lead !== null),
    (item) => item.lead ?? "",
  )
  return [...new Set([...byLead.keys(), ...retold.keys()])].map((id) => {
    const items = byLead.get(id) ?? []
    const before = stored.get(id) ?? newLead(id, caretaker.id, now)
    const merged = resolution.merged.flatMap((merge) => (merge.into === id ? (stored.get(merge.from) ?? []) : []))
    const base = retold.get(id) ?? joinFields(knownOf(before), origins.get(id) ?? NOTHING)
    const own = merged.reduce((sum, lead) => joinFields(sum, knownOf(lead)), base)
    const folded = items.reduce((sum, { arrival }) => foldFields(sum, wordsOf(arrival), arrival.occurredAt), own)
    const lead = { ...refreshed(before, folded, now), requalified: setAsideFor(before, merged) }
    return { lead, isNew: isNew.has(id), arrived: items.map(toArrived) }
  })
}

const NOTHING: KnownFields = { fields: {}, at: {} }

function knownOf({ fields, fieldAt }: Lead): KnownFields {
  return { fields, at: fieldAt }
}

function toArrived({ engagement, arrival, signal }: Placed): Arrived {
  return { id: engagement, kind: arrival.kind, at: arrival.occurredAt, form: arrival.form, receivedAt: signal.receivedAt }
}

async function quarantine(tx: Tx, items: readonly TranslatedItem[], caretaker: Caretaker, now: Instant): Promise<void> {
  const bad = items.flatMap((item) => ("problem" in item ? [{ ...item, id: newId() }] : []))
  const dueAt = now + A_WORKING_DAY
  await insertQuarantined(
    tx,
    bad.map(({ id, signal, item, problem, payload }) => ({
      id,
      signal: signal.id,
      item,
      ...problem,
      payload: asText(payload),
      at: now,
      owner: caretaker.id,
      dueAt,
    })),
  )
  await setTimers(
    tx,
    bad.map(({ id }) => ({ kind: "quarantine", subject: id, dueAt })),
  )
}

function asText(payload: unknown): string {
  try {
    return typeof payload === "string" ? payload : JSON.stringify(payload)
  } catch {
    return "(too deep to be shown; the signal holds it as it came)"
  }
}

/** What became of each signal's items: taken, known before, or in quarantine; always all of them. */
function countByName(signals: readonly RawSignal[], items: readonly TranslatedItem[], placed: readonly Placed[]) {
  const taken = Map.groupBy(placed, (item) => item.signal.id)
  const all = Map.groupBy(items, (item) => item.signal.id)
  return signals.map((signal) => {
    const own = all.get(signal.id) ?? []
    const quarantined = own.filter((item) => "problem" in item).length
    const isTaken = taken.get(signal.id)?.length ?? 0
    return { id: signal.id, taken: isTaken, quarantined, duplicates: own.length - quarantined - isTaken }
  })
}
