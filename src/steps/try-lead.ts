import { almost } from "#domain/qualification/almost.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import { isKnownFact } from "#domain/agreement/known-facts.ts"
import type { Agreement, Tier } from "#domain/agreement/agreement.ts"
import { exampleFacts } from "#domain/agreement/run-examples.ts"
import { matchAccount, type MatchDecision } from "#domain/account/match-account.ts"
import { choosePlay } from "#domain/brief/choose-play.ts"
import type { Facts, FieldValue } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import { qualify } from "#domain/qualification/qualify.ts"
import type { Qualification } from "#domain/qualification/qualification.ts"
import { explainScore } from "#domain/score/explain-score.ts"
import { leadFacts } from "#domain/score/lead-facts.ts"
import { scoreLead } from "#domain/score/score-lead.ts"
import type { Score } from "#domain/score/score.ts"
import { Refusal } from "#domain/refusal.ts"
import type { Route } from "#domain/routing/decide-route.ts"
import { accountsById, type Account } from "#store/account.ts"
import { openOnAccounts } from "#store/handoff.ts"
import { allPeople } from "#store/person.ts"
import { rolledBack } from "#store/rolled-back.ts"
import type { Tx } from "#store/tx.ts"
import { candidatesOf } from "#steps/01-intake/account-candidates.ts"
import { companyOf } from "#steps/01-intake/company-of.ts"
import { decideAndKeep, questionFor, type Routable } from "#steps/05-routing.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { rulesOf, type Rules } from "#steps/rules.ts"

/** A lead that is made up: what is known of it, and what it did how long ago. */
export type TrialLead = Pick<Agreement["examples"][number], "lead" | "signals">

/** What would become of it. `route`: null unless it qualifies. */
export type Trial = {
  score: Score
  reasons: ReturnType<typeof explainScore>
  qualification: Qualification
  almost: ReturnType<typeof almost>
  play: string | null
  match: MatchDecision
  account: Account | null
  territory: string | null
  pool: string | null
  route: Route | null
}

const A_DAY = 24 * 60 * 60_000

/**
 * What would become of a made-up lead under a version of the agreement, with the people, accounts and turns of now. Nothing is kept, no provider is
 * asked, and no turn is used. What is said of computed facts, such as `account.target` or `email_kind`, counts as said.
 */
export async function tryLead(tx: Tx, version: string, { lead, signals = [] }: TrialLead, now: Instant): Promise<Trial> {
  const rules = await rulesOf(tx, version)
  const { account, match } = await accountFor(tx, lead, now)
  const facts = factsOf({ lead, signals }, account, now)

  const score = scoreLead(rules.scoring, facts)
  const context = { cycleNumber: Number(facts.fields["cycle.number"] ?? 1) }
  const qualification = qualify(rules.qualification, score, facts, context)
  const seen = withComputed(facts, score, context)
  const judged = { score, reasons: explainScore(score, rules.agreement, facts.events, now), qualification, match, account }
  const missed = almost({ scoring: rules.scoring, qualification: rules.qualification }, facts, context)
  if (qualification.kind !== "qualified") return { ...judged, almost: missed, play: null, territory: null, pool: null, route: null }

  const isGuess = match.confidence === "possible"
  const one: Routable = {
    account,
    facts,
    score,
    lead: { account: account?.id ?? null, cycles: context.cycleNumber - 1 },
    tier: qualification.tier,
    isGuess,
  }
  const { route, question } = await routeOf(tx, one, rules, now)
  return { ...judged, almost: missed, play: choosePlay(rules.plays, seen).id, territory: question.rule, pool: question.pool, route }
}

/** @throws Refusal 422 for a signal, a fact or a time that the agreement can't read */
export function checkTrial({ signals: known }: Pick<Agreement, "signals">, { lead, signals = [] }: TrialLead): void {
  const wrong = [
    ...Object.keys(lead).flatMap((fact) =>
      isKnownFact(fact) ? [] : [{ pointer: `/body/lead/${fact}`, message: `There is no fact "${fact}".` }],
    ),
    ...signals.flatMap(({ signal, ago }, place) => [
      ...(Object.hasOwn(known, signal)
        ? []
        : [{ pointer: `/body/signals/${place}/signal`, message: `The agreement has no signal "${signal}".` }]),
      ...(isDuration(ago)
        ? []
        : [{ pointer: `/body/signals/${place}/ago`, message: `"${ago}" is not a length of time such as "2 hours".` }]),
    ]),
  ]
  if (wrong.length > 0) throw new Refusal("invalid", wrong[0]?.message ?? "", 422, wrong)
}

function isDuration(text: string): boolean {
  try {
    return readDuration(text) >= 0
  } catch {
    return false
  }
}

/** The account that is there already; one that would be made has no owner, so it decides nothing. */
async function accountFor(tx: Tx, lead: TrialLead["lead"], now: Instant): Promise<{ account: Account | null; match: MatchDecision }> {
  const email = typeof lead["email"] === "string" ? lead["email"] : null
  const company = companyOf({ email, fields: lead as Record<string, FieldValue> })
  const { candidates, ties } = await candidatesOf(tx, [{ company, lead: null }], now)
  const match = matchAccount(company, candidates[0] ?? [], ties)
  const [account] = await accountsById(tx, match.account === null ? [] : [match.account])
  return { account: account ?? null, match }
}

function factsOf(trial: TrialLead, account: Account | null, now: Instant): Facts {
  const { fields, events } = exampleFacts(trial, now)
  const said = trial.lead as Record<string, FieldValue>
  const known = leadFacts(said, account, events, now)
  return { ...known, fields: { ...fields, ...known.fields, ...said } }
}

async function routeOf(tx: Tx, one: Routable & { tier: Tier }, rules: Rules, now: Instant) {
  const people = await allPeople(tx, now)
  const since = now - rules.agreement.routing.open_cycle.within_days * A_DAY
  const contacts = await openOnAccounts(tx, one.account === null ? [] : [one.account.id], since)
  return rolledBack(tx, async () => {
    const book = await PoolBook.open(tx, rules, people, now)
    const question = questionFor(one, rules, book, new Map(contacts.map((each) => [each.account, each.owner])))
    return { question, route: decideAndKeep(question, book, one.tier, now).route }
  })
}
