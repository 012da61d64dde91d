import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** A row as it goes into a table: column by column; instants as ISO text (see `iso`), lists as arrays, jsonb as plain values. */
export type Row = Record<string, unknown>

/** An instant as a column takes it, or null. */
export function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/**
 * Adds many rows in one statement; the first row names the columns. PostgreSQL itself reads the types from the table.
 *
 * @param onConflict such as "(source, external_id) do nothing"; without it a conflict is an error
 */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[], onConflict = ""): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).join(", ")
  const conflict = onConflict === "" ? "" : ` on conflict ${onConflict}`
  tx.send(`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)${conflict}`, [
    JSON.stringify(rows),
  ])
  await underWay()
}

/** Adds rows or, where `key` is there already, writes all given columns over. */
export async function upsertRows(tx: Tx, table: string, rows: readonly Row[], key: string): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const keys = key.split(", ")
  const set = Object.keys(first)
    .filter((column) => !keys.includes(column))
    .map((column) => `${column} = excluded.${column}`)
  await insertRows(tx, table, rows, `(${key}) do update set ${set.join(", ")}`)
}

/** Writes the given columns of rows that are there, found by `id`. */
export async function updateRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const set = Object.keys(first)
    .filter((column) => column !== "id")
    .map((column) => `${column} = r.${column}`)
  tx.send(`update ${table} as t set ${set.join(", ")} from json_populate_recordset(null::${table}, $1) as r where t.id = r.id`, [
    JSON.stringify(rows),
  ])
  await underWay()
}

/** Lets what was sent reach PostgreSQL before the next rows are made ready, so that both work at the same time. */
function underWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
