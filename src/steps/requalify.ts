import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { disqualifiedBy, saveRequalified } from "#store/disqualified.ts"
import { record } from "#store/journal.ts"
import { lockLeads, type Lead } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import type { Voice } from "#steps/announce.ts"
import { judgeAgain } from "#steps/look-again.ts"

/** A person's word on what disqualified a lead. `rule`: that by which it was disqualified last when null. */
export type Requalifying = { rule: string | null; why: string; actor: string }

/**
 * Sets a disqualifier aside for one lead, for good, and judges the lead again. Whatever comes later, that rule does not disqualify it any more; others may.
 *
 * @throws Refusal 404 for an unknown lead, 409 when no rule disqualified it
 */
export async function requalify(tx: Tx, id: string, { rule: wanted, why, actor }: Requalifying, voice: Voice, now: Instant): Promise<void> {
  const lead = await known(tx, id)
  const rule = wanted ?? (lead.stage === "disqualified" ? await disqualifiedBy(tx, id) : null)
  if (rule === null) {
    const says = "No rule disqualified this lead, so none can be set aside. What a person disqualified comes back when the lead asks again."
    throw new Refusal("not_disqualified", says, 409)
  }
  const rules = [...new Set([...lead.requalified, rule])]

  await saveRequalified(tx, id, rules)
  await note(tx, lead, { kind: "lead_requalified", says: `The rule "${rule}" does not count for this lead: ${why}`, rule, actor }, now)
  await judgeAgain(tx, [{ ...lead, requalified: rules }], voice, now)
}

/** Takes such a word back, and judges the lead again. @throws Refusal 404 when there is none */
export async function countRuleAgain(
  tx: Tx,
  id: string,
  rule: string,
  by: { why: string; actor: string },
  voice: Voice,
  now: Instant,
): Promise<void> {
  const lead = await known(tx, id)
  if (!lead.requalified.includes(rule)) throw new Refusal("not_found", "This rule was not set aside for this lead.", 404)
  const rules = lead.requalified.filter((one) => one !== rule)

  await saveRequalified(tx, id, rules)
  await note(
    tx,
    lead,
    { kind: "lead_rule_counts", says: `The rule "${rule}" counts for this lead again: ${by.why}`, rule, actor: by.actor },
    now,
  )
  await judgeAgain(tx, [{ ...lead, requalified: rules }], voice, now)
}

async function known(tx: Tx, id: string): Promise<Lead> {
  const [lead] = await lockLeads(tx, [id])
  if (lead === undefined || lead.stage === "merged") throw new Refusal("not_found", "There is no lead of this id here.", 404)
  return lead
}

type Word = { kind: string; says: string; rule: string; actor: string }

async function note(tx: Tx, lead: Lead, { kind, says, rule, actor }: Word, now: Instant): Promise<void> {
  await record(tx, [{ at: now, actor, kind, says, lead: lead.id, handoff: null, agreement: null, detail: { rule } }])
}
