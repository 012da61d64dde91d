import { randomBytes } from "node:crypto"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inject, onTestFinished } from "vitest"
import { openDatabase, type Database } from "#store/open.ts"
import { secretKeyOf } from "#store/secrets/secrets.ts"
import { databaseUrl, run } from "./cluster.ts"

/**
 * A database of its own for a test or a file of tests: the central tables and one empty workspace, `acme`.
 * `stop` removes it.
 *
 * @param template another database to copy from, one that nobody is connected to
 */
export async function freshDatabase(template = inject("template")): Promise<Database> {
  const name = `baton_test_${randomBytes(6).toString("hex")}`
  await copy(template, name)
  return removedAtStop(await openNamed(name), name)
}

/** Makes a database that others are copied from for the rest of the run; `fill` puts into it what all of them have. */
export async function templateWith<Kept>(fill: (db: Database) => Promise<Kept>): Promise<{ template: string; kept: Kept }> {
  const template = `${inject("template")}_${randomBytes(6).toString("hex")}`
  await copy(inject("template"), template)
  const db = await openNamed(template)
  try {
    return { template, kept: await fill(db) }
  } finally {
    await db.stop()
  }
}

async function copy(template: string, name: string): Promise<void> {
  await run(inject("postgres"), `create database "${name}" template "${template}" strategy file_copy`)
}

/** Another process's view of the same database: a pool of its own. */
export async function openAgain(db: Database): Promise<Database> {
  return withKey(await openDatabase({ folder: "", url: db.url, onLog: () => {} }))
}

/** A data folder that goes away with the test. Anybody may enter it, unless `mode` says otherwise. */
export function freshFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), "baton-test-"))
  chmodSync(folder, mode)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openNamed(name: string): Promise<Database> {
  return withKey(await openDatabase({ folder: "", url: databaseUrl(inject("postgres"), name), onLog: () => {} }))
}

/** Secrets of tests are sealed with this one. */
export const TEST_KEY = secretKeyOf(Buffer.alloc(32, 7))

function withKey(db: Database): Database {
  db.secrets.use([TEST_KEY])
  return db
}

function removedAtStop(db: Database, name: string): Database {
  const stop = async () => {
    await db.stop()
    await run(inject("postgres"), `drop database if exists "${name}" with (force)`)
  }
  return Object.defineProperty({ ...db, stop }, "url", { value: db.url })
}
