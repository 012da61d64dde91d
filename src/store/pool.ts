import type { Instant } from "#domain/instant.ts"
import { insertRows, iso, upsertRows } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A member's place in a pool's ledger. `balance` is in nano-leads: above zero the pool owes the person turns. */
export type PoolMember = { pool: string; person: string; position: number; weight: number; balance: number; lastSeq: number | null }

export type PoolEntry = {
  pool: string
  seq: number
  kind: "turn" | "credit_back" | "manual" | "joined" | "left" | "reset"
  person: string | null
  handoff: string | null
  at: Instant
}

export type PoolRow = { name: string; seq: number; run: { id: string; length: number } | null }

/** The pools' turn counters, locked: of two workers one waits, so no turn is used twice. Pools not seen before are made. */
export async function lockPools(tx: Tx, names: readonly string[]): Promise<PoolRow[]> {
  tx.send("insert into pool (name) select unnest($1::text[]) on conflict do nothing", [names])
  return tx.query("select name, seq, run from pool where name = any($1) order by name for update", [names])
}

export async function poolMembers(tx: Tx, pools: readonly string[]): Promise<PoolMember[]> {
  return tx.query(
    `select pool, person, position, weight, balance, last_seq as "lastSeq" from pool_member where pool = any($1) order by pool, position, person`,
    [pools],
  )
}

export async function savePoolMembers(
  tx: Tx,
  members: readonly PoolMember[],
  gone: readonly { pool: string; person: string }[],
): Promise<void> {
  await upsertRows(
    tx,
    "pool_member",
    members.map((member) => ({
      pool: member.pool,
      person: member.person,
      position: member.position,
      weight: member.weight,
      balance: member.balance,
      last_seq: member.lastSeq,
    })),
    "pool, person",
  )
  if (gone.length === 0) return
  await tx.query(
    "delete from pool_member as m using unnest($1::text[], $2::uuid[]) as g (pool, person) where m.pool = g.pool and m.person = g.person",
    [gone.map((one) => one.pool), gone.map((one) => one.person)],
  )
}

export async function insertPoolEntries(tx: Tx, entries: readonly PoolEntry[]): Promise<void> {
  await insertRows(tx, "pool_entry", entries)
}

export async function savePools(tx: Tx, pools: readonly PoolRow[]): Promise<void> {
  await upsertRows(tx, "pool", pools, "name")
}

/** What caps count is kept by so long; the database adds up what is written into the ledger. */
const QUARTER = 15 * 60_000

/** Turns that people got from a pool since the quarter of an hour in which `since` lies, and did not have to give back. */
export async function turnsSince(tx: Tx, pool: string, since: Instant): Promise<Map<string, number>> {
  const rows = await tx.query<{ person: string; turns: number }>(
    "select person, sum(turns)::int as turns from pool_turns where pool = $1 and quarter >= $2 group by person",
    [pool, iso(since - (since % QUARTER))],
  )
  return new Map(rows.map((row) => [row.person, row.turns]))
}

/** The seq of the turn by which a person got a handoff, or null when it came another way or was given back already. */
export async function turnOf(tx: Tx, pool: string, handoff: string, person: string): Promise<number | null> {
  const rows = await tx.query<{ kind: string; seq: number }>(
    "select kind, seq from pool_entry where pool = $1 and handoff = $2 and person = $3 order by seq desc limit 1",
    [pool, handoff, person],
  )
  return rows[0] === undefined || rows[0].kind === "credit_back" ? null : rows[0].seq
}
