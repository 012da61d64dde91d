import type { Cap, Pool } from "#domain/agreement/agreement.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { windowStart } from "#domain/routing/caps.ts"
import { addMember, DEFAULT_SETTINGS, removeMember, setWeight, type Ledger } from "#domain/routing/round-robin.ts"
import { turnsSince, type PoolEntry, type PoolMember, type PoolRow } from "#store/pool.ts"
import type { Tx } from "#store/tx.ts"

/** A pool with its people, ledger and what its caps have used, as one transaction works on it. */
export type OpenPool = {
  name: string
  pool: Pool
  members: Person[]
  ledger: Ledger
  seqBefore: number
  /** People who left since the pool was last used. */
  left: PoolEntry[]
  /** The members as stored before, to see which changed. */
  before: Map<string, PoolMember>
  caps: { cap: Cap; turns: Map<string, number> }[]
}

/** A pool as it is stored, with the people who are its members now. */
export async function openPool(
  tx: Tx,
  row: PoolRow,
  pool: Pool,
  people: readonly Person[],
  stored: readonly PoolMember[],
  now: Instant,
): Promise<OpenPool> {
  const members = people.filter((person) => person.active && person.role === "rep" && pool.teams.includes(person.team))
  const caps = await Promise.all(
    (pool.caps ?? []).map(async (cap) => ({
      cap,
      turns: await turnsSince(tx, row.name, windowStart({ kind: cap.per }, pool.zone, now)),
    })),
  )
  return {
    name: row.name,
    pool,
    members,
    seqBefore: row.seq,
    ...ledgerOf(row, pool, members, stored, now),
    before: new Map(stored.map((one) => [one.person, one])),
    caps,
  }
}

/** The stored ledger, with people who joined, left or weigh differently since; `left`: a record for each who is gone. */
function ledgerOf(
  row: PoolRow,
  pool: Pool,
  members: readonly Person[],
  stored: readonly PoolMember[],
  now: Instant,
): { ledger: Ledger; left: PoolEntry[] } {
  const present = new Set(members.map((member) => member.id))
  const left: PoolEntry[] = []
  let ledger: Ledger = {
    members: stored.map((one) => ({ id: one.person, weight: one.weight, balance: one.balance, lastAssignedSeq: one.lastSeq })),
    seq: row.seq,
    settings: { ...DEFAULT_SETTINGS, maxCredit: pool.max_credit ?? 2, maxDebt: pool.max_debt ?? 2, maxRun: pool.max_run ?? null },
    run: row.run,
  }
  for (const one of stored) {
    if (present.has(one.person)) continue
    ledger = removeMember(ledger, one.person).ledger
    left.push({ pool: row.name, seq: ledger.seq, kind: "left", person: one.person, handoff: null, at: now })
  }
  for (const person of members) {
    const weight = pool.weights?.[person.handle] ?? 100
    const known = ledger.members.find((member) => member.id === person.id)
    if (known === undefined) ledger = addMember(ledger, { id: person.id, weight })
    else if (known.weight !== weight) ledger = setWeight(ledger, person.id, weight)
  }
  return { ledger, left }
}
