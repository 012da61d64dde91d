import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import { decideRoute, type PoolSnapshot, type Route, type RouteQuestion } from "#domain/routing/decide-route.ts"
import { routeInputs, type RouteInputs } from "#domain/proof/route-inputs.ts"
import type { Person } from "#domain/people/person.ts"
import { insertRoutingDecisions, type RoutingMethod } from "#store/decision.ts"
import { openOnAccounts } from "#store/handoff.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import type { ScoredLead } from "#steps/02-score.ts"
import type { BriefedLead } from "#steps/04-brief.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import type { Rules } from "#steps/rules.ts"

/** A lead with its owner, or with why nobody could be found. `colleague`: who works an open cycle of the same account, or null. */
export type RoutedLead = BriefedLead & {
  tier: Tier
  handoffId: string
  route: Route
  pool: string
  routingId: string
  inputs: RouteInputs
  colleague: string | null
}

const A_DAY = 24 * 60 * 60_000

/**
 * Step 5: each lead gets exactly one owner: by its account, of an open cycle there, or whose turn it is in the pool of its territory.
 * The most urgent first, then the one that waits longest. Every decision is kept with everybody who was looked at.
 */
export async function routeLeads(
  tx: Tx,
  leads: readonly (BriefedLead & { tier: Tier })[],
  rules: Rules,
  people: readonly Person[],
  now: Instant,
): Promise<RoutedLead[]> {
  if (leads.length === 0) return []
  const since = now - rules.agreement.routing.open_cycle.within_days * A_DAY
  const accounts = [...new Set(leads.flatMap((one) => one.lead.account ?? []))]
  const contacts = new Map((await openOnAccounts(tx, accounts, since)).map((one) => [one.account, one.owner]))
  const book = await PoolBook.open(tx, rules, people, now)

  const routed = inOrder(leads).map((one): RoutedLead => {
    const question = questionFor(one, rules, book, contacts)
    const { route, inputs } = decideAndKeep(question, book, one.tier, now)
    const handoffId = newId()
    if (route.kind === "assigned") {
      book.took(route.owner, one.tier, route.pool, handoffId, route.ledgers)
      if (one.lead.account !== null && !one.isGuess) contacts.set(one.lead.account, route.owner)
    }
    return { ...one, route, handoffId, pool: question.pool, routingId: newId(), inputs, colleague: question.openCycle?.id ?? null }
  })

  await book.save(tx)
  await insertRoutingDecisions(
    tx,
    routed.flatMap((one) => decisionOf(one, rules, now)),
  )
  return routed
}

/** A route with what it was decided on, so that it can be decided again. */
export function decideAndKeep(question: RouteQuestion, book: PoolBook, tier: Tier, now: Instant): { route: Route; inputs: RouteInputs } {
  const asked = new Map<string, PoolSnapshot>()
  const poolOf = (name: string) => {
    const pool = asked.get(name) ?? book.snapshot(name, tier)
    if (pool !== null) asked.set(name, pool)
    return pool
  }
  const route = decideRoute(question, poolOf, now)
  return { route, inputs: routeInputs(question, asked) }
}

function inOrder<Lead extends BriefedLead & { tier: Tier }>(leads: readonly Lead[]): Lead[] {
  const waitsSince = (one: Lead) => one.arrived[0]?.receivedAt ?? one.lead.createdAt
  return [...leads].sort((a, b) => a.tier - b.tier || waitsSince(a) - waitsSince(b) || (a.lead.id < b.lead.id ? -1 : 1))
}

/** What routing looks at of a lead. */
export type Routable = Pick<ScoredLead, "account" | "facts" | "score"> & {
  lead: Pick<ScoredLead["lead"], "account" | "cycles">
  tier: Tier
  isGuess: boolean
  named?: string
}

/** What is asked for a lead that nobody had yet. */
export function questionFor(one: Routable, rules: Rules, book: PoolBook, contacts: ReadonlyMap<string, string>): RouteQuestion {
  const territory = territoryOf(one, rules)
  const contact = one.lead.account === null || one.isGuess ? undefined : contacts.get(one.lead.account)
  return {
    ...(one.named === undefined ? {} : { named: { id: one.named, verdicts: [] } }),
    ...accountClaims(one, book),
    openCycle: contact === undefined ? null : book.claim(contact, one.tier),
    ...territory,
    earlierOwners: [],
  }
}

/** The territory that the lead belongs to, or null, and the pool that its leads go to. */
export function territoryOf(one: Omit<Routable, "isGuess" | "account">, rules: Rules): { rule: string | null; pool: string } {
  const facts = withComputed(one.facts, one.score, { cycleNumber: one.lead.cycles + 1 })
  const found = rules.territories.find(({ judge }) => judge({ ...facts, fields: { ...facts.fields, tier: one.tier } }) === true)
  return { rule: found?.id ?? null, pool: found?.pool ?? rules.agreement.routing.otherwise }
}

/** Who has a claim by the account. An account that is only possibly the lead's gives none. */
function accountClaims({ account, isGuess, tier }: Routable, book: PoolBook): Pick<RouteQuestion, "success" | "accountOwner" | "cover"> {
  if (account === null || isGuess) return { accountOwner: null }
  const success = account.customer && account.csm !== null ? book.claim(account.csm, tier) : null
  const accountOwner = account.owner === null ? null : book.ownerClaim(account.owner, tier, account.house)
  const cover = account.owner === null || account.house ? null : book.coverClaim(account.owner, tier)
  return { ...(success === null ? {} : { success }), accountOwner, ...(cover === null ? {} : { cover }) }
}

function decisionOf({ routingId, lead, route, pool, inputs }: RoutedLead, rules: Rules, now: Instant) {
  if (route.kind === "nobody") return []
  const method: RoutingMethod = route.kind === "assigned" ? route.method : "manager"
  return [
    {
      id: routingId,
      lead: lead.id,
      at: now,
      agreement: rules.id,
      method,
      rule: inputs.question.rule,
      pool: route.kind === "assigned" ? route.pool : pool,
      owner: route.owner,
      says: route.says,
      attempts: route.attempts,
      inputs,
    },
  ]
}
