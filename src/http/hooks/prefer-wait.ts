import type { FastifyRequest } from "fastify"
import { translateSignal, type TranslatedItem } from "#domain/intake/translate-signal.ts"
import { toIso } from "#domain/instant.ts"
import type { VerdictView } from "#contract/signal.ts"
import { outcomesOf, type Outcome } from "#store/received.ts"
import type { NewSignal } from "#store/signal.ts"
import { leadsInFewWords, peopleInFewWords, type LeadSummary, type PersonSummary } from "#store/summary.ts"
import type { Tx } from "#store/workspace.ts"

const LONGEST_S = 10

/** How many milliseconds the caller wants to wait for the verdict: `Prefer: wait=N` in seconds, 10 at most; 0 without it. */
export function waitOf(request: FastifyRequest): number {
  const prefer = [request.headers["prefer"] ?? ""].flat().join(",")
  const seconds = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})/i.exec(prefer)?.[1]
  return seconds === undefined ? 0 : Math.min(Number(seconds), LONGEST_S) * 1000
}

/** What became of each item of a signal: the lead behind it with owner, tier and deadline, or why it is in quarantine. */
export async function verdictsOn(tx: Tx, signal: NewSignal): Promise<VerdictView[]> {
  const items = translateSignal(signal)
  const outcomes = await outcomesOf(
    tx,
    items.flatMap((item) => ("arrival" in item ? [item.arrival] : [])),
  )
  const byKey = new Map(outcomes.map((outcome) => [`${outcome.source}\u0000${outcome.externalId}`, outcome]))
  const leads = await leadsInFewWords(
    tx,
    outcomes.map((outcome) => outcome.lead),
  )
  const people = await peopleInFewWords(
    tx,
    outcomes.map((outcome) => outcome.owner),
  )
  return items.map((item) => toView(item, byKey, leads, people))
}

function toView(
  item: TranslatedItem,
  outcomes: ReadonlyMap<string, Outcome>,
  leads: ReadonlyMap<string, LeadSummary>,
  people: ReadonlyMap<string, PersonSummary>,
): VerdictView {
  if ("problem" in item) return { ...NOTHING, outcome: "quarantined", problem: item.problem.says }
  const outcome = outcomes.get(`${item.arrival.source}\u0000${item.arrival.externalId}`)
  if (outcome === undefined) return { ...NOTHING, outcome: "taken" }
  return {
    outcome: "taken",
    problem: null,
    lead: leads.get(outcome.lead) ?? null,
    stage: outcome.stage,
    handoff: outcome.handoff,
    owner: people.get(outcome.owner) ?? null,
    tier: outcome.tier,
    due_at: outcome.dueAt === null ? null : toIso(outcome.dueAt),
    next_action: outcome.nextAction,
  }
}

const NOTHING: Omit<VerdictView, "outcome"> = {
  problem: null,
  lead: null,
  stage: null,
  handoff: null,
  owner: null,
  tier: null,
  due_at: null,
  next_action: null,
}
