import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { zstdCompressSync, zstdDecompressSync } from "node:zlib"
import { describe, expect, onTestFinished, test } from "vitest"
import type { Refusal } from "#domain/refusal.ts"
import { fileOf, framesOf } from "#store/backup/archive-file.ts"
import { dump } from "#store/backup/dump.ts"
import { importWorkspace, restoreInstallation } from "#store/backup/load.ts"
import { scratchDatabase } from "#store/backup/scratch-database.ts"
import { findKey } from "#store/api-key.ts"
import { deliverRound } from "#runner/deliver.ts"
import { migrateCentral } from "#store/migrate.ts"
import type { Database } from "#store/open.ts"
import { allProviders } from "#store/provider.ts"
import { createSecrets, secretKeyOf } from "#store/secrets/secrets.ts"
import { sourceByName } from "#store/webhook-source.ts"
import { createWorkspace, inWorkspace, workspaces } from "#store/workspace.ts"
import { releaseDeliveries } from "#store/delivery-hold.ts"
import { verifyJournal } from "#steps/audit/verify-journal.ts"
import { readSettings } from "../../src/settings.ts"
import { restore } from "../../src/restore.ts"
import { product } from "./product.ts"

const KEY = secretKeyOf(Buffer.alloc(32, 7))
const OTHER = secretKeyOf(Buffer.alloc(32, 8))
const ARCHIVE_KEY = secretKeyOf(Buffer.alloc(32, 9))
const about = { baton: "0.1.0", madeAt: "2026-11-16T15:00:00.000Z" }

type App = Awaited<ReturnType<typeof product>>

describe("a backup of everything", () => {
  test("brings back every row of every workspace, the sealed journal and the secrets, and sends nothing before it is told to", async () => {
    const app = await busy()
    await createWorkspace(app.db, "second")
    const file = await backup(app.db)

    const db = await emptyDatabase(KEY)
    const restored = await restoreInstallation(db, framesOf(pieces(file), db.secrets), { readsBack: true })

    expect(restored.workspaces).toEqual(["acme", "second"])
    expect(await counts(db)).toEqual({ ...(await counts(app.db)), delivery_hold: 1 })
    expect((await workspaces(db)).map(({ name }) => name)).toEqual(["acme", "second"])
    expect(await inWorkspace(db, "acme", (tx) => verifyJournal(tx, null, []))).toMatchObject({ broken: null, next: null })
    expect(await secretsOf(db, "acme")).toEqual({ provider: "apollo-key", source: "typeform-secret" })
    expect(await sends(db, app)).toBe(0)
    await inWorkspace(db, "acme", (tx) => releaseDeliveries(tx, false, app.now()))
    expect(await sends(db, app)).toBeGreaterThan(0)
  })

  test("goes on from where it was: a new lead gets the next numbers and is handed off", async () => {
    const app = await busy()
    const file = await backup(app.db)
    const db = await emptyDatabase(KEY)
    await restoreInstallation(db, framesOf(pieces(file), db.secrets), { readsBack: false })

    const before = (await journalEnds(app.db)).newest
    await inWorkspace(db, "acme", (tx) =>
      tx.query("insert into journal (at, actor, kind, says) values (now(), 'test', 'note', 'first after')"),
    )

    expect((await journalEnds(db)).newest).toBeGreaterThan(before)
  })

  test("is of one moment, whatever is written meanwhile", async () => {
    const app = await busy()
    const writer = { isOver: false }
    const writing = (async () => {
      for (let n = 0; !writer.isOver; n++)
        await app.receive({
          method: "POST",
          url: "/forms/demo",
          headers: { authorization: `Bearer ${app.keys.write}` },
          payload: { email: `w${n}@while.example` },
        })
    })()

    const file = await backup(app.db)
    writer.isOver = true
    await writing

    const report = await verified(file)
    expect(report).toMatchObject({ workspaces: ["acme"], missingKey: null })
    expect(report.rows).toBeGreaterThan(100)
  })

  test("that is sealed can be read with its key only", async () => {
    const app = await busy()
    const file = await backup(app.db, true)

    expect(readFileSync(file).includes("buyer.example")).toBe(false)
    await expect(read(file, OTHER)).rejects.toThrow(`sealed with the key ${KEY.id}, which is not here`)
    expect(await read(file, KEY)).toBeGreaterThan(50)
  })

  test("is not brought back over something that is there", async () => {
    const app = await busy()
    const file = await backup(app.db)

    const again = restoreInstallation(app.db, framesOf(pieces(file), app.db.secrets), { readsBack: false })

    await expect(again).rejects.toThrow("There is a Baton here already, with the workspace acme")
  })
})

