import type { Client } from "pg"
import { Refusal } from "#domain/refusal.ts"
import {
  badArchive,
  type ArchivedWorkspace,
  type ArchiveRecord,
  type Belongings,
  type Frame,
  type JournalEnd,
} from "#store/backup/archive.ts"
import { bringKeys, bringSecrets } from "#store/backup/belongings.ts"
import { journalEnd } from "#store/backup/dump.ts"
import { loadSchema, type Frames, type SchemaRecord } from "#store/backup/load-schema.ts"
import { connectAlone } from "#store/backup/snapshot.ts"
import { holdDeliveries } from "#store/delivery-hold.ts"
import { centralMigrations, readMigrations, workspaceMigrations } from "#store/migrate.ts"
import type { Database } from "#store/open.ts"
import type { SecretKey } from "#store/secrets/secrets.ts"
import { txOn } from "#store/tx.ts"
import { makeSchema, nameWorkspace, schemaOf } from "#store/workspace.ts"

/** What came out of an archive. `journals`: as the archive says they end, which the restored ones were compared with. */
export type Restored = { madeAt: string; baton: string; workspaces: string[]; tables: number; rows: number; journals: JournalEnd[] }

/** What came with a workspace, and what did not. */
export type Brought = Restored & { keys: number; secrets: number; logins: Belongings["logins"] }

/** `from`: what it was called where it comes from. */
type Loaded = { workspace: string; from: ArchivedWorkspace; tables: number; rows: number }

/**
 * Fills an empty database with a whole installation. Its workspaces can be seen when all of them are there. What waits to be sent is held.
 *
 * @throws Refusal when there is something already, or the archive can't be read; then nothing of it stays
 */
export async function restoreInstallation(
  db: Database,
  source: AsyncIterable<Frame>,
  { readsBack }: { readsBack: boolean },
): Promise<Restored> {
  const frames = framesOf(source)
  const head = await headOf(frames, "installation")
  const [central, client] = [await connectAlone(db), await connectAlone(db)]
  const made: string[] = []
  try {
    await central.query("begin")
    await emptyCentral(central)
    const loadedCentral = await loadSchema(central, await expect(frames, "schema"), frames, {
      schema: "baton",
      role: null,
      migrations: readMigrations(centralMigrations),
      readsBack,
    })
    const loaded: Loaded[] = []
    let end: Extract<ArchiveRecord, { is: "end" }> | null = null
    while (end === null) {
      const record = await recordOf(frames)
      if (record.is === "end") end = record
      else if (record.is === "schema" && record.workspace !== null) {
        made.push(record.workspace.name)
        await client.query("begin")
        loaded.push(await loadWorkspace(client, record.workspace.name, { record, frames, readsBack, isRestore: true }))
        await hold(client, db, record.workspace.name, head.made_at)
        await client.query("commit")
      } else throw badArchive("The file is damaged.")
    }
    for (const told of end.journals) await compareJournal(client, told)
    await central.query("commit")
    const sum = (what: "tables" | "rows") => loaded.reduce((all, one) => all + one[what], loadedCentral[what])
    if (sum("rows") !== end.rows) throw badArchive("The file is damaged: some tables are missing.")
    return { ...said(head), workspaces: made, tables: sum("tables"), rows: sum("rows"), journals: end.journals }
  } catch (error) {
    await client.query("rollback").catch(() => {})
    for (const name of made) await client.query(`drop schema if exists "${schemaOf(name)}" cascade`).catch(() => {})
    throw error
  } finally {
    await Promise.allSettled([client.end(), central.end()])
  }
}

/** `name`: what it is called here; null: as it was. `key`: what opens its secrets; null when nobody has it. */
export type Importing = { name: string | null; key: SecretKey | null }

/**
 * Makes a workspace of an archive of one, with its keys. What waits to be sent is held, since it may be sent where it comes from.
 *
 * @throws Refusal when there is one of this name, or the archive can't be read; then nothing of it stays
 */
