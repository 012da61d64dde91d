import type { Facts } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { almost } from "#domain/qualification/almost.ts"
import { explainScore } from "#domain/score/explain-score.ts"
import { scoreLead } from "#domain/score/score-lead.ts"
import { MICRO } from "#domain/score/score.ts"
import { accountsById } from "#store/account.ts"
import type { Lead } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import { knowLeads } from "#steps/02-score.ts"
import { explainChecks } from "#steps/explain-checks.ts"
import { rulesInForce, type Rules } from "#steps/rules.ts"

/**
 * A lead's score as of an instant, with its reasons and what would change it most, and what was found by checking the lead. Null without an agreement.
 *
 * @param then what was known of the lead when it was last judged by then; null: never
 */
export async function explainJudgement(tx: Tx, lead: Lead, then: Facts["fields"] | null, at: Instant) {
  const rules = await rulesInForce(tx, at)
  if (rules === null) return { score: null, checks: null }
  const [account] = await accountsById(tx, lead.account === null ? [] : [lead.account])
  const [known] = await knowLeads(tx, [{ lead, isNew: false, account: account ?? null, arrived: [] }], rules, at)
  if (known === undefined) return { score: null, checks: null }
  const fields = at >= lead.updatedAt || then === null ? known.facts.fields : then
  const facts = { ...known.facts, fields, events: known.facts.events.filter((event) => event.at <= at) }
  return { score: scoreOf(lead, facts, rules, at), checks: explainChecks(known, at) }
}

function scoreOf(lead: Lead, facts: Facts, rules: Rules, at: Instant) {
  const score = scoreLead(rules.scoring, facts)
  return {
    fit: score.fit / MICRO,
    intent: score.intent / MICRO,
    completeness: score.fitCompleteness,
    model: score.model,
    region: score.region,
    agreement: { id: rules.id, version: rules.version },
    reasons: explainScore(score, rules.agreement, facts.events, at).map((reason) => ({ ...reason, points: reason.points / MICRO })),
    almost: almost({ scoring: rules.scoring, qualification: rules.qualification }, facts, { cycleNumber: lead.cycles + 1 }),
  }
}
