import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A file that is or was imported. `hash` covers its content and how its columns are understood. */
export type ImportRecord = {
  id: string
  name: string
  source: string
  hash: string
  mapping: unknown
  rowsRead: number
  rowsStored: number
  /** How much of the file was read so far, from 0 to 1. */
  readShare: number
  state: "reading" | "stored" | "failed" | "undoing" | "undone"
  error: string | null
  startedAt: Instant
  endedAt: Instant | null
}

/** What became of its rows so far; `waiting` are stored and not taken in yet. */
export type ImportProgress = ImportRecord & { waiting: number; taken: number; duplicates: number; quarantined: number }

const COLUMNS = `i.id, i.name, i.source, i.hash, i.mapping, i.rows_read as "rowsRead", i.rows_stored as "rowsStored", i.read_share as "readShare", i.state, i.error,
  i.started_at as "startedAt", i.ended_at as "endedAt"`
const PROGRESS = `${COLUMNS}, coalesce(s.waiting, 0)::int as waiting, coalesce(s.taken, 0)::int as taken, coalesce(s.duplicates, 0)::int as duplicates,
  coalesce(s.quarantined, 0)::int as quarantined`
const COUNTS = `left join lateral (
    select sum(items) filter (where state = 'waiting') as waiting, sum(taken) as taken, sum(duplicates) as duplicates, sum(quarantined) as quarantined
    from signal where import = i.id) as s on true`

/**
 * Begins an import, or finds the one of the same content that is understood in the same way. Of two at once one waits and finds the other's. After one
 * that was undone the same file is an import of its own again: its rows get a hash that is numbered.
 *
 * @throws Refusal 409 while the one before is being undone
 */
export async function beginImport(tx: Tx, record: ImportRecord): Promise<ImportRecord> {
  await tx.query("select pg_advisory_xact_lock(hashtext($1), hashtext('import'))", [record.hash])
  const [known] = await tx.query<ImportRecord>(
    `select ${COLUMNS} from import i where hash = $1 or hash like $1 || '~%' order by id desc limit 1`,
    [record.hash],
  )
  if (known !== undefined && known.state === "undoing")
    throw new Refusal("import_undoing", "The same file is just being taken back; send it again when that is over.", 409)
  if (known !== undefined && known.state !== "undone") return known
  const hash = known === undefined ? record.hash : nextHash(known.hash)
  await insertRows(tx, "import", [
    {
      id: record.id,
      name: record.name,
      source: record.source,
      hash,
      mapping: record.mapping,
      rows_read: record.rowsRead,
      rows_stored: record.rowsStored,
      read_share: record.readShare,
      state: record.state,
      error: record.error,
      started_at: iso(record.startedAt),
      ended_at: iso(record.endedAt),
    },
  ])
  return { ...record, hash }
}

function nextHash(hash: string): string {
  const [content = "", number = "1"] = hash.split("~")
  return `${content}~${Number(number) + 1}`
}

export async function importById(tx: Tx, id: string): Promise<ImportProgress | null> {
  const [row] = await tx.query<ImportProgress>(`select ${PROGRESS} from import i ${COUNTS} where i.id = $1`, [id])
  return row ?? null
}

/** Imports, newest first; `after` is the id of the last one of the page before. */
export async function listImports(tx: Tx, after: string | null, limit: number): Promise<ImportProgress[]> {
  return tx.query(`select ${PROGRESS} from import i ${COUNTS} where $1::uuid is null or i.id < $1 order by i.id desc limit $2`, [
    after,
    limit,
  ])
}

/**
 * Notes how far an import has come. Counts never go down, so that a file read again loses nothing.
 *
 * @throws Refusal 409 when somebody undid it meanwhile
 */
export async function noteImport(
  tx: Tx,
  id: string,
  progress: Pick<ImportRecord, "rowsRead" | "rowsStored" | "readShare" | "state" | "error" | "endedAt">,
): Promise<void> {
  const rows = await tx.query(
    `update import set rows_read = greatest(rows_read, $2), rows_stored = greatest(rows_stored, $3), read_share = greatest(read_share, $7),
       state = $4, error = $5, ended_at = $6 where id = $1 and state not in ('undoing', 'undone') returning id`,
    [id, progress.rowsRead, progress.rowsStored, progress.state, progress.error, iso(progress.endedAt), progress.readShare],
  )
  if (rows.length === 0)
    throw new Refusal("import_undone", "The import was undone while its rows were read; nothing more of it is stored.", 409)
}

/** A row of an import that lies in quarantine, as it was read; `signal` and `item` say where it stands. */
export type RefusedRow = { signal: string; item: number; says: string; payload: string }

/** The rows of an import that lie in quarantine, in the order of the file; `after` is the last one of the page before. */
export async function refusedRows(
  tx: Tx,
  id: string,
  after: Pick<RefusedRow, "signal" | "item"> | null,
  limit: number,
): Promise<RefusedRow[]> {
  return tx.query(
    `select q.signal, q.item, q.says, q.payload from signal s join quarantine q on q.signal = s.id
     where s.import = $1 and q.state = 'waiting' and ($2::uuid is null or (q.signal, q.item) > ($2, $3::int)) order by q.signal, q.item limit $4`,
    [id, after?.signal ?? null, after?.item ?? null, limit],
  )
}
