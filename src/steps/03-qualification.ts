import type { Facts } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { mayReenter, type ReEntryVerdict } from "#domain/qualification/re-entry.ts"
import { qualify, staysQualified } from "#domain/qualification/qualify.ts"
import type { Qualification } from "#domain/qualification/qualification.ts"
import { scoreLead } from "#domain/score/score-lead.ts"
import { insertQualifications } from "#store/decision.ts"
import { cyclesSince } from "#store/handoff.ts"
import type { Lead } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import type { ScoredLead } from "#steps/02-score.ts"
import type { Rules } from "#steps/rules.ts"

export type JudgedLead = ScoredLead & { qualification: Qualification; qualificationId: string; reEntry: ReEntryVerdict }

const A_YEAR = 365 * 24 * 60 * 60_000

/** Step 3: what the agreement says of each lead: qualified with a tier, not yet with what is missing, or disqualified by a rule. */
export async function qualifyLeads(tx: Tx, leads: readonly ScoredLead[], rules: Rules, now: Instant): Promise<JudgedLead[]> {
  const comeBack = leads.filter((one) => one.lead.lastClosedAt !== null).map((one) => one.lead.id)
  const cycles = await cyclesSince(tx, comeBack, now - A_YEAR)

  const judged = leads.map((one): JudgedLead => {
    const reEntry = reEntryOf(one.lead, one.facts, cycles.get(one.lead.id) ?? 0, rules, now)
    const qualification = judge(one, reEntry, rules)
    return { ...one, qualification, qualificationId: newId(), reEntry }
  })

  await insertQualifications(
    tx,
    judged.map((one) => ({
      id: one.qualificationId,
      lead: one.lead.id,
      score: one.scoreId,
      at: now,
      agreement: rules.id,
      tier: one.qualification.kind === "qualified" ? one.qualification.tier : null,
      qualification: one.qualification,
    })),
  )
  return judged
}

/** For a lead that was handed off before, only intent newer than the last closing counts. */
function judge(one: ScoredLead, reEntry: ReEntryVerdict, rules: Rules): Qualification {
  const verdict = judgeFresh(one, reEntry, rules)
  const { lead } = one
  // a lead that was qualified and waits leaves a little later than it came, so that fading points don't make it flap
  if (lead.stage !== "held" || lead.tier === null || verdict.kind !== "not_yet" || !staysQualified(one.score, rules.agreement.gate))
    return verdict
  return { kind: "qualified", tier: lead.tier, override: null, proofs: verdict.proofs, why: verdict.why }
}

function judgeFresh(one: ScoredLead, reEntry: ReEntryVerdict, rules: Rules): Qualification {
  const context = { cycleNumber: one.lead.cycles + 1 }
  const since = reEntry.kind === "may" ? reEntry.intentSince : one.lead.lastClosedAt
  if (since === null) return qualify(rules.qualification, one.score, one.facts, context)
  const facts = { ...one.facts, events: one.facts.events.filter((event) => event.at > since) }
  return qualify(rules.qualification, scoreLead(rules.scoring, facts), facts, context)
}

function reEntryOf(lead: Lead, facts: Facts, cyclesLast12Months: number, { agreement }: Rules, now: Instant): ReEntryVerdict {
  const closedAt = lead.lastClosedAt
  return mayReenter(
    {
      lastClosedAt: closedAt,
      closedAs: lead.closedAs,
      coolDownUntil: lead.coolDownUntil,
      breakThroughSignals: new Map(agreement.re_entry.break_through.map((name) => [name, agreement.signals[name]?.says ?? name])),
      eventsSinceClose: closedAt === null ? [] : facts.events.filter((event) => event.at > closedAt),
      cyclesLast12Months,
      most: agreement.re_entry.most_cycles_per_year,
      reasonWasNoCapacity: lead.closedAs === "no_capacity",
    },
    now,
  )
}
