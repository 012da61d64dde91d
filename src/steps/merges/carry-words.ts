import type { Instant } from "#domain/instant.ts"
import { insertMatches, lastMatches } from "#store/account-match.ts"
import { saveRequalified } from "#store/disqualified.ts"
import { saveLeadAccounts, type Lead } from "#store/lead.ts"
import type { LeadMerge } from "#store/merge.ts"
import type { Tx } from "#store/tx.ts"

type Pair = { from: string; into: string }

/** A person's word on a lead's account goes along when the lead becomes part of another, unless a person said something of that one too. Answers lead → account. */
export async function carryCorrections(tx: Tx, merges: readonly Pair[], now: Instant): Promise<Map<string, string | null>> {
  const carried = new Map<string, string | null>()
  if (merges.length === 0) return carried
  const last = await lastMatches(
    tx,
    merges.flatMap(({ from, into }) => [from, into]),
  )
  const matches = merges.flatMap(({ from, into }) => {
    const [word, own] = [last.get(from), last.get(into)]
    if (word?.code !== "by_hand" || own?.code === "by_hand" || carried.has(into)) return []
    carried.set(into, word.account)
    return [{ ...word, lead: into, at: now, inputs: cameWith(from) }]
  })
  await insertMatches(tx, matches)
  await saveLeadAccounts(
    tx,
    [...carried].map(([id, account]) => ({ id, account })),
  )
  return carried
}

/** The disqualifiers that people set aside for either of two leads which are one. */
export function setAsideFor(into: Pick<Lead, "requalified">, from: readonly Pick<Lead, "requalified">[]): readonly string[] {
  return from.length === 0 ? into.requalified : [...new Set([into, ...from].flatMap((lead) => lead.requalified))]
}

/** What a person set aside for the merged lead is set aside for the one that goes on. */
export async function carryRequalified(tx: Tx, from: Lead, into: Lead): Promise<void> {
  const rules = setAsideFor(into, [from])
  if (rules.length > into.requalified.length) await saveRequalified(tx, into.id, rules)
}

/** Two people after all: words that were meant for the merged lead alone no longer count for the one that went on. */
export async function takeWordsBack(
  tx: Tx,
  { before, at }: LeadMerge,
  { survivor, actor }: { survivor: Lead; actor: string },
  now: Instant,
): Promise<void> {
  const { from, into } = before
  const foreign = (from.requalified ?? []).filter((rule) => !(into.requalified ?? []).includes(rule))
  if (foreign.length > 0)
    await saveRequalified(
      tx,
      survivor.id,
      survivor.requalified.filter((rule) => !foreign.includes(rule)),
    )
  const word = (await lastMatches(tx, [survivor.id])).get(survivor.id)
  if (word === undefined || word.inputs !== cameWith(from.id)) return
  const own = (await lastMatches(tx, [survivor.id], at - 1)).get(survivor.id)
  const account = own?.account ?? null
  // whoever undoes the merge says by it whose lead this is; nothing but a person's word may follow a person's word
  await insertMatches(tx, [{ ...word, account, at: now, inputs: own?.inputs ?? "", actor, says: "Two people after all." }])
  await saveLeadAccounts(tx, [{ id: survivor.id, account }])
}

/** Marks a decision that was made for another lead. */
function cameWith(lead: string): string {
  return `merged:${lead}`
}
