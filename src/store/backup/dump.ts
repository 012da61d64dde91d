import { createHash } from "node:crypto"
import type { Client } from "pg"
import type { ArchivedWorkspace, ArchiveRecord, Frame, JournalEnd } from "#store/backup/archive.ts"
import { belongingsOf } from "#store/backup/belongings.ts"
import { takeSnapshot, type Snapshot } from "#store/backup/snapshot.ts"
import { quoted, sequencesOf, tablesOf, type Table } from "#store/backup/tables.ts"
import type { Database } from "#store/open.ts"
import { SECRET_COLUMNS } from "#store/secrets/seal-all.ts"
import type { SecretKey } from "#store/secrets/secrets.ts"
import { schemaOf } from "#store/workspace.ts"

/** `baton`: this version. `only`: one workspace with what belongs to it, its secrets for whoever has `key`; null: the whole installation as it is. */
export type Dumping = { baton: string; madeAt: string; only: { workspace: string; key: SecretKey } | null }

/** What was written, known when all frames were. */
export type Dumped = { tables: number; rows: number }

type Known = ArchivedWorkspace & { schema: string }

/** The rows of all workspaces, or of one, as of one moment. Others go on working meanwhile. */
export async function* dump(db: Database, { baton, madeAt, only }: Dumping, dumped: Dumped): AsyncGenerator<Frame> {
  const snapshot = await takeSnapshot(db)
  try {
    yield recordOf({ is: "head", kind: only === null ? "installation" : "workspace", baton, made_at: madeAt })
    const all = await snapshot.within("baton", workspacesIn)
    const journals: JournalEnd[] = []
    if (only === null) yield* schema(snapshot, "baton", null, dumped)
    for (const one of all.filter(({ name }) => only === null || name === only.workspace)) {
      const { name, demo, clockOffset } = one
      yield* schema(snapshot, one.schema, { name, demo, clockOffset }, dumped, only !== null)
      journals.push(await snapshot.within(one.schema, (client) => journalEnd(client, name)))
    }
    if (only !== null) yield recordOf({ is: "belongings", belongings: await belongingsOf(db, snapshot, only) })
    yield recordOf({ is: "end", ...dumped, journals })
  } finally {
    await snapshot.end()
  }
}

async function* schema(
  snapshot: Snapshot,
  schema: string,
  workspace: ArchivedWorkspace | null,
  dumped: Dumped,
  withoutSecrets = false,
): AsyncGenerator<Frame> {
  const { migrations, tables, sequences } = await snapshot.within(schema, async (client) => ({
    migrations: (await client.query<{ name: string; sha256: string }>("select name, sha256 from migration order by name")).rows,
    tables: await tablesOf(client, schema),
    sequences: await sequencesOf(client, schema),
  }))
  yield recordOf({ is: "schema", workspace, migrations })
  for (const table of tables) yield* rowsOf(snapshot, schema, table, dumped, withoutSecrets)
  yield recordOf({ is: "sequences", values: sequences })
}

async function* rowsOf(
  snapshot: Snapshot,
  schema: string,
  { name, columns }: Table,
  dumped: Dumped,
  withoutSecrets: boolean,
): AsyncGenerator<Frame> {
  yield recordOf({ is: "table", table: name, columns })
  const hash = createHash("sha256")
  let rows = 0
  const pieces = snapshot.pieces(schema, withoutSecrets ? blanked(name, columns) : copyOfTable(name, columns))
  for await (const piece of pieces) {
    hash.update(piece)
    rows += linesIn(piece)
    yield { kind: "rows", piece }
  }
  dumped.tables += 1
  dumped.rows += rows
  yield recordOf({ is: "rows", table: name, rows, sha256: hash.digest("hex") })
}

/** What reads a table as an archive holds it. */
export function copyOfTable(table: string, columns: readonly string[]): string {
  return `copy ${quoted([table])} (${quoted(columns)}) to stdout`
}

/** The same with a mark where a secret is. */
function blanked(table: string, columns: readonly string[]): string {
  const secret = SECRET_COLUMNS[table]
  if (secret === undefined) return copyOfTable(table, columns)
  const read = columns.map((column) =>
    secret.includes(column) ? `case when ${quoted([column])} is not null then '' end` : quoted([column]),
  )
  return `copy (select ${read.join(", ")} from ${quoted([table])}) to stdout`
}

/** COPY writes a row a line; a line end within a value is written as \\n. */
export function linesIn(piece: Buffer): number {
  let lines = 0
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1
  return lines
}

async function workspacesIn(client: Client): Promise<Known[]> {
  const { rows } = await client.query<Known>(
    `select name, schema, demo, clock_offset_ms::float8 as "clockOffset" from workspace order by name`,
  )
  return rows.map((row) => ({ ...row, schema: schemaOf(row.name) }))
}

/** How far the journal is sealed, so that a restore can say that it has it all. */
export async function journalEnd(client: Client, workspace: string): Promise<JournalEnd> {
  const { rows } = await client.query<Omit<JournalEnd, "workspace">>(
    "select number::float8 as seal, total::float8 as rows, encode(hash, 'hex') as hash from journal_seal order by number desc limit 1",
  )
  return { workspace, ...(rows[0] ?? { seal: -1, rows: 0, hash: "" }) }
}

function recordOf(record: ArchiveRecord): Frame {
  return { kind: "record", record }
}
