import { createHash } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { Refusal } from "#domain/refusal.ts"
import type { Instant } from "#domain/instant.ts"
import type { StoredRow } from "#domain/intake/from-row.ts"
import { newId } from "#store/new-id.ts"
import { beginImport, noteImport, type ImportRecord } from "#store/import.ts"
import type { Database } from "#store/open.ts"
import { storeSignals, type NewSignal } from "#store/signal.ts"
import { inWorkspace } from "#store/workspace.ts"
import { importAccounts, type AccountImport } from "#runner/import-accounts.ts"
import { importErrors } from "#runner/import-errors.ts"
import { openLeadFile, UNREADABLE, type LeadFile, type ReadRow } from "#runner/lead-file.ts"

/** A file that is to be imported. `mapping`: header → lead field, chosen by hand. `source`: where it comes from; its name when null. */
export type FileToImport = { name: string; source: string | null; mapping: Record<string, string>; bytes: AsyncIterable<Uint8Array> }

/** What importing needs of the process: the workspace's time, and somebody to tell that rows wait to be taken in. */
export type ImportSite = { db: Database; now: (workspace: string) => Instant; arrived: (workspace: string) => void }

const ROWS_IN_CHUNK = 500
const BYTES_IN_CHUNK = 2 * 1024 * 1024
const FIRST_ROWS = 10

/** Reads files: says how one would be understood, stores one, and tells what of one was refused. */
export function createImporter(site: ImportSite) {
  return {
    preview: (file: FileToImport) => spooled(file, (path) => preview(path, file)),
    store: (workspace: string, file: FileToImport) => spooled(file, (path, hash) => store(site, workspace, file, path, hash)),
    accounts: (bytes: AsyncIterable<Uint8Array>, told: AccountImport) =>
      spooled({ name: "", source: null, mapping: {}, bytes }, (path) => importAccounts(site.db, path, told, site.now(told.workspace))),
    wake: site.arrived,
    errors: (workspace: string, id: string) => importErrors(site.db, workspace, id),
  }
}

/** A file is written down first: its hash, which names its rows for ever, is only known at its end. */
async function spooled<Result>(file: FileToImport, work: (path: string, hash: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "baton-import-"))
  try {
    const path = join(folder, "file.csv")
    const hash = createHash("sha256")
    await pipeline(hashed(file.bytes, hash), createWriteStream(path, { mode: 0o600 }))
    for (const [header, field] of Object.entries(file.mapping).sort(([one], [other]) => (one < other ? -1 : 1)))
      hash.update(`\0${header}\0${field}`)
    return await work(path, hash.digest("hex").slice(0, 40))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
}

/** How a file would be understood; every row is read, nothing is stored. */
async function preview(path: string, { mapping }: FileToImport) {
  const file = await openLeadFile(path, mapping)
  const count = { rows: 0, unreadable: 0, withoutIdentity: 0 }
  const firstRows: { line: number; fields: Record<string, unknown>; custom: Record<string, string>; problems: string[] }[] = []
  for await (const batch of file.batches()) {
    for (const row of batch) {
      if (row.isUnreadable) count.unreadable += 1
      else {
        count.rows += 1
        if (!hasIdentity(row)) count.withoutIdentity += 1
      }
      const { line, fields, custom, problems } = row
      if (firstRows.length < FIRST_ROWS) firstRows.push({ line, fields, custom, problems })
    }
  }
  return { ...understanding(file), ...count, firstRows }
}

function hasIdentity({ fields }: ReadRow): boolean {
  return typeof fields["email"] === "string" || (fields["external_id"] ?? null) !== null
}

function understanding({ mapping, delimiter, encoding }: LeadFile) {
  const columns = mapping.columns.map((column) => ({
    header: column.header,
    name: column.name,
    field: column.field,
    how: column.how,
    suggestion: column.field === null ? column.suggestion : null,
  }))
  return { rowsAre: mapping.file, delimiter, encoding: encoding(), mappedShare: mapping.mappedShare, columns }
}