export async function importWorkspace(db: Database, source: AsyncIterable<Frame>, { name: wanted, key }: Importing): Promise<Brought> {
  const frames = framesOf(source)
  const head = await headOf(frames, "workspace")
  const record = await expect(frames, "schema")
  const from = record.workspace
  if (from === null) throw badArchive("The file is damaged.")
  const name = wanted ?? from.name
  const client = await connectAlone(db)
  try {
    await client.query("begin")
    await nameWorkspace(client, { name, demo: from.demo, clockOffset: from.clockOffset })
    const loaded = await loadWorkspace(client, name, { record, frames, readsBack: false, isRestore: false })
    const { belongings } = await expect(frames, "belongings")
    const { journals, rows } = await expect(frames, "end")
    if (rows !== loaded.rows) throw badArchive("The file is damaged: some tables are missing.")
    const { tx } = txOn(client, name, db.secrets)
    const secrets = await bringSecrets(tx, from.name, belongings, key)
    // the end of an address names the workspace, so that it is found
    if (name !== from.name) await tx.query("update webhook_source set address = $1 || substr(address, strpos(address, '.'))", [name])
    const keys = await bringKeys(client, name, belongings.keys)
    await hold(client, db, name, head.made_at)
    for (const told of journals) await compareJournal(client, { ...told, workspace: name })
    await client.query("commit")
    return { ...said(head), workspaces: [name], tables: loaded.tables, rows, journals, keys, secrets, logins: belongings.logins }
  } catch (error) {
    await client.query("rollback").catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

type LoadingWorkspace = { record: SchemaRecord; frames: Frames; readsBack: boolean; isRestore: boolean }

/** @param isRestore a schema of this name is what a restore that was interrupted left behind */
async function loadWorkspace(client: Client, name: string, { record, frames, readsBack, isRestore }: LoadingWorkspace): Promise<Loaded> {
  const schema = schemaOf(name)
  if (isRestore) await client.query(`drop schema if exists "${schema}" cascade`)
  await makeSchema(client, schema)
  const loaded = await loadSchema(client, record, frames, {
    schema,
    role: schema,
    migrations: readMigrations(workspaceMigrations),
    readsBack,
  })
  return { ...loaded, workspace: name, from: record.workspace ?? { name, demo: false, clockOffset: 0 } }
}

/** @throws Refusal when there is a workspace already */
async function emptyCentral(client: Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('baton.workspace') is not null as there")
  const found = rows[0]?.there ? (await client.query<{ name: string }>("select name from baton.workspace order by name")).rows : []
  if (found.length > 0)
    throw new Refusal(
      "not_empty",
      `There is a Baton here already, with the workspace ${found[0]?.name}. Restore into an empty database or another BATON_DATA.`,
      409,
    )
  await client.query("drop schema if exists baton cascade; create schema baton")
}

async function hold(client: Client, db: Database, name: string, madeAt: string): Promise<void> {
  await client.query(`set local search_path to "${schemaOf(name)}"`)
  const { tx } = txOn(client, name, db.secrets)
  await holdDeliveries(tx, { why: `Restored as of ${madeAt}: what was sent since would be sent again.`, by: "restore" }, Date.now())
}

/** @throws Refusal when the journal does not end as the archive says */
async function compareJournal(client: Client, told: JournalEnd): Promise<void> {
  await client.query(`set search_path to "${schemaOf(told.workspace)}"`)
  const found = await journalEnd(client, told.workspace)
  if (found.hash !== told.hash || found.seal !== told.seal)
    throw badArchive(`The journal of ${told.workspace} does not end as the file says that it did.`)
}

function framesOf(source: AsyncIterable<Frame>): Frames {
  const frames = source[Symbol.asyncIterator]()
  return {
    async next() {
      const { done, value } = await frames.next()
      if (done) throw badArchive("The file ends in the middle; it was cut off.")
      return value
    },
  }
}

async function recordOf(frames: Frames): Promise<ArchiveRecord> {
  const frame = await frames.next()
  if (frame.kind === "record") return frame.record
  throw badArchive("The file is damaged: rows stand where none belong.")
}

async function expect<Kind extends ArchiveRecord["is"]>(frames: Frames, is: Kind): Promise<Extract<ArchiveRecord, { is: Kind }>> {
  const record = await recordOf(frames)
  if (record.is !== is) throw badArchive("The file is damaged: something is missing in it.")
  return record as Extract<ArchiveRecord, { is: Kind }>
}

async function headOf(frames: Frames, kind: "installation" | "workspace") {
  const head = await expect(frames, "head")
  if (head.kind === kind) return head
  throw badArchive(
    head.kind === "workspace"
      ? "The file holds one workspace: `baton workspaces import` brings it in."
      : "The file holds a whole installation: `baton restore` brings it back.",
  )
}

function said({ made_at: madeAt, baton }: { made_at: string; baton: string }) {
  return { madeAt, baton }
}
