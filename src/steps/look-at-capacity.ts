import type { Pool, Tier } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { unitsOf } from "#domain/routing/capacity.ts"
import { openLoad } from "#store/handoff.ts"
import { allPeople } from "#store/person.ts"
import { turnsSince } from "#store/pool.ts"
import type { Tx } from "#store/tx.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { lookIntoPool, type PoolLook } from "#steps/look-at-pool.ts"
import { rulesInForce } from "#steps/rules.ts"

/** A pool with its ledger, what its caps have used, and the turns of the last month. */
export type PoolCapacity = {
  name: string
  pool: Pool
  look: PoolLook
  caps: ReturnType<PoolBook["capUses"]>
  turns: ReadonlyMap<string, number>
}

/** What somebody works on. `used`: in units. */
export type PersonCapacity = { person: Person; open: Record<Tier, number>; used: number }

const A_MONTH = 30 * 24 * 60 * 60_000
/** The usual lead, and how far ahead. */
const NEXT = { tier: 2, count: 10 } as const

/** Everybody's load and every pool's ledger as they are now; nothing is changed. Null while no agreement is in force. */
export async function lookAtCapacity(tx: Tx, now: Instant) {
  const rules = await rulesInForce(tx, now)
  if (rules === null) return null
  const { units } = rules.agreement.sla
  const people = await allPeople(tx, now)
  const book = await PoolBook.open(tx, rules, people, now)
  const pools: PoolCapacity[] = []
  for (const [name, pool] of Object.entries(rules.agreement.routing.pools)) {
    const look = lookIntoPool(book, people, { name, ...NEXT }, now)
    if (look !== null) pools.push({ name, pool, look, caps: book.capUses(name), turns: await turnsSince(tx, name, now - A_MONTH) })
  }
  const reps = people.filter((person) => person.active && person.role === "rep")
  const load = Map.groupBy(
    await openLoad(
      tx,
      reps.map((person) => person.id),
    ),
    ({ owner }) => owner,
  )

  const loads = reps.map((person): PersonCapacity => {
    const open: Record<Tier, number> = { 1: 0, 2: 0, 3: 0 }
    for (const { tier, open: count } of load.get(person.id) ?? []) open[tier] = count
    return { person, open, used: open[1] * unitsOf(1, units) + open[2] * unitsOf(2, units) + open[3] * unitsOf(3, units) }
  })
  return { units, people: loads, pools }
}
