import type { EnrichmentRules } from "#domain/agreement/enrichment-rules.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import { breakerState } from "#domain/enrichment/breaker.ts"
import { isSpent } from "#domain/enrichment/is-spent.ts"
import { unknownAmong } from "#domain/enrichment/question.ts"
import { nextQuestion } from "#domain/enrichment/waterfall.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { freshAnswers } from "#store/enrichment.ts"
import { saveJudged } from "#store/lead.ts"
import { insertLookUps, openLookUps, saveLookUps, type LookUp } from "#store/look-up.ts"
import { newId } from "#store/new-id.ts"
import { allProviders } from "#store/provider.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import type { TouchedLead } from "#steps/01-intake.ts"
import type { Voice } from "#steps/announce.ts"
import { answersFor, enrichLeads, knownOf, limitsOf, type Answered } from "#steps/look-ups/enrich-leads.ts"
import { tellSpent } from "#steps/look-ups/tell-spent.ts"
import { subjectKeys, subjectOf } from "#steps/look-ups/subject-of.ts"
import type { Rules } from "#steps/rules.ts"

/** Only who is nobody's yet waits; who is worked on, held or at rest is judged as ever. */
const MAY_WAIT = ["captured", "nurture", "recycled"]

type Candidate = TouchedLead & Answered

/**
 * Between intake and score: leads of which something is unknown that the agreement needs and a provider could tell wait for it, with a deadline;
 * what was answered before is laid over at once. The leads that need not wait come back, in their order.
 */
export async function planLookUps(
  tx: Tx,
  touched: readonly TouchedLead[],
  { rules, voice }: { rules: Rules; voice: Voice },
  now: Instant,
): Promise<readonly TouchedLead[]> {
  const { enrichment } = rules.agreement
  if (enrichment === undefined || enrichment.needs.length === 0) return touched
  const wanting = touched.filter((one) => wants(one, enrichment)).map((one) => ({ ...one, subject: subjectOf(one.lead, one.account) }))
  if (wanting.length === 0) return touched
  const providers = await allProviders(tx, now)
  const open = new Map(
    (
      await openLookUps(
        tx,
        wanting.map((one) => one.lead.id),
      )
    ).map((lookUp) => [lookUp.lead, lookUp]),
  )
  const answers = Map.groupBy(
    await freshAnswers(
      tx,
      wanting.flatMap((one) => subjectKeys(one.subject)),
      now,
    ),
    (answer) => answer.subject,
  )

  const enriched = await enrichLeads(
    tx,
    wanting.map((one): Candidate => ({ ...one, answers: answersFor(one.subject, answers) })),
    providers,
  )
  const mayBeAsked = providers.filter((one) => one.isOn && breakerState(one.breaker, now) !== "open")
  const [spent, askable] = [mayBeAsked.filter(usedUp), mayBeAsked.filter((one) => !usedUp(one))]
  for (const one of spent) if (one.month.toldAt === null) await tellSpent(tx, one, voice, now)
  const waits = enriched.filter((one) => {
    const before = open.get(one.lead.id)
    if (before !== undefined) return before.state === "waiting" && before.deadline > now
    const answered = new Set(one.answers.map((answer) => answer.provider))
    return nextQuestion(enrichment.needs, knownOf(one), one.subject, askable, answered) !== null
  })

  await keepWaiting(tx, waits, open, enrichment, now)
  const waiting = new Set(waits.map((one) => one.lead.id))
  const known = new Map(enriched.map((one) => [one.lead.id, one]))
  return touched.flatMap((one) => (waiting.has(one.lead.id) ? [] : [known.get(one.lead.id) ?? one]))
}

function usedUp(one: Awaited<ReturnType<typeof allProviders>>[number]): boolean {
  return isSpent(one, one.month.cost)
}

function wants(one: TouchedLead, { needs, imports }: EnrichmentRules): boolean {
  if (!MAY_WAIT.includes(one.lead.stage)) return false
  if (!imports && one.arrived.every((arrived) => arrived.kind === "row")) return false
  return unknownAmong(needs, knownOf(one)).length > 0
}

/** Leads that wait stand as `captured` until then; one that waits already keeps its deadline, and what arrived meanwhile is kept for its judging. */
async function keepWaiting(
  tx: Tx,
  waits: readonly Candidate[],
  open: ReadonlyMap<string, LookUp>,
  enrichment: EnrichmentRules,
  now: Instant,
): Promise<void> {
  const limits = limitsOf(readDuration(enrichment.wait), now)
  const [fresh, more]: [LookUp[], LookUp[]] = [[], []]
  const standings = waits.map(({ lead, arrived, isNew }) => {
    const before = open.get(lead.id)
    if (before !== undefined) more.push({ ...before, arrived: [...before.arrived, ...arrived] })
    else
      fresh.push({
        ...{ id: newId(), lead: lead.id, state: "waiting", arrived, askedAt: now, ...limits },
        ...{ againAt: now, attempts: 0, endedAt: null, says: "" },
      })
    const dueAt = before?.deadline ?? limits.deadline
    const nextAction = `Being looked up until ${toIso(dueAt).slice(11, 19)} UTC`
    return { isNew, lead: { ...lead, stage: "captured" as const, nextAction, dueAt, updatedAt: now } }
  })
  await saveJudged(tx, standings)
  await insertLookUps(tx, fresh)
  await saveLookUps(tx, more)
  await setTimers(
    tx,
    standings.map(({ lead: { id, dueAt } }) => ({ kind: "lead", subject: id, dueAt })),
  )
}
