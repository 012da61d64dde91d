import { execFileSync, fork, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest"
import { openDatabase, type Database } from "#store/open.ts"
import { freshDatabase, freshFolder } from "../database.ts"

const kept = "select count(*) as n from public.kept"
let seed: string

beforeAll(async () => {
  seed = mkdtempSync(join(tmpdir(), "baton-test-"))
  chmodSync(seed, 0o711)
  await (await openDatabase({ folder: seed, url: null, onLog: () => {} })).stop()
})

afterAll(() => rmSync(seed, { recursive: true }))

describe("an embedded database", () => {
  test("opens on an empty folder, keeps what was committed, and stops with its process", async () => {
    const folder = freshFolder()
    const first = await open(folder)
    await first.db.pool.query("create table public.kept as select 1 as n")
    await first.db.stop()
    const stopped = !existsSync(pidFile(folder))

    const second = await open(folder)

    expect(stopped).toBe(true)
    expect(first.log.join()).toContain("made a new database")
    expect(second.log.join()).not.toContain("made a new database")
    expect(second.db.kind).toBe("embedded")
    expect((await second.db.pool.query(kept)).rows).toEqual([{ n: 1 }])
  })

  test("is durable, checks its pages and listens on this machine only", async () => {
    const { db } = await open(usedFolder())

    const { rows } = await db.pool.query(
      "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses', 'unix_socket_directories', 'jit') order by name",
    )

    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: "on",
      fsync: "on",
      full_page_writes: "on",
      jit: "off",
      listen_addresses: "127.0.0.1",
      synchronous_commit: "on",
      unix_socket_directories: "",
    })
  })

  test("keeps its password to its owner and out of what is printed", async () => {
    const folder = usedFolder()
    const { db, log } = await open(folder)
    const secret = readFileSync(join(folder, "pg.secret"), "utf8")

    expect(statSync(join(folder, "pg.secret")).mode & 0o777).toBe(0o600)
    expect(db.url).toContain(secret)
    expect(JSON.stringify({ ...db, pool: null, kysely: null }) + log.join()).not.toContain(secret)
  })

  test("is refused to a second Baton, which leaves the first one running", async () => {
    const folder = usedFolder()
    const { db } = await open(folder)

    const refused = openDatabase({ folder, url: null, onLog: () => {} })

    await expect(refused).rejects.toThrow(`Another Baton (process ${process.pid}) already runs on ${folder}.`)
    expect((await db.pool.query("select 1 as n")).rows).toEqual([{ n: 1 }])
  })

  test("that a killed Baton left behind is adopted, with everything it had committed", async () => {
    const folder = usedFolder()
    const holder = await holdOpen(folder)
    const left = postmasterOf(folder)
    holder.kill("SIGKILL")
    await once(holder, "exit")

    const { db, log } = await open(folder)

    expect(log.join()).toContain(`adopted the PostgreSQL that already ran (process ${left})`)
    expect((await db.pool.query(kept)).rows).toEqual([{ n: 1 }])
  })

  test("starts again after Baton and PostgreSQL were both killed", async () => {
    const folder = usedFolder()
    const holder = await holdOpen(folder)
    holder.kill("SIGKILL")
    process.kill(postmasterOf(folder), "SIGKILL")
    await once(holder, "exit")

    const { db } = await open(folder)

    expect((await db.pool.query(kept)).rows).toEqual([{ n: 1 }])
  })

  test("comes back by itself when PostgreSQL is killed under a running Baton", async () => {
    const { folder, db, log } = await opened()
    await db.pool.query("create table public.kept as select 1 as n")
    const killed = postmasterOf(folder)

    process.kill(killed, "SIGKILL")
    await logged(log, "PostgreSQL is back")

    expect((await db.pool.query(kept)).rows).toEqual([{ n: 1 }])
    expect(postmasterOf(folder)).not.toBe(killed)
    await expect(openDatabase({ folder, url: null, onLog: () => {} })).rejects.toThrow("Another Baton")
  })

  test.each([
    ["is empty", () => ""],
    ["names a process that is not PostgreSQL", (folder: string) => pidLines(process.pid, folder)],
    ["names a process that is gone", (folder: string) => pidLines(4_194_303, folder)],
  ])("starts when the pid file %s", async (_, content) => {
    const folder = usedFolder()
    writeFileSync(pidFile(folder), content(folder))
    utimesSync(pidFile(folder), 0, 0)

    const { db } = await open(folder)

    expect((await db.pool.query("select 1 as n")).rows).toEqual([{ n: 1 }])
  })

  test("of another major version is refused and left alone", async () => {
    const folder = usedFolder()
    await (await open(folder)).db.stop()
    writeFileSync(join(folder, "pg", "PG_VERSION"), "9\n")

    await expect(open(folder)).rejects.toThrow(/was made by PostgreSQL 9; the programs in .* can't open it/)
  })

  test.runIf(process.getuid?.() === 0)("of root lies elsewhere when PostgreSQL's user can't enter the folder", async () => {
    const folder = freshFolder(0o700)
    onTestFinished(() => rmSync(readlinkSync(join(folder, "pg")), { recursive: true }))

    const first = await open(folder)
    await first.db.stop()
    const second = await open(folder)

    expect(first.log.join()).toContain(`made a new database in ${readlinkSync(join(folder, "pg"))}`)
    expect(second.log.join()).not.toContain("made a new database")
    await second.db.stop()
  })

  test("that was lost is not replaced by an empty one", async () => {
    const folder = freshFolder()
    mkdirSync(join(folder, "pg"))

    await expect(open(folder)).rejects.toThrow("holds no PostgreSQL database")
  })
})