describe("a file that is not whole", () => {
  test.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    ["cut in half", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["changed by a byte", (bytes: Buffer) => changed(bytes, Math.floor(bytes.length * 0.7))],
    ["something else", () => Buffer.from("email,name\nlee@buyer.example,Lee\n")],
    ["empty", () => Buffer.alloc(0)],
  ])("%s is refused, sealed or not, and nothing of it stays", async (_, damage) => {
    const app = await busy()
    for (const isSealed of [false, true]) {
      const file = await backup(app.db, isSealed)
      writeFileSync(file, damage(readFileSync(file)))
      const db = await emptyDatabase(KEY)

      await expect(restoreInstallation(db, framesOf(pieces(file), db.secrets), { readsBack: false })).rejects.toMatchObject({
        code: "bad_archive",
      })

      const { rows } = await db.pool.query("select nspname from pg_namespace where nspname like 'ws\\_%' or nspname = 'baton'")
      expect(rows).toEqual([])
    }
  })
})

describe("a file with a changed byte", () => {
  test("gives nothing that is not as it was written, wherever the byte is", async () => {
    const file = readFileSync(await backup((await busy()).db))
    const whole = await heard(file)
    expect(whole.refusal).toBeNull()

    const places = Array.from({ length: 300 }, (_, n) => Math.floor((n * file.length) / 300))
    for (const at of places) {
      const { said, refusal } = await heard(changed(Buffer.from(file), at))
      expect(said, `byte ${at}`).toEqual(whole.said.slice(0, said.length))
      expect([said.length === whole.said.length, (refusal as Refusal | null)?.code], `byte ${at}`).toContain(
        refusal === null ? true : "bad_archive",
      )
    }
  })

  test("is found by the checksum of its piece where nothing else would notice", async () => {
    const [line, frames] = opened(readFileSync(await backup((await busy()).db)))
    const at = frames.indexOf("lee@buyer.example")
    frames.write("L", at)

    const { said, refusal } = await heard(Buffer.concat([Buffer.from(line), zstdCompressSync(frames)]))

    expect(refusal).toMatchObject({ code: "bad_archive", message: "The file is damaged." })
    expect(said.join("")).not.toContain("Lee@buyer.example")
  })
})

test("a file of the first format, without checksums, is still read", async () => {
  const file = readFileSync(await backup((await busy()).db))
  const [line, frames] = opened(file)

  const { said, refusal } = await heard(
    Buffer.concat([Buffer.from(line.replace('"format":2', '"format":1')), zstdCompressSync(withoutSums(frames))]),
  )

  expect(refusal).toBeNull()
  expect(said).toEqual((await heard(file)).said)
})

describe("a workspace that moves", () => {
  test("comes along with its keys and secrets, under another name if that is wanted", async () => {
    const app = await busy()
    const file = await exported(app.db)
    const there = await emptyDatabase(OTHER)
    await migrateCentral(there)

    const brought = await importWorkspace(there, framesOf(pieces(file), there.secrets), { name: "moved", key: ARCHIVE_KEY })

    expect(brought).toMatchObject({ workspaces: ["moved"], keys: 4, secrets: 4 })
    expect(await secretsOf(there, "moved")).toEqual({ provider: "apollo-key", source: "typeform-secret" })
    expect(await findKey(there, app.keys.write)).toMatchObject({ workspace: "moved", scopes: ["write"] })
    const source = await inWorkspace(there, "moved", (tx) => sourceByName(tx, "signup"))
    expect(source?.address).toMatch(/^moved\./)
    expect(await inWorkspace(there, "moved", (tx) => verifyJournal(tx, null, []))).toMatchObject({ broken: null })
  })

  test("holds no secret that can be read without its key, and comes in without them when nobody has it", async () => {
    const app = await busy()
    const file = await exported(app.db)
    const there = await emptyDatabase(OTHER)
    await migrateCentral(there)

    const brought = await importWorkspace(there, framesOf(pieces(file), there.secrets), { name: null, key: null })

    const all: string[] = []
    for await (const frame of framesOf(pieces(file), createSecrets()))
      all.push(frame.kind === "rows" ? frame.piece.toString() : JSON.stringify(frame.record))
    expect(all.join("")).not.toMatch(/apollo-key|typeform-secret|sealed:1:[0-9a-f]+:.*typeform/)
    expect(brought.secrets).toBe(0)
    const { provider, source } = await secretsOf(there, "acme")
    expect(provider).toBeNull()
    expect(source).toMatch(/^whsec_/)
  })

  test("is refused under a name that is taken, and with a key that is not its own", async () => {
    const app = await busy()
    const file = await exported(app.db)
    const there = await emptyDatabase(OTHER)
    await migrateCentral(there)
    const bring = (key: typeof KEY, on: Database) => importWorkspace(on, framesOf(pieces(file), on.secrets), { name: null, key })

    await expect(bring(OTHER, there)).rejects.toMatchObject({ status: 503 })
    await expect(bring(ARCHIVE_KEY, app.db)).rejects.toMatchObject({ code: "workspace_exists" })

    expect(await workspaces(there)).toEqual([])
  })
})

