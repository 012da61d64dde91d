import { mergeReason } from "#domain/identity/merge-reason.ts"
import type { KnownIdentity } from "#domain/identity/people-in.ts"
import type { Merge } from "#domain/identity/resolve-identities.ts"
import type { Instant } from "#domain/instant.ts"
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { endHolds, holdsOf } from "#store/hold.ts"
import { record } from "#store/journal.ts"
import type { Lead } from "#store/lead.ts"
import { followMerged, insertMerges } from "#store/merge.ts"
import { newId } from "#store/new-id.ts"
import { allPeople } from "#store/person.ts"
import { clearTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import type { Voice } from "#steps/announce.ts"
import { absorbCycle } from "#steps/merges/absorb-cycle.ts"
import { carryRequalified } from "#steps/merges/carry-words.ts"
import type { Watch } from "#steps/07-sla.ts"

/** Leads and identities as they were before the merge. */
type Before = { known: readonly Lead[]; identities: readonly KnownIdentity[] }

/** Carries out what follows when leads turn out to be one person by evidence. Their rows are written already. */
export async function absorbMerged(tx: Tx, merges: readonly Merge[], before: Before, voice: Voice, now: Instant): Promise<void> {
  if (merges.length === 0) return
  const people = await allPeople(tx, now)
  const watch = { people, caretaker: caretakerOf(people), voice }
  let { identities } = before
  for (const { because, ...merge } of merges) {
    const absorbed = { ...merge, reason: mergeReason(because), evidence: because, actor: "baton" }
    await absorbLead(tx, absorbed, { known: before.known, identities }, watch, now)
    identities = identities.map((one) => (one.lead === merge.from ? { ...one, lead: merge.into } : one))
  }
}

export type Absorbed = { from: string; into: string; reason: string; evidence: string[]; actor: string }

/**
 * One lead became part of another: its cycle ends, nothing waits for it any more, and the merge is recorded with all that is needed to undo it.
 * Answers the id of the record.
 */
export async function absorbLead(
  tx: Tx,
  { evidence, ...merge }: Absorbed,
  { known, identities }: Before,
  watch: Watch,
  now: Instant,
): Promise<string> {
  const byId = new Map(known.map((lead) => [lead.id, lead]))
  const [from, into] = [byId.get(merge.from), byId.get(merge.into)]
  if (from === undefined || into === undefined) throw new Error("A lead that is merged was not loaded.")
  const [hold] = await holdsOf(tx, [from.id])

  await endHolds(tx, [from.id])
  await clearTimers(tx, "lead", [from.id])
  await clearTimers(tx, "hold", [from.id])
  const cycle = await absorbCycle(tx, { ...merge, from, into }, watch, now)
  await carryRequalified(tx, from, into)
  const followed = await followMerged(tx, from.id, into.id)
  const of = (lead: Lead) => identities.filter((one) => one.lead === lead.id).map((one) => one.id)
  const id = newId()
  await insertMerges(tx, [
    {
      ...{ id, from: from.id, into: into.id, reason: merge.reason, evidence, at: now, by: merge.actor, moved: of(from), kept: of(into) },
      before: { from, into, hold: hold ?? null, cycle, followed },
    },
  ])
  const entry = { at: now, actor: merge.actor, handoff: null, agreement: null }
  await record(tx, [
    {
      ...entry,
      kind: "lead_merged",
      says: `It is the same person as another lead, which goes on: ${merge.reason}.`,
      lead: from.id,
      detail: { merge: id, into: into.id },
    },
    {
      ...entry,
      kind: "merged_in",
      says: `Another lead is the same person and became part of this one: ${merge.reason}.`,
      lead: into.id,
      detail: { merge: id, from: from.id },
    },
  ])
  return id
}
