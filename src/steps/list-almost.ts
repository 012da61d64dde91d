import type { Instant } from "#domain/instant.ts"
import { almost } from "#domain/qualification/almost.ts"
import type { Almost } from "#domain/qualification/qualification.ts"
import { qualify } from "#domain/qualification/qualify.ts"
import { scoreLead } from "#domain/score/score-lead.ts"
import { MICRO } from "#domain/score/score.ts"
import { accountsById } from "#store/account.ts"
import { nearestToGate } from "#store/almost.ts"
import { leadsById, type Lead } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import { knowLeads, type KnownLead } from "#steps/02-score.ts"
import { rulesInForce, type Rules } from "#steps/rules.ts"

/** A lead that one more signal or one more known field would make qualified. `missing`: what it lacks as it is. */
export type AlmostLead = { lead: Lead; fit: number; intent: number; missing: string[]; says: string; nearest: Almost[] }

/** So many leads nearest to the gate are tried; each is tried with every signal and field that the agreement knows. */
const MOST_TRIED = 200

/** Leads that one change would qualify, judged as of now, the nearest to the gate first. `looked`: how many were tried. */
export async function listAlmost(tx: Tx, limit: number, now: Instant): Promise<{ looked: number; leads: AlmostLead[]; gate: Gate | null }> {
  const rules = await rulesInForce(tx, now)
  if (rules === null) return { looked: 0, leads: [], gate: null }
  const { fit, intent } = rules.agreement.gate
  const gate = { fit: fit.at_least, intent: intent.at_least }
  const near = await nearestToGate(tx, { fit: Math.round(gate.fit * MICRO), intent: Math.round(gate.intent * MICRO) }, MOST_TRIED)
  const leads = new Map((await leadsById(tx, near)).map((lead) => [lead.id, lead]))
  const accounts = await accountsOf(tx, [...leads.values()])
  const touched = near.flatMap((id) => {
    const lead = leads.get(id)
    return lead === undefined ? [] : [{ lead, isNew: false, account: accounts.get(lead.account ?? "") ?? null, arrived: [] }]
  })
  const known = await knowLeads(tx, touched, rules, now)

  const found: AlmostLead[] = []
  for (const one of known) {
    if (found.length === limit) break
    const lead = almostOf(one, rules)
    if (lead !== null) found.push(lead)
  }
  return { looked: known.length, leads: found, gate }
}

type Gate = { fit: number; intent: number }

async function accountsOf(tx: Tx, leads: readonly Lead[]) {
  const ids = [...new Set(leads.flatMap((lead) => lead.account ?? []))]
  return new Map((await accountsById(tx, ids)).map((account) => [account.id, account]))
}

function almostOf({ lead, facts }: KnownLead, { scoring, qualification }: Rules): AlmostLead | null {
  const cycle = { cycleNumber: lead.cycles + 1 }
  const nearest = almost({ scoring, qualification }, facts, cycle)
  if (nearest.length === 0) return null
  const score = scoreLead(scoring, facts)
  const verdict = qualify(qualification, score, facts, cycle)
  const missing = verdict.kind === "not_yet" ? verdict.missing : []
  return { lead, fit: score.fit / MICRO, intent: score.intent / MICRO, missing, says: verdict.why, nearest }
}
