import type { Instant } from "#domain/instant.ts"
import { choosePerson } from "#domain/routing/choose-person.ts"
import type { Candidate, PersonDecision } from "#domain/routing/person-decision.ts"
import type { Ledger } from "#domain/routing/round-robin.ts"
import { DEFAULT_STANDING } from "#domain/routing/standing.ts"
import type { Verdict } from "#domain/routing/verdict.ts"

/** Somebody who has a claim to the lead before all pools, and whether the claim holds. */
export type Claim = { id: string; verdicts: readonly (Verdict | ClaimVerdict)[] }

/** What speaks against a claim besides absence and capacity: the account is on the house list, or its owner does not sell. */
export type ClaimVerdict = { check: "claim"; passes: false; reason: "house" | "not_sales"; says: string }

/** A pool as it is when a lead asks it. */
export type PoolSnapshot = {
  ledger: Ledger
  candidates: readonly Candidate[]
  allAway: "first_back" | "hold" | "anyone"
  overflow: readonly string[]
}

/**
 * `named`: whom a person named; `success`: who looks after the customer; `cover`: who stands in for the account's owner; each left out when there is none. `rule`: the territory
 * that matched, or null for the pool of last resort. `earlierOwners` of this cycle, oldest first; empty at first.
 */
export type RouteQuestion = {
  named?: Claim | null
  success?: Claim | null
  accountOwner: Claim | null
  cover?: Claim | null
  openCycle: Claim | null
  rule: string | null
  pool: string
  earlierOwners: readonly string[]
}

/** One thing that routing tried. `candidates`: why each of a pool's members could not have it, and when that is expected to change. */
export type RouteAttempt = {
  step: Claimed | "pool" | "overflow" | "all_away"
  pool: string | null
  outcome: "taken" | "passed"
  says: string
  candidates: { id: string; says: string; freeAt: Instant | null }[]
}

type Claimed = "by_hand" | "customer_success" | "account_owner" | "cover" | "open_cycle"

export type RouteMethod = Claimed | "pool" | "overflow" | "first_back"

/** Who gets the lead; or nobody can have it now. `ledgers`: the pools' ledgers that changed. `retryAt`: when somebody is expected to be free. */
export type Route = { attempts: RouteAttempt[]; ledgers: Map<string, Ledger> } & (
  | { kind: "assigned"; owner: string; method: RouteMethod; pool: string | null; says: string; from: Instant | null }
  | { kind: "kept"; owner: string; says: string }
  | { kind: "nobody"; says: string; retryAt: Instant | null }
)

/**
 * Who gets a lead: whom a person named, who looks after the customer, the account's owner, who stands in for the owner, whoever works an open cycle of the same
 * account; else the pool of the first territory that matches, by its ledger; then the pool's overflow, and at last what the pool does when all
 * are away. Everybody who was passed over is in the trail with the reason.
 *
 * @param poolOf a pool by name, or null when the agreement has none of that name
 */
export function decideRoute(question: RouteQuestion, poolOf: (name: string) => PoolSnapshot | null, now: Instant): Route {
  const attempts: RouteAttempt[] = []
  for (const [step, claim] of claimsOf(question)) {
    if (claim === null || claim === undefined || question.earlierOwners.includes(claim.id)) continue
    const failed = claim.verdicts.find((verdict) => !verdict.passes)
    const says = failed === undefined ? SAYS[step] : `${SAYS[step]}, but ${failed.says}`
    attempts.push({ step, pool: null, outcome: failed === undefined ? "taken" : "passed", says, candidates: [] })
    if (failed === undefined)
      return { kind: "assigned", owner: claim.id, method: step, pool: null, says, from: now, attempts, ledgers: new Map() }
  }
  return throughPools(question, poolOf, attempts, now)
}

const SAYS = {
  by_hand: "was named by a person",
  customer_success: "looks after this customer",
  account_owner: "owns the lead's account",
  cover: "stands in for the account's owner",
  open_cycle: "already works on this account",
}

function claimsOf({ named, success, accountOwner, cover, openCycle }: RouteQuestion): [Claimed, Claim | null | undefined][] {
  return [
    ["by_hand", named],
    ["customer_success", success],
    ["account_owner", accountOwner],
    ["cover", cover],
    ["open_cycle", openCycle],
  ]
}

function throughPools(
  question: RouteQuestion,
  poolOf: (name: string) => PoolSnapshot | null,
  attempts: RouteAttempt[],
  now: Instant,
): Route {
  const first = poolOf(question.pool)
  if (first === null)
    return { kind: "nobody", says: `There is no pool called ${question.pool}.`, retryAt: null, attempts, ledgers: new Map() }

  for (const name of [question.pool, ...first.overflow]) {
    const pool = poolOf(name)
    if (pool === null) continue
    const step = name === question.pool ? "pool" : "overflow"
    const decision = ask(pool, question, "fallback", now)
    attempts.push(attemptOf(step, name, decision))
    const route = routeOf(decision, { step, name, question, attempts })
    if (route !== null) return route
  }
  const decision = ask(first, question, first.allAway, now)
  // who of this pool could not have it stands in its own attempt already
  attempts.push({ ...attemptOf("all_away", question.pool, decision), candidates: [] })
  return (
    routeOf(decision, { step: "first_back", name: question.pool, question, attempts }) ?? {
      kind: "nobody",
      says: `Nobody in the pool ${question.pool} can take it now.`,
      retryAt: decision.outcome.kind === "held" ? decision.outcome.retryAt : null,
      attempts,
      ledgers: new Map(),
    }
  )
}

/** How far ahead "who is back first" may look, in hours. */
const LOOK_AHEAD_HOURS = 120

function ask(
  pool: PoolSnapshot,
  { earlierOwners }: RouteQuestion,
  allAway: "fallback" | PoolSnapshot["allAway"],
  now: Instant,
): PersonDecision {
  const policy = { allAway, lookAheadHours: LOOK_AHEAD_HOURS }
  return choosePerson({ candidates: pool.candidates, ledger: pool.ledger, policy, standing: DEFAULT_STANDING, earlierOwners }, now)
}

type Asked = { step: "pool" | "overflow" | "first_back"; name: string; question: RouteQuestion; attempts: RouteAttempt[] }

function routeOf({ outcome, ledger }: PersonDecision, { step, name, question, attempts }: Asked): Route | null {
  const ledgers = new Map([[name, ledger]])
  if (outcome.kind === "kept")
    return { kind: "kept", owner: outcome.id, says: "Nobody else may take it now, so its owner keeps it.", attempts, ledgers: new Map() }
  if (outcome.kind !== "assigned") return null
  const territory = question.rule === null ? "no territory matched" : `territory ${question.rule}`
  const how = { pool: "whose turn it is", overflow: "by overflow", first_back: "who is back first" }[step]
  return {
    kind: "assigned",
    owner: outcome.id,
    method: step,
    pool: name,
    says: `${territory}, pool ${name}, ${how}`,
    from: outcome.freeAt,
    attempts,
    ledgers,
  }
}

function attemptOf(step: RouteAttempt["step"], pool: string, { outcome, candidates }: PersonDecision): RouteAttempt {
  const isTaken = outcome.kind === "assigned"
  return {
    step,
    pool,
    outcome: isTaken ? "taken" : "passed",
    says: isTaken ? "somebody of this pool takes it" : "nobody of this pool may take it now",
    candidates: candidates.flatMap(({ id, failed, freeAt }) => (failed === null ? [] : [{ id, says: failed.says, freeAt }])),
  }
}
