import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"

/** A row as it goes into a table: column by column; instants as ISO text (see `iso`), lists as arrays, jsonb as plain values. */
export type Row = Record<string, unknown>

/** An instant as a column takes it, or null. */
export function iso(at: Instant | null): string | null {
  if (at === null) return null
  if (at !== last.at) last = { at, text: new Date(at).toISOString() }
  return last.text
}

/** Rows that come together mostly have one instant, and writing it out anew costs more than everything else in a row. */
let last = { at: 0, text: new Date(0).toISOString() }

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
  if (rows.length >= WORTH_YIELDING) await underWay()
}

/** The type of a column whose values go in as one list; `json` columns may not be null. */
export type ColumnType = "uuid" | "text" | "timestamptz" | "boolean" | "integer" | "json"

/**
 * Adds many rows in one statement, a list per column: for tables that take in most. PostgreSQL spends a third less on it than on rows as JSON, whose
 * names it reads again in every row; the types of all columns have to be told.
 */
export async function insertColumns(
  tx: Tx,
  table: string,
  types: Readonly<Record<string, ColumnType>>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(types)
  const lists = names.filter((name) => types[name] !== "json")
  const documents = names.filter((name) => types[name] === "json")
  const columns = [...lists, ...documents].join(", ")
  const sources = [
    `unnest(${lists.map((name, place) => `$${place + 1}::${types[name]}[]`).join(", ")})`,
    ...documents.map((_, place) => `json_array_elements($${lists.length + place + 1}::json)`),
  ]
  tx.send(`insert into ${table} (${columns}) select * from rows from (${sources.join(", ")}) as r`, [
    ...lists.map((name) => `{${rows.map((row) => inList(row[name])).join(",")}}`),
    ...documents.map((name) => JSON.stringify(rows.map((row) => row[name]))),
  ])
  if (rows.length >= WORTH_YIELDING) await underWay()
}

const TO_ESCAPE = /["\\]/g

/** A value as PostgreSQL reads it in a list. */
function inList(value: unknown): string {
  if (value === null || value === undefined) return "null"
  if (typeof value !== "string") return String(value)
  return `"${value.search(TO_ESCAPE) < 0 ? value : value.replace(TO_ESCAPE, String.raw`\$&`)}"`
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
  if (rows.length >= WORTH_YIELDING) await underWay()
}

/** With fewer rows nothing is gained by letting them go first. */
const WORTH_YIELDING = 50

/** Lets what was sent reach PostgreSQL before the next rows are made ready, so that both work at the same time. */
function underWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
