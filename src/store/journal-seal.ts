import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A row of the journal as it is sealed: texts as the database writes them, so that nothing is lost on the way. */
export type SealableEntry = {
  seq: number
  at: string
  writtenAt: string | null
  actor: string
  kind: string
  says: string
  lead: string | null
  handoff: string | null
  agreement: string | null
  detail: string
  /** The hash of what an erased row said; null for all others. */
  texts: string | null
}

/** A link of the chain. `total`: rows sealed so far, its own included; `leaves` and `salts`: see `leavesOf`. */
export type Seal = {
  number: number
  fromSeq: number
  toSeq: number
  rows: number
  total: number
  leaves: Buffer
  salts: Buffer
  hash: Buffer
  sealedAt: Instant
}

const SEAL = `number, from_seq as "fromSeq", to_seq as "toSeq", rows, total, leaves, salts, hash, sealed_at as "sealedAt"`
// as a double, a number that no row of ours can have is still read, and equals none
export const ENTRY = `seq::float8 as seq, at::text as at, written_at::text as "writtenAt", actor, kind, says, lead, handoff, agreement, detail::text as detail,
  case when erasure is not null then texts end as texts`

/**
 * The highest number that somebody sees, the highest that is sealed, and who is writing to the journal right now.
 *
 * Numbers are given before the commit, so a row with a lower number may still come to light. But whoever got one holds the table's lock for writers
 * from before that until the end of the transaction. So once all writers of this moment are gone, no row up to `newest` can appear any more. The
 * locks are read after the rows, within this one statement.
 */
export async function journalHorizon(tx: Tx): Promise<{ newest: number | null; sealed: number | null; writers: string[] }> {
  const [horizon] = await tx.query<{ newest: number | null; sealed: number | null; writers: string[] }>(
    `select (select max(seq) from journal) as newest, (select to_seq from journal_seal order by number desc limit 1) as sealed,
       array(select virtualtransaction from pg_locks where locktype = 'relation' and relation = 'journal'::regclass
         and database = (select oid from pg_database where datname = current_database()) and mode = 'RowExclusiveLock' and granted) as writers`,
  )
  return horizon ?? { newest: null, sealed: null, writers: [] }
}

/** The newest seal. @throws Error when there is none: a workspace begins with one */
export async function newestSeal(tx: Tx): Promise<Seal> {
  const [seal] = await tx.query<Seal>(`select ${SEAL} from journal_seal order by number desc limit 1`)
  if (seal === undefined)
    throw new Error(`The journal of workspace ${tx.workspace} has no seal, not even its first: somebody deleted them.`)
  return seal
}

/**
 * Rows with numbers above `after` and up to `upTo`, in their order. The bound is outside, so that the index is walked however little PostgreSQL
 * knows of the table.
 *
 * @param after null: from the very first
 */
export async function entriesBetween(tx: Tx, after: number | null, upTo: number, limit: number): Promise<SealableEntry[]> {
  if (after === null)
    return tx.query(`select * from (select ${ENTRY} from journal order by journal.seq limit $2) e where seq <= $1`, [upTo, limit])
  return tx.query(`select * from (select ${ENTRY} from journal where journal.seq > $1 order by journal.seq limit $3) e where seq <= $2`, [
    after,
    upTo,
    limit,
  ])
}

/** Adds a link to the chain; of two that follow the same one only the first is taken. */
export function insertSeal(tx: Tx, seal: Seal): void {
  tx.send(
    "insert into journal_seal (number, from_seq, to_seq, rows, total, leaves, salts, hash, sealed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    [seal.number, seal.fromSeq, seal.toSeq, seal.rows, seal.total, seal.leaves, seal.salts, seal.hash, iso(seal.sealedAt)],
  )
}

export async function sealNumbered(tx: Tx, number: number): Promise<Seal | null> {
  const [seal] = await tx.query<Seal>(`select ${SEAL} from journal_seal where number = $1`, [number])
  return seal ?? null
}

/** The seal that ends with this row. */
export async function sealUpTo(tx: Tx, seq: number): Promise<Seal | null> {
  const [seal] = await tx.query<Seal>(`select ${SEAL} from journal_seal where to_seq = $1`, [seq])
  return seal ?? null
}

/** The seals that follow one, in order: as many as cover about `rows` rows, at least one if there is any. */
export async function sealsAfter(tx: Tx, { number, total }: Seal, rows: number): Promise<Seal[]> {
  return tx.query(
    `select * from (select ${SEAL} from journal_seal where number > $1 order by number limit $3) s
     where total <= $2 or number = (select min(number) from journal_seal where number > $1) order by number`,
    [number, total + rows, rows],
  )
}

/** The first seals that cover rows from one number to another, in order. */
export async function sealsBetween(tx: Tx, from: number, to: number, limit: number): Promise<Seal[]> {
  return tx.query(`select ${SEAL} from journal_seal where rows > 0 and to_seq >= $1 and from_seq <= $2 order by number limit $3`, [
    from,
    to,
    limit,
  ])
}

/** Seals whose number is at most `distance` away. */
export async function sealsAround(tx: Tx, number: number, distance: number): Promise<Seal[]> {
  return tx.query(`select ${SEAL} from journal_seal where number between $1 and $2 order by number`, [number - distance, number + distance])
}

/** How many rows no seal covers yet. */
export async function countUnsealed(tx: Tx, after: number): Promise<number> {
  const [found] = await tx.query<{ rows: number }>("select count(*) as rows from journal where seq > $1", [after])
  return found?.rows ?? 0
}

/** Whether any row above this number is still there. */
export async function isAnyBetween(tx: Tx, after: number, upTo: number): Promise<boolean> {
  return (await tx.query("select 1 from journal where seq > $1 and seq <= $2 limit 1", [after, upTo])).length > 0
}
