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
 */
export async function freshDatabase(): Promise<Database> {
  const name = `baton_test_${randomBytes(6).toString("hex")}`
  await run(inject("postgres"), `create database "${name}" template "${inject("template")}" strategy file_copy`)
  return removedAtStop(await openNamed(name), name)
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
