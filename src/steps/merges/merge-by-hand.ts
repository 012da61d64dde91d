import { keyOf } from "#domain/identity/evidence.ts"
import { byStrength } from "#domain/identity/identify.ts"
import { isPersonal, type KnownIdentity } from "#domain/identity/people-in.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { accountsById } from "#store/account.ts"
import { identitiesOf, saveIdentities } from "#store/identity.ts"
import { lockLeads, saveLeads, type Lead } from "#store/lead.ts"
import { refuseErased } from "#store/personal/erase.ts"
import type { Tx } from "#store/tx.ts"
import { refreshed } from "#steps/01-intake/new-lead.ts"
import { joinFields } from "#steps/01-intake/where-from.ts"
import type { Watch } from "#steps/07-sla.ts"
import { judgeLeads } from "#steps/judge-leads.ts"
import { absorbLead } from "#steps/merges/absorb-merged.ts"
import { carryCorrections } from "#steps/merges/carry-words.ts"
import { mergedAway, progressOf } from "#steps/merges/merged-away.ts"
import { rulesInForce } from "#steps/rules.ts"

export type MergeAsked = { from: string; into: string; reason: string; actor: string }

/**
 * A person says that two leads are one. Answers the id of the merge.
 *
 * @throws Refusal 404 for an unknown lead, 409 when one of them is merged already or sales got further with the one that would end, 422 for one lead
 */
export async function mergeByHand(
  tx: Tx,
  { from: fromId, into: intoId, reason, actor }: MergeAsked,
  watch: Watch,
  now: Instant,
): Promise<string> {
  if (fromId === intoId) throw new Refusal("same_lead", "A lead can't be merged into itself: name the other one.", 422)
  const leads = await lockLeads(tx, [fromId, intoId])
  const [from, into] = [there(leads, fromId), there(leads, intoId)]
  await refuseErased(tx, [fromId, intoId])
  refuseWrongWay(from, into)
  const identities = await identitiesOf(tx, [fromId, intoId])

  const both = joinFields({ fields: into.fields, at: into.fieldAt }, { fields: from.fields, at: from.fieldAt })
  // whoever merges says which lead goes on, and with it at which address it is reached
  const known = into.email === null ? both : { fields: { ...both.fields, email: into.email }, at: { ...both.at, email: now } }
  const joined = identities.filter((one) => one.lead === fromId).map((one) => ({ ...one, lead: intoId }))

  await saveLeads(tx, [refreshed(into, known, now), ...mergedAway([{ from: fromId, into: intoId, because: [] }], leads, now)])
  await saveIdentities(
    tx,
    [],
    withLink(
      joined,
      identities.filter((one) => one.lead === intoId),
    ),
    now,
  )
  await carryCorrections(tx, [{ from: fromId, into: intoId }], now)
  const merge = { from: fromId, into: intoId, reason: `a person said so: ${reason}`, evidence: [], actor }
  const id = await absorbLead(tx, merge, { known: leads, identities }, watch, now)
  await judge(tx, intoId, watch, now)
  return id
}

function there(leads: readonly Lead[], id: string): Lead {
  const lead = leads.find((one) => one.id === id)
  if (lead === undefined) throw new Refusal("not_found", `There is no lead with the id ${id.slice(0, 40)}.`, 404)
  if (lead.stage !== "merged") return lead
  throw new Refusal(
    "merged_already",
    `The lead ${id} was merged into ${lead.mergedInto ?? "another"} before; merge that one, or undo it first.`,
    409,
  )
}

/** Sales goes on with the cycle that got further; ending it by mistake would drop a lead. */
function refuseWrongWay(from: Lead, into: Lead): void {
  if (progressOf(from).rank <= progressOf(into).rank || progressOf(from).rank < 2) return
  const says = `Sales got further with the lead that would end (${from.stage}) than with the other (${into.stage}). Merge them the other way round.`
  throw new Refusal("other_way_round", says, 409)
}

/** What came with the merged lead speaks of the other one now; one identity of each says that they are the same, so that it holds whatever comes. */
function withLink(joined: readonly KnownIdentity[], others: readonly KnownIdentity[]) {
  const strongest = (list: readonly KnownIdentity[]) => list.filter(isPersonal).toSorted(byStrength)[0]
  const [one, other] = [strongest(joined), strongest(others)]
  return joined.map((identity) => {
    const same = identity.evidence?.same ?? []
    const evidence = identity === one && other !== undefined ? { ...identity.evidence, same: [...same, keyOf(other)] } : identity.evidence
    return { identity: identity.id, lead: identity.lead, evidence }
  })
}

async function judge(tx: Tx, id: string, { people, caretaker, voice }: Watch, now: Instant): Promise<void> {
  const rules = await rulesInForce(tx, now)
  const [lead] = await lockLeads(tx, [id])
  if (rules === null || lead === undefined) return
  const [account] = await accountsById(tx, lead.account === null ? [] : [lead.account])
  await judgeLeads(tx, [{ lead, isNew: false, account: account ?? null, arrived: [] }], { rules, people, caretaker, voice }, now)
}
