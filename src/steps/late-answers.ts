import { readDuration } from "#domain/agreement/duration.ts"
import type { Instant } from "#domain/instant.ts"
import { isRouteInputs } from "#domain/proof/replay-route.ts"
import { creditBack } from "#domain/routing/round-robin.ts"
import { guessedLeads } from "#store/account-match.ts"
import { decisionsOn } from "#store/decision.ts"
import { saveStandings } from "#store/lead.ts"
import { lockOpenHandoffsOf, type Handoff } from "#store/handoff.ts"
import { touchesOf } from "#store/touch.ts"
import { turnOf } from "#store/pool.ts"
import type { Tx } from "#store/tx.ts"
import type { TouchedLead } from "#steps/01-intake.ts"
import { knowLeads, scoreLeads, type ScoredLead } from "#steps/02-score.ts"
import { decideAndKeep, questionFor } from "#steps/05-routing.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { loadWatched, type Watched } from "#steps/07-sla.ts"
import { moveHandoffs, type Move } from "#steps/07-sla/move-handoff.ts"
import { raiseTier, tellOwner } from "#steps/append-signals.ts"
import { judgeLeads, type Bench } from "#steps/judge-leads.ts"
import { rulesOf } from "#steps/rules.ts"

/** What a provider told of a lead that had gone on without it, in words. */
export type LateAnswer = { touched: TouchedLead; told: string[] }

const RESTING = ["captured", "nurture", "recycled"]
const WORKED = ["handed_off", "accepted", "sql", "opportunity"]

/**
 * Answers that came after their lead went on: a lead in nurture is judged again; one that somebody has is scored again, may become more urgent
 * (never less), and goes to whom it would have gone at once, if nobody touched or accepted it and the agreed time since the handoff is not over.
 */
export async function takeLateAnswers(tx: Tx, late: readonly LateAnswer[], bench: Bench, now: Instant): Promise<void> {
  if (late.length === 0) return
  await judgeLeads(
    tx,
    late.filter(({ touched }) => RESTING.includes(touched.lead.stage)).map(({ touched }) => touched),
    bench,
    now,
  )
  const worked = late.filter(({ touched }) => WORKED.includes(touched.lead.stage))
  if (worked.length === 0) return
  const told = new Map(worked.map((one) => [one.touched.lead.id, one.told]))
  const scored = await scoreAgain(
    tx,
    worked.map(({ touched }) => touched),
    bench,
    now,
  )
  const handoffs = await lockOpenHandoffsOf(
    tx,
    scored.map((one) => one.lead.id),
  )
  for (const one of scored) {
    const handoff = handoffs.find((each) => each.lead === one.lead.id)
    if (handoff === undefined) continue
    const news = told.get(one.lead.id) ?? []
    const raised = await raiseTier(tx, handoff, one, bench, now)
    const isMoved = await correctRoute(tx, raised, one, news, bench, now)
    if (raised.tier !== handoff.tier && !isMoved)
      await tellOwner(tx, raised, one, [`is tier ${raised.tier} now: ${news.join(", ")}`], bench, now)
  }
}

async function scoreAgain(tx: Tx, leads: readonly TouchedLead[], { rules }: Bench, now: Instant): Promise<ScoredLead[]> {
  const scored = (await scoreLeads(tx, await knowLeads(tx, leads, rules, now), rules, now)).map((one) => ({
    ...one,
    lead: { ...one.lead, model: one.score.model, fit: one.score.fit, intent: one.score.intent },
  }))
  await saveStandings(
    tx,
    scored.map((one) => one.lead),
  )
  return scored
}

/** Answers whether the lead went to somebody else. */
async function correctRoute(
  tx: Tx,
  handoff: Handoff,
  one: ScoredLead,
  told: readonly string[],
  bench: Bench,
  now: Instant,
): Promise<boolean> {
  const within = bench.rules.agreement.enrichment?.correct_within
  if (within === undefined || now > handoff.openedAt + readDuration(within)) return false
  if (handoff.state !== "open" || handoff.firstTouchAt !== null || (await touchesOf(tx, [handoff.id])).length > 0) return false

  const watch = { people: bench.people, caretaker: bench.caretaker, voice: bench.voice }
  const [watched] = await loadWatched(tx, [handoff.id], watch, now)
  if (watched === undefined) return false
  const move = await otherRoute(tx, watched, one, told, bench, now)
  if (move === null) return false
  await moveHandoffs(tx, [{ watched, move }], watch, now)
  return true
}

/** To whom the lead goes by what is known now, when that is by another way than it went: the turn of another territory's pool, or an account's owner. */
async function otherRoute(
  tx: Tx,
  { handoff, owner, lead }: Watched,
  one: ScoredLead,
  told: readonly string[],
  { people }: Bench,
  now: Instant,
): Promise<Move | null> {
  const rules = await rulesOf(tx, handoff.agreement)
  const book = await PoolBook.open(tx, rules, people, now)
  const isGuess = (await guessedLeads(tx, [lead.id])).has(lead.id)
  const asIs = { ...one, isGuess, tier: handoff.tier, lead: { ...one.lead, cycles: handoff.cycle - 1 } }
  const question = questionFor(asIs, rules, book, new Map())
  const before = (await decisionsOn(tx, lead.id, now)).routing?.inputs
  const isOther =
    isRouteInputs(before) && (before.question.pool !== question.pool || before.question.accountOwner?.id !== question.accountOwner?.id)
  if (!isOther) return null

  const creditedBack = await giveTurnBack(tx, { handoff, owner }, book)
  const { route, inputs } = decideAndKeep(question, book, handoff.tier, now)
  const to = route.kind === "assigned" ? people.find((person) => person.id === route.owner) : undefined
  if (route.kind !== "assigned" || to === undefined || to.id === owner.id) return null
  book.took(to.id, handoff.tier, route.pool, handoff.id, route.ledgers)
  book.released(owner.id, handoff.tier)
  await book.save(tx)
  const why = `It became known only now: ${told.join(", ")}. So it goes another way: ${route.says}.`
  return { to, why, method: "reassigned", pool: route.pool, attempts: route.attempts, inputs, endedAs: "corrected", creditedBack }
}

/** Nobody pays a turn for a lead that was never meant for them. */
async function giveTurnBack(tx: Tx, { handoff, owner }: Pick<Watched, "handoff" | "owner">, book: PoolBook): Promise<boolean> {
  const ledger = handoff.pool === null ? null : book.ledger(handoff.pool)
  if (handoff.pool === null || ledger === null || !ledger.members.some((member) => member.id === owner.id)) return false
  const original = await turnOf(tx, handoff.pool, handoff.id, owner.id)
  if (original === null) return false
  book.credited(handoff.pool, owner.id, handoff.id, creditBack(ledger, owner.id, { original }).ledger)
  return true
}
