import { partIdentities, type Parting } from "#domain/identity/part-identities.ts"
import type { KnownFields } from "#domain/intake/fold-fields.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { accountsById } from "#store/account.ts"
import { identitiesOf, saveIdentities } from "#store/identity.ts"
import { record } from "#store/journal.ts"
import { lockLeads, saveLeads, type Lead } from "#store/lead.ts"
import { endMerge, followBack, insertNotSame, lockMerge, type LeadMerge } from "#store/merge.ts"
import { newId } from "#store/new-id.ts"
import { refuseErased } from "#store/personal/erase.ts"
import type { Tx } from "#store/tx.ts"
import { refreshed } from "#steps/01-intake/new-lead.ts"
import { retell, unsaid } from "#steps/01-intake/retell-leads.ts"
import { joinFields } from "#steps/01-intake/where-from.ts"
import type { Watch } from "#steps/07-sla.ts"
import { judgeLeads } from "#steps/judge-leads.ts"
import { takeWordsBack } from "#steps/merges/carry-words.ts"
import { restoreCycle } from "#steps/merges/restore-cycle.ts"
import { restoreRest } from "#steps/merges/restore-rest.ts"
import { rulesInForce } from "#steps/rules.ts"

/**
 * Two people after all: both leads have their identities and history again, with what came since at whom it belongs to; both are known by what was
 * said of each; the absorbed cycle is open again with its owner, and its clocks run on with the time they had left. What spoke for one person is not
 * believed again. Answers the merge as it was.
 *
 * @throws Refusal 404 when there is no such merge, 409 when it was undone already
 */
export async function undoMerge(tx: Tx, id: string, actor: string, watch: Watch, now: Instant): Promise<LeadMerge> {
  const merge = await lockMerge(tx, id)
  if (merge === null) throw new Refusal("not_found", "There is no merge with this id.", 404)
  if (merge.undoneAt !== null) throw new Refusal("undone_already", "This merge was undone already.", 409)
  const [merged] = await lockLeads(tx, [merge.from])
  const [survivor] = await lockLeads(tx, merged?.mergedInto == null ? [] : [merged.mergedInto])
  if (merged === undefined || survivor === undefined) throw new Error(`The merge ${id} stands, but its lead is not merged.`)
  await refuseErased(tx, [survivor.id])
  const identities = await identitiesOf(tx, [survivor.id])

  const parting = partIdentities(identities, merge.moved, merge.kept)
  const known = await knownAgain(tx, parting, { merge, survivor })

  await saveParted(tx, parting, merge.from, survivor.id, now)
  await endMerge(tx, id, actor, now)
  await insertNotSame(tx, { id: newId(), one: merge.from, other: survivor.id, merge: id, evidence: parting.refuted, by: actor, at: now })
  await saveLeads(tx, [
    refreshed({ ...asBefore(merge.before.from, now), email: addressIn(parting.back) }, known.from, now),
    refreshed({ ...survivor, email: addressIn(parting.stay) }, known.into, now),
  ])
  await takeWordsBack(tx, merge, { survivor, actor }, now)
  await followBack(tx, merge.before.followed, survivor.id, merge.from)
  await tellJournal(tx, merge, survivor, actor, now)
  await restoreCycle(tx, merge, { survivor, actor }, watch, now)
  await restoreRest(tx, merge, now)
  await judgeAgain(tx, [merge.from, survivor.id], watch, now)
  return merge
}

function addressIn(identities: Parting["back"]): string | null {
  return identities.find((one) => one.kind === "email")?.value ?? null
}

/** The lead as it stood before, from now on. What was due while it was merged is due now. */
function asBefore(before: Lead, now: Instant): Lead {
  return { ...before, dueAt: before.dueAt === null ? null : Math.max(before.dueAt, now), mergedInto: null, updatedAt: now }
}

/** What each is known by: what was said of each, and what nobody said where it was; what was looked up since stays with the one that went on. */
async function knownAgain(
  tx: Tx,
  { back, stay }: Parting,
  { merge, survivor }: { merge: LeadMerge; survivor: Lead },
): Promise<{ from: KnownFields; into: KnownFields }> {
  const { from, into } = merge.before
  const told = await retell(tx, [...back.map(({ id }) => ({ id, lead: from.id })), ...stay.map(({ id }) => ({ id, lead: survivor.id }))])
  const own = (lead: string, ...others: Lead[]) => {
    const said = told.get(lead) ?? { fields: {}, at: {} }
    const kept = others.map(({ fields, fieldAt }) => unsaid({ fields, at: fieldAt }, told.values()))
    return kept.reduce((sum, one) => joinFields(sum, one), said)
  }
  const mine = own(from.id, from)
  const isTheirs = survivor.id === into.id
  return {
    from: mine,
    into: isTheirs ? own(survivor.id, into, withoutNamed(survivor, from)) : own(survivor.id, withoutNamed(survivor, from)),
  }
}

/** A lead without the fields that it can only have from another. */
function withoutNamed(lead: Lead, other: Lead): Lead {
  const isOwn = (name: string) => lead.fieldAt[name] !== other.fieldAt[name] || lead.fields[name] !== other.fields[name]
  return { ...lead, fields: Object.fromEntries(Object.entries(lead.fields).filter(([name]) => isOwn(name))) }
}

async function saveParted(tx: Tx, { back, stay, evidence }: Parting, from: string, into: string, now: Instant): Promise<void> {
  const changed = [
    ...back.map((one) => ({ ...one, lead: from })),
    ...stay.filter((one) => evidence.has(one.id)).map((one) => ({ ...one, lead: into })),
  ]
  await saveIdentities(
    tx,
    [],
    changed.map((one) => ({ identity: one.id, lead: one.lead, evidence: evidence.get(one.id) ?? one.evidence })),
    now,
  )
}

async function tellJournal(tx: Tx, merge: LeadMerge, survivor: Lead, actor: string, now: Instant): Promise<void> {
  const entry = { at: now, actor, handoff: null, agreement: null, detail: { merge: merge.id } }
  await record(tx, [
    // its kind says where the lead stands now
    {
      ...entry,
      kind: `lead_${merge.before.from.stage}`,
      says: "Two people after all: it is a lead of its own again, as it stood before.",
      lead: merge.from,
    },
    { ...entry, kind: "parted", says: "Two people after all: what belongs to the other lead went back to it.", lead: survivor.id },
  ])
}

/** Both are judged as they are known now; a lead that is worked keeps its cycle. */
async function judgeAgain(tx: Tx, ids: readonly string[], { people, caretaker, voice }: Watch, now: Instant): Promise<void> {
  const rules = await rulesInForce(tx, now)
  if (rules === null) return
  const leads = await lockLeads(tx, ids)
  const accounts = await accountsById(
    tx,
    leads.flatMap((lead) => lead.account ?? []),
  )
  const touched = leads.map((lead) => ({
    lead,
    isNew: false,
    account: accounts.find((one) => one.id === lead.account) ?? null,
    arrived: [],
  }))
  await judgeLeads(tx, touched, { rules, people, caretaker, voice }, now)
}