describe("a PostgreSQL server", () => {
  test("may be used by several at once", async () => {
    const first = await freshDatabase()
    onTestFinished(() => first.stop())

    const second = await server(first.url)

    expect([first.kind, second.kind]).toEqual(["server", "server"])
    expect((await first.pool.query("select 1 as n")).rows).toEqual((await second.pool.query("select 1 as n")).rows)
  })

  test("that is not there is named without its password", async () => {
    const port = await closedPort()
    const refused = openDatabase({ folder: "", url: `postgres://me:hush@127.0.0.1:${port}/leads`, onLog: () => {}, patience: 0 })

    await expect(refused).rejects.toThrow(`BATON_DATABASE_URL (127.0.0.1:${port}/leads): connect ECONNREFUSED`)
    await expect(refused).rejects.not.toThrow("hush")
  })

  test("that does not know the password is refused at once", async () => {
    const wrong = new URL(inject("postgres"))
    wrong.username = "nobody-of-this-name"
    wrong.password = "hush"

    await expect(server(wrong.href)).rejects.toThrow(/BATON_DATABASE_URL .*: (password authentication failed|role .* does not exist)/)
  })
})

/** A data folder with a database that was used and stopped before: a copy, since making one takes most of a second. */
function usedFolder(): string {
  const folder = freshFolder()
  execFileSync("cp", ["-a", join(seed, "pg"), join(seed, "pg.secret"), folder])
  return folder
}

/** Opens a folder's database until the end of the test. */
async function open(folder: string): Promise<{ db: Database; log: string[] }> {
  const log: string[] = []
  const db = await openDatabase({ folder, url: null, onLog: (line) => log.push(line) })
  onTestFinished(() => db.stop())
  return { db, log }
}

async function opened(): Promise<{ folder: string; db: Database; log: string[] }> {
  const folder = usedFolder()
  return { folder, ...(await open(folder)) }
}

async function server(url: string): Promise<Database> {
  const db = await openDatabase({ folder: "", url, onLog: () => {} })
  onTestFinished(() => db.stop())
  return db
}

/** Another process that has the folder's database open. */
async function holdOpen(folder: string): Promise<ChildProcess> {
  const holder = fork(join(import.meta.dirname, "hold-database.ts"), [folder], { execArgv: [] })
  onTestFinished(() => void holder.kill("SIGKILL"))
  await once(holder, "message")
  return holder
}

function pidFile(folder: string): string {
  return join(folder, "pg", "postmaster.pid")
}

function pidLines(pid: number, folder: string): string {
  return [pid, join(folder, "pg"), 0, 5432, "", "127.0.0.1", "", "ready"].join("\n")
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(pidFile(folder), "utf8").split("\n")[0])
}

async function logged(log: string[], line: string): Promise<void> {
  await expect.poll(() => log, { timeout: 20_000, interval: 20 }).toContain(line)
}

async function closedPort(): Promise<number> {
  const taken = createServer().listen(0, "127.0.0.1")
  await once(taken, "listening")
  const { port } = taken.address() as AddressInfo
  taken.close()
  return port
}
