import type { Facts, SignalEvent } from "#domain/condition/condition.ts"
import { leadFacts } from "#domain/score/lead-facts.ts"
import { scoreLead } from "#domain/score/score-lead.ts"
import type { Score } from "#domain/score/score.ts"
import type { Instant } from "#domain/instant.ts"
import { insertScores } from "#store/decision.ts"
import { engagementsOf, type LeadEngagement } from "#store/engagement.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { insertBotMarks } from "#store/bot.ts"
import { checkedFacts, machineIn, type Machine } from "#steps/check-lead.ts"
import type { TouchedLead } from "#steps/01-intake.ts"
import type { Rules } from "#steps/rules.ts"

/** A lead with its history as the agreement reads it. */
export type KnownLead = TouchedLead & {
  history: LeadEngagement[]
  signals: { names: string[]; event: LeadEngagement }[]
  machine: Machine
  facts: Facts
}
export type ScoredLead = KnownLead & { score: Score; scoreId: string }

/** So many of a lead's newest engagements are judged; more is a machine, and caps make the rest worth nothing. */
const MOST_EVENTS = 2_000

/** The leads with all that is known of them, read by these rules: which named signals their engagements are. */
export async function knowLeads(tx: Tx, leads: readonly TouchedLead[], rules: Rules, now: Instant): Promise<KnownLead[]> {
  const engagements = await engagementsOf(
    tx,
    leads.filter((one) => one.history === undefined).map((one) => one.lead.id),
    MOST_EVENTS,
  )
  const byLead = Map.groupBy(engagements, (engagement) => engagement.lead)
  return leads.map((one) => {
    const history = one.history ?? byLead.get(one.lead.id) ?? []
    const machine = machineIn(history)
    const own = machine.marks.size === 0 ? history : history.filter((event) => !machine.marks.has(event.id))
    const signals = own.map((event) => ({ names: rules.recognise(event), event }))
    const facts = leadFacts(one.lead.fields, one.account, signalEvents(signals), now, one.lead.enriched)
    return {
      ...one,
      history,
      signals,
      machine,
      facts: { ...facts, fields: { ...facts.fields, ...checkedFacts(one.lead, facts, rules, { history, machine }) } },
    }
  })
}

/** Step 2: fit and intent of each lead as of now, with the reasons that add up; kept with what they were made from. */
export async function scoreLeads(tx: Tx, leads: readonly KnownLead[], rules: Rules, now: Instant): Promise<ScoredLead[]> {
  const scored = leads.map((one): ScoredLead => ({ ...one, score: scoreLead(rules.scoring, one.facts), scoreId: newId() }))

  await insertScores(
    tx,
    scored.map((one) => ({
      id: one.scoreId,
      lead: one.lead.id,
      at: now,
      agreement: rules.id,
      score: one.score,
      inputs: { fields: one.facts.fields, events: [...one.facts.events] },
    })),
  )
  await insertBotMarks(
    tx,
    leads.flatMap((one) => one.machine.seen),
    now,
  )
  return scored
}

function signalEvents(signals: KnownLead["signals"]): SignalEvent[] {
  return signals.flatMap(({ names, event }) => names.map((signal) => ({ signal, at: event.occurredAt })))
}