/** Stores the rows in chunks, each in a transaction with how far the import has come. The same file again goes on behind its last chunk. */
async function store(site: ImportSite, workspace: string, file: FileToImport, path: string, hash: string): Promise<string> {
  const read = await openLeadFile(path, file.mapping)
  refuseOtherRows(read, file.mapping)
  const record = await inWorkspace(
    site.db,
    workspace,
    (tx) => beginImport(tx, freshRecord(file, read, hash, site.now(workspace))),
    "import",
  )
  if (record.state === "stored") return record.id
  try {
    await storeRows(site, workspace, record, read)
  } catch (error) {
    const says = error instanceof Error ? error.message.slice(0, 500) : "unknown"
    const failed = { rowsRead: 0, rowsStored: 0, state: "failed" as const, error: says, endedAt: site.now(workspace) }
    await inWorkspace(site.db, workspace, (tx) => noteImport(tx, record.id, failed), "import").catch(() => {})
    throw error
  }
  return record.id
}

function freshRecord(file: FileToImport, read: LeadFile, hash: string, now: Instant): ImportRecord {
  return {
    id: newId(),
    name: file.name,
    source: `import:${file.source ?? file.name}`.slice(0, 200),
    hash,
    mapping: { ...understanding(read), chosen: file.mapping },
    rowsRead: 0,
    rowsStored: 0,
    state: "reading",
    error: null,
    startedAt: now,
    endedAt: null,
  }
}

async function storeRows(site: ImportSite, workspace: string, record: ImportRecord, read: LeadFile): Promise<void> {
  let rows = 0
  let number = 0
  for await (const chunk of chunksOf(read, record.hash)) {
    rows += chunk.length
    if (rows > record.rowsStored) {
      const progress = { rowsRead: rows, rowsStored: rows, state: "reading" as const, error: null, endedAt: null }
      const signal = signalOf(record, number, chunk, site.now(workspace))
      await inWorkspace(
        site.db,
        workspace,
        async (tx) => {
          await storeSignals(tx, [signal])
          await noteImport(tx, record.id, progress)
        },
        "import",
      )
      site.arrived(workspace)
    }
    number += 1
  }
  const done = { rowsRead: rows, rowsStored: rows, state: "stored" as const, error: null, endedAt: site.now(workspace) }
  await inWorkspace(site.db, workspace, (tx) => noteImport(tx, record.id, done), "import")
}

/** Rows in chunks of 500, fewer when they are long. The same file gives the same chunks. */
async function* chunksOf(read: LeadFile, hash: string): AsyncGenerator<string[]> {
  let chunk: string[] = []
  let size = 0
  for await (const batch of read.batches()) {
    for (const { line, fields, custom, isUnreadable, problems } of batch) {
      const kept = isUnreadable ? { ...custom, [UNREADABLE]: problems.join(" ") } : custom
      const row: StoredRow = { id: `${hash}:${line}`, line, fields, custom: kept }
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
    key: `${record.hash}:${number}`,
    import: record.id,
    receivedAt: now,
    payload: `[${rows.join(",\n")}]`,
    items: rows.length,
  }
}

/** A list of deals or activities must not become leads by accident; who names columns by hand knows what they do. */
function refuseOtherRows({ mapping }: LeadFile, chosen: Record<string, string>): void {
  const fields = new Set(mapping.columns.map((column) => column.field))
  const help = 'Say which column is what, such as mapping={"Work mail":"email"}; a dry run shows how the file is understood.'
  if (!fields.has("email") && !fields.has("external_id"))
    throw new Refusal("no_identity_column", `No column holds an e-mail address or a record id, so no row could be found again. ${help}`)
  const isNamed = Object.values(chosen).some((field) => field === "email" || field === "external_id")
  if (mapping.file.kind !== "people" && !fields.has("email") && !isNamed)
    throw new Refusal("not_people", `The rows of this file are ${mapping.file.what}, and only people become leads. ${help}`)
}
