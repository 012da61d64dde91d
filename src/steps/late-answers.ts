import type { Tier } from "#domain/agreement/agreement.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { Instant } from "#domain/instant.ts"
import type { RouteInputs } from "#domain/proof/route-inputs.ts"
import { isRouteInputs } from "#domain/proof/replay-route.ts"
import { creditBack } from "#domain/routing/round-robin.ts"
import { guessedLeads } from "#store/account-match.ts"
import { lastRouteInputs } from "#store/decision.ts"
import { saveStandings } from "#store/lead.ts"
import { lockOpenHandoffsOf, type Handoff } from "#store/handoff.ts"
import { touchesOf } from "#store/touch.ts"
import { turnOf } from "#store/pool.ts"
import type { Tx } from "#store/tx.ts"
import type { TouchedLead } from "#steps/01-intake.ts"
import { knowLeads, scoreLeads, type ScoredLead } from "#steps/02-score.ts"
import { decideAndKeep, questionFor, territoryOf } from "#steps/05-routing.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { loadWatched, type Watched } from "#steps/07-sla.ts"
import { moveHandoffs, type Move } from "#steps/07-sla/move-handoff.ts"
import { raiseTier, tellOwner } from "#steps/append-signals.ts"
import { judgeHeld } from "#steps/judge-held.ts"
import { judgeLeads, type Bench } from "#steps/judge-leads.ts"
import { rulesOf } from "#steps/rules.ts"

/** What a provider told of a lead that had gone on without it, in words. */
export type LateAnswer = { touched: TouchedLead; told: string[] }

const RESTING = ["captured", "nurture", "recycled"]
const WORKED = ["handed_off", "accepted", "sql", "opportunity"]

/**
 * Answers that came after their lead went on: a lead in nurture or held is judged again; one that somebody has is scored again, may become more
 * urgent (never less), and goes to whom it would have gone at once, if nobody touched or accepted it and the agreed time since the handoff is not over.
 */
export async function takeLateAnswers(tx: Tx, late: readonly LateAnswer[], bench: Bench, now: Instant): Promise<void> {
  if (late.length === 0) return
  await judgeLeads(
    tx,
    late.filter(({ touched }) => RESTING.includes(touched.lead.stage)).map(({ touched }) => touched),
    bench,
    now,
  )
  await judgeHeld(
    tx,
    late.filter(({ touched }) => touched.lead.stage === "held").map(({ touched }) => touched),
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
  const handoffs = new Map(
    (
      await lockOpenHandoffsOf(
        tx,
        scored.map((one) => one.lead.id),
      )
    ).map((handoff) => [handoff.lead, handoff]),
  )
  const raised: Raised[] = []
  for (const one of scored) {
    const before = handoffs.get(one.lead.id)
    if (before === undefined) continue
    const handoff = await raiseTier(tx, before, one, bench, now)
    raised.push({ one, before, handoff, told: told.get(one.lead.id) ?? [] })
  }
  const moved = await correctRoutes(tx, raised, bench, now)
  for (const { one, before, handoff, told: news } of raised) {
    if (handoff.tier === before.tier || moved.has(handoff.id)) continue
    await tellOwner(tx, handoff, one, [`is tier ${handoff.tier} now: ${news.join(", ")}`], bench, now)
  }
}

/** A lead that somebody has, scored again; its handoff before and after it may have become more urgent. */
type Raised = { one: ScoredLead; before: Handoff; handoff: Handoff; told: string[] }

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

/** Those that go to somebody else now, by handoff. Only who would go another way is looked at more closely. */
async function correctRoutes(tx: Tx, raised: readonly Raised[], bench: Bench, now: Instant): Promise<Set<string>> {
  const within = bench.rules.agreement.enrichment?.correct_within
  const since = within === undefined ? Number.POSITIVE_INFINITY : now - readDuration(within)
  const free = raised.filter(({ handoff }) => handoff.openedAt >= since && handoff.state === "open" && handoff.firstTouchAt === null)
  const routes = await lastRouteInputs(
    tx,
    free.map(({ one }) => one.lead.id),
  )
  const other: (Raised & { way: RouteInputs })[] = []
  for (const each of free) {
    const way = routes.get(each.one.lead.id)
    if (isRouteInputs(way) && (await isOtherWay(tx, each, way))) other.push({ ...each, way })
  }
  const touched = new Set(
    (
      await touchesOf(
        tx,
        other.map(({ handoff }) => handoff.id),
      )
    ).map((touch) => touch.handoff),
  )

  const moved = new Set<string>()
  const watch = { people: bench.people, caretaker: bench.caretaker, voice: bench.voice }
  for (const each of other.filter(({ handoff }) => !touched.has(handoff.id))) {
    const [watched] = await loadWatched(tx, [each.handoff.id], watch, now)
    const move = watched === undefined ? null : await otherRoute(tx, watched, each, bench, now)
    if (watched === undefined || move === null) continue
    await moveHandoffs(tx, [{ watched, move }], watch, now)
    moved.add(each.handoff.id)
  }
  return moved
}

/** Whether the lead belongs to another territory's pool, or its account to another owner, than it was routed by. */
async function isOtherWay(tx: Tx, { one, handoff }: Raised, { question }: RouteInputs): Promise<boolean> {
  const rules = await rulesOf(tx, handoff.agreement)
  const { pool } = territoryOf(asItWas(one, handoff), rules)
  return pool !== question.pool || (one.account?.owner ?? null) !== (question.accountOwner?.id ?? null)
}

/** The lead as it was before this cycle began. */
function asItWas(one: ScoredLead, { tier, cycle }: Handoff): ScoredLead & { tier: Tier } {
  return { ...one, tier, lead: { ...one.lead, cycles: cycle - 1 } }
}

/** To whom the lead goes by what is known now, when that is by another way than it went: the turn of another territory's pool, or an account's owner. */
async function otherRoute(
  tx: Tx,
  { handoff, owner, lead }: Watched,
  { one, told, way }: Raised & { way: RouteInputs },
  { people }: Bench,
  now: Instant,
): Promise<Move | null> {
  const rules = await rulesOf(tx, handoff.agreement)
  const book = await PoolBook.open(tx, rules, people, now)
  const isGuess = (await guessedLeads(tx, [lead.id])).has(lead.id)
  const question = questionFor({ ...asItWas(one, handoff), isGuess }, rules, book, new Map())
  if (way.question.pool === question.pool && way.question.accountOwner?.id === question.accountOwner?.id) return null

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
