import type { Instant } from "#domain/instant.ts"
import { binaryRows } from "#store/binary-rows.ts"
import type { Tx } from "#store/tx.ts"

/** A row as it goes into a table: column by column; instants as they are or as ISO text (see `iso`), lists as arrays, json as plain values. */
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
 * Adds many rows in one statement; the first row names the columns.
 *
 * @param onConflict such as "(source, external_id) do nothing"; without it a conflict is an error
 */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[], onConflict = ""): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  if (onConflict === "" && (await copyRows(tx, table, columns, rows))) return
  const { from, values, params } = await sourceOf(tx, table, columns, rows)
  const conflict = onConflict === "" ? "" : ` on conflict ${onConflict}`
  tx.send(`insert into ${table} (${columns.join(", ")}) select ${values.join(", ")} from ${from}${conflict}`, params)
  if (rows.length >= WORTH_YIELDING) await underWay()
}

/** Rows that can't meet others of their key go the shortest way; false when there is a value that can't go so. */
async function copyRows(tx: Tx, table: string, columns: readonly string[], rows: readonly Row[]): Promise<boolean> {
  const types = await typesOf(tx, table, columns)
  const data = binaryRows(columns, types, rows)
  if (data === null) return false
  tx.copy(`copy ${table} (${columns.join(", ")}) from stdin (format binary)`, data)
  if (rows.length >= WORTH_YIELDING) await underWay()
  return true
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
  const columns = Object.keys(first)
  const { from, values, params } = await sourceOf(tx, table, columns, rows)
  const set = columns.flatMap((column, place) => (column === "id" ? [] : [`${column} = ${values[place]}`]))
  tx.send(`update ${table} as t set ${set.join(", ")} from ${from} where t.id = r.id`, params)
  if (rows.length >= WORTH_YIELDING) await underWay()
}

/** Rows as something to select from, called `r`: the expression for each column, in their order. */
type Source = { from: string; values: string[]; params: string[] }

/**
 * A list per column instead of rows as JSON, whose names PostgreSQL would read again in every row: it spends a quarter to a third less on that.
 * Documents go as one JSON list; a column that is a list itself keeps the rows as JSON.
 */
async function sourceOf(tx: Tx, table: string, columns: readonly string[], rows: readonly Row[]): Promise<Source> {
  const types = await typesOf(tx, table, columns)
  const typeOf = (column: string) => types[columns.indexOf(column)] ?? ""
  if (columns.some((column) => typeOf(column).endsWith("[]"))) {
    return {
      from: `json_populate_recordset(null::${table}, $1) as r`,
      values: columns.map((column) => `r.${column}`),
      params: [JSON.stringify(rows)],
    }
  }
  const isDocument = (column: string) => typeOf(column) === "json"
  const [documents, plain] = [columns.filter(isDocument), columns.filter((column) => !isDocument(column))]
  const lists = plain.map((column, place) => `$${place + 1}::${typeOf(column)}[]`).join(", ")
  const elements = documents.map((_, place) => `json_array_elements($${plain.length + place + 1}::json)`)
  return {
    from: `rows from (${[...(plain.length > 0 ? [`unnest(${lists})`] : []), ...elements].join(", ")}) as r (${[...plain, ...documents].join(", ")})`,
    values: columns.map((column) =>
      isDocument(column) ? `case when json_typeof(r.${column}) <> 'null' then r.${column} end` : `r.${column}`,
    ),
    params: [
      ...plain.map((column) => {
        const isInstant = typeOf(column) === INSTANT
        return `{${rows.map((row) => inList(isInstant ? instantText(row[column]) : row[column])).join(",")}}`
      }),
      ...documents.map((column) => JSON.stringify(rows.map((row) => row[column] ?? null))),
    ],
  }
}

const INSTANT = "timestamp with time zone"

function instantText(value: unknown): unknown {
  return typeof value === "number" ? iso(value) : value
}

async function typesOf(tx: Tx, table: string, columns: readonly string[]): Promise<string[]> {
  const types = columnsOf.get(table) ?? (await learnColumns(tx, table))
  return columns.map((column) => types.get(column) ?? unknownColumn(table, column))
}

/** The types of each table's columns, which are the same in every workspace while this process runs. */
const columnsOf = new Map<string, ReadonlyMap<string, string>>()

async function learnColumns(tx: Tx, table: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_catalog.pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  )
  const types = new Map(rows.map(({ name, type }) => [name, type]))
  columnsOf.set(table, types)
  return types
}

function unknownColumn(table: string, column: string): never {
  throw new Error(`The table ${table} has no column ${column}.`)
}

const TO_ESCAPE = /["\\]/g

/** A value as PostgreSQL reads it in a list. */
function inList(value: unknown): string {
  if (value === null || value === undefined) return "null"
  if (typeof value !== "string") return String(value)
  return `"${value.search(TO_ESCAPE) < 0 ? value : value.replace(TO_ESCAPE, String.raw`\$&`)}"`
}

/** With fewer rows nothing is gained by letting them go first. */
const WORTH_YIELDING = 50

/** Lets what was sent reach PostgreSQL before the next rows are made ready, so that both work at the same time. */
function underWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
