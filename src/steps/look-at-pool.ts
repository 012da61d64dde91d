import type { Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { choosePerson } from "#domain/routing/choose-person.ts"
import type { PoolSnapshot } from "#domain/routing/decide-route.ts"
import { LEAD, type Ledger } from "#domain/routing/round-robin.ts"
import { DEFAULT_STANDING } from "#domain/routing/standing.ts"
import type { Verdict } from "#domain/routing/verdict.ts"
import { allPeople } from "#store/person.ts"
import type { Tx } from "#store/tx.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { rulesInForce } from "#steps/rules.ts"

/** A pool's ledger as the next lead finds it. `balance` is in leads; `next`: ids of who would get the next leads, null where nobody could. */
export type PoolLook = {
  seq: number
  members: { person: Person; weight: number; balance: number; lastSeq: number | null; failed: Extract<Verdict, { passes: false }>[] }[]
  next: (string | null)[]
}

const LOOK_AHEAD_HOURS = 120

/** Whose turn it is in a pool, with today's absences, caps and capacity; nothing is changed. Null when the agreement has no such pool. */
export async function lookAtPool(
  tx: Tx,
  name: string,
  { tier, count }: { tier: Tier; count: number },
  now: Instant,
): Promise<PoolLook | null> {
  const rules = await rulesInForce(tx, now)
  if (rules === null || !Object.hasOwn(rules.agreement.routing.pools, name)) return null
  const people = await allPeople(tx, now)
  const book = await PoolBook.open(tx, rules, people, now)
  return lookIntoPool(book, people, { name, tier, count }, now)
}

/** The same in a book that is open already. */
export function lookIntoPool(
  book: PoolBook,
  people: readonly Person[],
  { name, tier, count }: { name: string; tier: Tier; count: number },
  now: Instant,
): PoolLook | null {
  const pool = book.snapshot(name, tier)
  if (pool === null) return null

  const verdicts = new Map(pool.candidates.map((candidate) => [candidate.id, candidate.verdicts]))
  const members = pool.ledger.members.flatMap(({ id, weight, balance, lastAssignedSeq }) => {
    const person = people.find((one) => one.id === id)
    const failed = (verdicts.get(id) ?? []).filter((verdict) => !verdict.passes)
    return person === undefined ? [] : [{ person, weight, balance: balance / LEAD, lastSeq: lastAssignedSeq, failed }]
  })
  return { seq: pool.ledger.seq, members, next: winners(pool, count, now) }
}

function winners(pool: PoolSnapshot, count: number, now: Instant): (string | null)[] {
  const policy = { allAway: pool.allAway, lookAheadHours: LOOK_AHEAD_HOURS }
  const found: (string | null)[] = []
  let ledger: Ledger = pool.ledger
  while (found.length < count) {
    const decision = choosePerson({ candidates: pool.candidates, ledger, policy, standing: DEFAULT_STANDING }, now)
    found.push(decision.outcome.kind === "assigned" ? decision.outcome.id : null)
    ledger = decision.ledger
  }
  return found
}
