import { setTimeout as sleep } from "node:timers/promises"
import type { Instant } from "#domain/instant.ts"
import type { StoredRow } from "#domain/intake/from-row.ts"
import { fileRefusal } from "#domain/intake/file-refusal.ts"
import { Refusal } from "#domain/refusal.ts"
import { beginImport, noteImport, type ImportRecord } from "#store/import.ts"
import { newId } from "#store/new-id.ts"
import type { Database } from "#store/open.ts"
import { storeSignals, type NewSignal } from "#store/signal.ts"
import { inWorkspace } from "#store/workspace.ts"
import { importAccounts, type AccountImport } from "#runner/import-accounts.ts"
import { importErrors } from "#runner/import-errors.ts"
import { AS_RECOGNISED, openLeadFile, UNREADABLE, type LeadFile, type SaidOfFile } from "#runner/lead-file.ts"
import { readPeopleList } from "#runner/read-people-list.ts"
import { preview, understanding } from "#runner/preview-file.ts"
import { spool } from "#runner/spool-file.ts"

/** A file that is to be imported. `source`: where it comes from; its name when null. */
export type FileToImport = { name: string; source: string | null; said: SaidOfFile; bytes: AsyncIterable<Uint8Array> }

/** What importing needs of the process: the workspace's time, and somebody to tell that rows wait to be taken in. */
export type ImportSite = { db: Database; now: (workspace: string) => Instant; arrived: (workspace: string) => void }

/** An import that has begun; `done` is over when all its rows are stored. */
export type Begun = { id: string; done: Promise<void> }

/** A chunk is taken in as a whole, and a form that comes meanwhile waits for it. */
const ROWS_IN_CHUNK = 200
const BYTES_IN_CHUNK = 2 * 1024 * 1024
/** So many chunks are stored together, so that a commit is paid for once for all of them. */
const CHUNKS_AT_ONCE = 20

/** Reads files: says how one would be understood, stores one, and tells what of one was refused. */
export function createImporter(site: ImportSite) {
  const underWay = new Map<string, Promise<void>>()
  return {
    preview,
    store: (workspace: string, file: FileToImport) => begin(site, workspace, file, underWay),
    accounts: (bytes: AsyncIterable<Uint8Array>, told: AccountImport) => takeAccounts(site, bytes, told),
    people: readPeopleList,
    wake: site.arrived,
    errors: (workspace: string, id: string) => importErrors(site.db, workspace, id),
  }
}

async function takeAccounts(site: ImportSite, bytes: AsyncIterable<Uint8Array>, told: AccountImport) {
  const spooled = await spool(bytes, AS_RECOGNISED)
  try {
    return await importAccounts(site.db, spooled.path, told, site.now(told.workspace))
  } finally {
    await spooled.remove()
  }
}

/**
 * Begins to store a file's rows. The same file again goes on behind its last chunk; while this process is storing it, whoever sends it again joins in.
 *
 * @throws Refusal when the file can't be read or its rows are no leads
 */
async function begin(site: ImportSite, workspace: string, file: FileToImport, underWay: Map<string, Promise<void>>): Promise<Begun> {
  const spooled = await spool(file.bytes, file.said)
  let read: LeadFile | null = null
  const letGo = async () => {
    await read?.close()
    await spooled.remove()
  }
  try {
    const opened = await openLeadFile(spooled.path, file.said)
    read = opened
    refuseOtherRows(opened, file.said.mapping)
    const fresh = freshRecord(file, opened, spooled.hash, site.now(workspace))
    const record = await inWorkspace(site.db, workspace, (tx) => beginImport(tx, fresh), "import")
    const joined = underWay.get(record.id) ?? (record.state === "stored" ? Promise.resolve() : null)
    if (joined !== null) {
      await letGo()
      return { id: record.id, done: joined }
    }
    const done = storeAll(site, workspace, record, opened, async () => {
      underWay.delete(record.id)
      await letGo()
    })
    done.catch(() => {})
    underWay.set(record.id, done)
    return { id: record.id, done }
  } catch (error) {
    await letGo()
    throw error
  }
}

async function storeAll(
  site: ImportSite,
  workspace: string,
  record: ImportRecord,
  read: LeadFile,
  end: () => Promise<void>,
): Promise<void> {
  try {
    await storeRows(site, workspace, record, read)
  } catch (error) {
    const says = error instanceof Error ? error.message.slice(0, 500) : "unknown"
    const failed = { rowsRead: 0, rowsStored: 0, readShare: 0, state: "failed" as const, error: says, endedAt: site.now(workspace) }
    await inWorkspace(site.db, workspace, (tx) => noteImport(tx, record.id, failed), "import").catch(() => {})
    throw error
  } finally {
    await end()
  }
}

