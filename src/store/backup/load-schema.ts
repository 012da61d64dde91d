import { createHash } from "node:crypto"
import type { Client } from "pg"
import { badArchive, type ArchiveRecord, type Frame } from "#store/backup/archive.ts"
import { copyIn, copyOut } from "#store/backup/copy.ts"
import { copyOfTable } from "#store/backup/dump.ts"
import { quoted, tablesOf, type Table } from "#store/backup/tables.ts"
import { apply, type Migration } from "#store/migrate.ts"

/** Frames, one at a time. */
export type Frames = { next(): Promise<Frame> }

export type SchemaRecord = Extract<ArchiveRecord, { is: "schema" }>
type RowsRecord = Extract<ArchiveRecord, { is: "rows" }>

/** `migrations`: all that this Baton has. `readsBack`: every table is read again and compared with the archive. */
export type LoadingSchema = { schema: string; role: string | null; migrations: Migration[]; readsBack: boolean }

/**
 * Fills an empty schema with what an archive holds of it, on a connection that is in a transaction: as it was then, by the migrations that there were,
 * and only then by those that have come since.
 *
 * @throws Refusal when the archive is damaged or was made by a newer Baton
 */
export async function loadSchema(
  client: Client,
  record: SchemaRecord,
  frames: Frames,
  { schema, role, migrations, readsBack }: LoadingSchema,
): Promise<{ tables: number; rows: number }> {
  await apply(client, schema, thoseOf(record, migrations), role)
  await client.query(`set local search_path to "${schema}"`)
  const tables = await tablesOf(client, schema)
  const links = await unlink(client, schema)
  const counting = await tablesThatCount(client, schema)
  for (const name of counting) await client.query(`alter table "${name}" disable trigger user`)
  if (tables.length > 0) await client.query(`truncate ${quoted(tables.map(({ name }) => name))}`)
  const written: { table: Table; told: RowsRecord }[] = []
  for (let frame = await frames.next(); ; frame = await frames.next()) {
    if (frame.kind !== "record") throw badArchive("The file is damaged: rows stand where none belong.")
    if (frame.record.is === "sequences") {
      await setSequences(client, schema, frame.record.values)
      break
    }
    if (frame.record.is !== "table") throw badArchive("The file is damaged: a table is missing.")
    const table = knownTable(tables, frame.record)
    written.push({ table, told: await writeRows(client, table, frames) })
  }
  for (const name of counting) await client.query(`alter table "${name}" enable trigger user`)
  for (const { table, definition, name } of links) await client.query(`alter table "${table}" add constraint "${name}" ${definition}`)
  if (readsBack) for (const { table, told } of written) await readBack(client, table, told)
  await apply(client, schema, migrations, role)
  return { tables: written.length, rows: written.reduce((sum, { told }) => sum + told.rows, 0) }
}

/** The migrations that the archive's schema had. */
function thoseOf({ migrations: had }: SchemaRecord, migrations: readonly Migration[]): Migration[] {
  const unknown = had.find(({ name, sha256 }) => !migrations.some((one) => one.name === name && one.sha256 === sha256))
  if (unknown !== undefined)
    throw badArchive(
      `The file was made by another Baton, which has the migration ${unknown.name}; this one has not. Read it with that Baton, or a newer one.`,
    )
  return migrations.filter((one) => had.some(({ name }) => name === one.name))
}

/** Names of a file go into SQL only as names that are there. */
function knownTable(tables: readonly Table[], { table, columns }: Extract<ArchiveRecord, { is: "table" }>): Table {
  const known = tables.find(({ name }) => name === table)
  if (known === undefined || columns.some((column) => !known.columns.includes(column)))
    throw badArchive(`The file is damaged: its table ${JSON.stringify(table)} is none of ours.`)
  return { name: table, columns }
}

async function writeRows(client: Client, { name, columns }: Table, frames: Frames): Promise<RowsRecord> {
  const hash = createHash("sha256")
  const end: { told: RowsRecord | null } = { told: null }
  async function* pieces() {
    for (;;) {
      const frame = await frames.next()
      if (frame.kind === "record") {
        if (frame.record.is !== "rows" || frame.record.table !== name) throw badArchive(`The file is damaged within the table ${name}.`)
        end.told = frame.record
        return
      }
      hash.update(frame.piece)
      yield frame.piece
    }
  }
  const rows = await copyIn(client, `copy ${quoted([name])} (${quoted(columns)}) from stdin`, pieces())
  if (end.told === null || end.told.rows !== rows || end.told.sha256 !== hash.digest("hex"))
    throw badArchive(`The file is damaged: the table ${name} is not as it was written.`)
  return end.told
}

/** @throws Refusal when what the database gives back is not what the archive says */
async function readBack(client: Client, { name, columns }: Table, told: RowsRecord): Promise<void> {
  const hash = createHash("sha256")
  for await (const piece of copyOut(client, copyOfTable(name, columns))) hash.update(piece)
  if (hash.digest("hex") !== told.sha256) throw badArchive(`The table ${name} came back other than it is in the file.`)
}

async function setSequences(client: Client, schema: string, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await client.query(
      `select setval(c.oid::regclass, greatest($3::bigint, 1), $3::bigint >= 1) from pg_class c
       where c.relnamespace = $1::regnamespace and c.relkind = 'S' and c.relname = $2`,
      [`"${schema}"`, name, value],
    )
  }
}

/** Tables of which the database adds something up as rows are written; an archive has the sums already. */
async function tablesThatCount(client: Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and c.relnamespace = $1::regnamespace`,
    [`"${schema}"`],
  )
  return rows.map(({ name }) => name)
}

/** Rows are written table by table, so what refers to other tables is checked when all are there. */
async function unlink(client: Client, schema: string): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and k.connamespace = $1::regnamespace order by k.oid`,
    [`"${schema}"`],
  )
  for (const { table, name } of rows) await client.query(`alter table "${table}" drop constraint "${name}"`)
  return rows
}