/** A company with leads, messages that wait, secrets and a sealed journal. */
async function busy(): Promise<App> {
  const app = await product({ sending: { webhookUrl: "http://127.0.0.1:9/hook", webhookSecret: `whsec_${"A".repeat(32)}` } })
  await app.call("POST", "/api/sources", { name: "signup", vendor: "typeform", secret: "typeform-secret" })
  await app.call("PUT", "/api/providers/apollo", { kind: "apollo", key: "apollo-key", is_on: false })
  for (const name of ["lee", "kim", "max"]) await app.asksForDemo(`${name}@buyer.example`, { last_name: "tab\t newline\n backslash \\N ☂" })
  await app.work()
  return app
}

async function backup(db: Database, isSealed = false): Promise<string> {
  const frames = dump(db, { ...about, only: null }, { tables: 0, rows: 0 })
  return written(fileOf(frames, isSealed ? db.secrets : null))
}

function exported(db: Database): Promise<string> {
  return written(fileOf(dump(db, { ...about, only: { workspace: "acme", key: ARCHIVE_KEY } }, { tables: 0, rows: 0 }), null))
}

async function written(bytes: AsyncIterable<Buffer>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "baton-backup-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, "backup.baton")
  await pipeline(Readable.from(bytes), createWriteStream(file))
  return file
}

function pieces(file: string): AsyncGenerator<Buffer> {
  return inPieces(readFileSync(file))
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
}

/** An empty database on the tests' server, as on another machine. */
async function emptyDatabase(key: typeof KEY): Promise<Database> {
  const { inject } = await import("vitest")
  const { db, remove } = await scratchDatabase(inject("postgres"), `baton_restore_${crypto.randomUUID().slice(0, 8)}`)
  db.secrets.use([key])
  onTestFinished(async () => {
    await db.stop()
    await remove()
  })
  return db
}

/** As `baton restore --verify` does it, on the tests' server. */
async function verified(file: string) {
  const { inject } = await import("vitest")
  const environment = { BATON_DATABASE_URL: inject("postgres"), BATON_SECRET_KEY: KEY.bytes.toString("base64") }
  return restore(file, readSettings(environment), { verifies: true, onLog: () => {} })
}

async function read(file: string, key: typeof KEY): Promise<number> {
  const secrets = createSecrets()
  secrets.use([key])
  let frames = 0
  for await (const _ of framesOf(pieces(file), secrets)) frames += 1
  return frames
}

/** What reading a file gives, and how it ended. */
async function heard(file: Buffer): Promise<{ said: string[]; refusal: unknown }> {
  const said: string[] = []
  try {
    for await (const frame of framesOf(inPieces(file), createSecrets()))
      said.push(frame.kind === "rows" ? frame.piece.toString() : JSON.stringify(frame.record))
    return { said, refusal: null }
  } catch (refusal) {
    return { said, refusal }
  }
}

/** A file's first line, and its frames as they are before they are compressed. */
function opened(file: Buffer): [string, Buffer] {
  const end = file.indexOf("\n") + 1
  return [file.subarray(0, end).toString(), zstdDecompressSync(file.subarray(end))]
}

function withoutSums(frames: Buffer): Buffer {
  const kept: Buffer[] = []
  for (let at = 0; at < frames.length;) {
    const end = at + 5 + frames.readUInt32BE(at + 1)
    kept.push(frames.subarray(at, end))
    at = end + 4
  }
  return Buffer.concat(kept)
}

function changed(bytes: Buffer, at: number): Buffer {
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x55, at)
  return bytes
}

async function counts(db: Database): Promise<Record<string, number>> {
  const { rows } = await db.pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'ws_acme' order by 1")
  const found = await Promise.all(
    rows.map(async ({ name }) => [name, Number((await db.pool.query(`select count(*) as n from ws_acme."${name}"`)).rows[0]?.n)]),
  )
  return Object.fromEntries(found) as Record<string, number>
}

async function secretsOf(db: Database, workspace: string) {
  return inWorkspace(db, workspace, async (tx) => ({
    provider: (await allProviders(tx, Date.now()))[0]?.key,
    source: (await sourceByName(tx, "signup"))?.secret,
  }))
}

async function journalEnds(db: Database): Promise<{ newest: number }> {
  return { newest: Number((await db.pool.query("select max(seq) as seq from ws_acme.journal")).rows[0]?.seq) }
}

/** How many messages a round tries to send. */
function sends(db: Database, app: App): Promise<number> {
  return deliverRound(
    db,
    "acme",
    { settings: null, voice: app.voice },
    () => app.now() + 3_600_000,
    () => 0,
  )
}