function freshRecord(file: FileToImport, read: LeadFile, hash: string, now: Instant): ImportRecord {
  return {
    id: newId(),
    name: file.name,
    source: `import:${file.source ?? file.name}`.slice(0, 200),
    hash,
    mapping: { ...understanding(read), chosen: file.said.mapping },
    rowsRead: 0,
    rowsStored: 0,
    readShare: 0,
    state: "reading",
    error: null,
    startedAt: now,
    endedAt: null,
  }
}

/**
 * Stores the rows in chunks, some of them in a transaction with how far the import has come, while the next ones are read. After each chunk it rests as
 * long as that took: rows are read many times as fast as they are taken in, and a form that comes meanwhile is not to wait for them.
 */
async function storeRows(site: ImportSite, workspace: string, record: ImportRecord, read: LeadFile): Promise<void> {
  let rows = 0
  let number = 0
  let waiting: NewSignal[] = []
  let storing = Promise.resolve()
  const send = async () => {
    await storing
    const [signals, progress] = [waiting, { rowsRead: rows, rowsStored: rows, readShare: read.share() }]
    waiting = []
    storing = storeChunks(site, workspace, record, signals, progress)
    storing.catch(() => {})
  }
  let began = performance.now()
  for await (const chunk of chunksOf(read, record.hash)) {
    rows += chunk.length
    if (rows > record.rowsStored) waiting.push(signalOf(record, number, chunk, site.now(workspace)))
    number += 1
    if (waiting.length === CHUNKS_AT_ONCE) await send()
    await sleep(performance.now() - began)
    began = performance.now()
  }
  if (waiting.length > 0) await send()
  await storing
  const done = { rowsRead: rows, rowsStored: rows, readShare: 1, state: "stored" as const, error: null, endedAt: site.now(workspace) }
  await inWorkspace(site.db, workspace, (tx) => noteImport(tx, record.id, done), "import")
}

type Reached = Pick<ImportRecord, "rowsRead" | "rowsStored" | "readShare">

async function storeChunks(
  site: ImportSite,
  workspace: string,
  record: ImportRecord,
  signals: readonly NewSignal[],
  reached: Reached,
): Promise<void> {
  const progress = { ...reached, state: "reading" as const, error: null, endedAt: null }
  const work = async (tx: Parameters<typeof storeSignals>[0]) => {
    await storeSignals(tx, signals)
    await noteImport(tx, record.id, progress)
  }
  await inWorkspace(site.db, workspace, work, "import")
  site.arrived(workspace)
}

/** Rows in chunks of 200, fewer when they are long. The same file gives the same chunks. */
async function* chunksOf(read: LeadFile, hash: string): AsyncGenerator<string[]> {
  let chunk: string[] = []
  let size = 0
  for await (const batch of read.batches()) {
    for (const { line, fields, custom, isUnreadable, problems, badAddress } of batch) {
      const kept = isUnreadable ? { ...custom, [UNREADABLE]: problems.join(" ") } : custom
      const row: StoredRow = { id: `${hash}:${line}`, line, fields, custom: kept, ...(badAddress === undefined ? {} : { badAddress }) }
      const text = JSON.stringify(row)
      chunk.push(text)
      size += text.length
      if (chunk.length < ROWS_IN_CHUNK && size < BYTES_IN_CHUNK) continue
      yield chunk
      chunk = []
      size = 0
    }
  }
  if (chunk.length > 0) yield chunk
}

function signalOf(record: ImportRecord, number: number, rows: readonly string[], now: Instant): NewSignal {
  return {
    id: newId(),
    lane: 3,
    source: record.source,
    kind: "rows",
    // chunks were of 500 rows once: those of an import that began then and goes on now have other numbers
    key: `${record.hash}:${ROWS_IN_CHUNK}.${number}`,
    import: record.id,
    receivedAt: now,
    payload: `[${rows.join(",\n")}]`,
    items: rows.length,
  }
}

function refuseOtherRows({ mapping }: LeadFile, chosen: Record<string, string>): void {
  const refusal = fileRefusal(mapping, chosen)
  if (refusal !== null) throw new Refusal(refusal.code, refusal.says)
}
