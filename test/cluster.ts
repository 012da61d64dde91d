import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import type { TestProject } from "vitest/node"
import { startEmbedded } from "#store/embedded.ts"
import { migrateCentral } from "#store/migrate.ts"
import { openDatabase } from "#store/open.ts"
import { createWorkspace } from "#store/workspace.ts"

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  export interface ProvidedContext {
    /** Address of the PostgreSQL that this run of the tests uses. */
    postgres: string
    /** Database that fresh ones are copied from: migrated, with one empty workspace. */
    template: string
  }
}

type Server = { url: string; stop(): Promise<void> }

/** One PostgreSQL for a whole run of the tests: the server of `BATON_TEST_DATABASE_URL`, else an embedded one that is thrown away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["BATON_TEST_DATABASE_URL"]
  const server = given ? { url: given, stop: async () => {} } : await throwaway()
  const template = `baton_test_template_${process.pid}`
  await run(server.url, `create database "${template}"`)
  await prepare(server.url, template)
  project.provide("postgres", server.url)
  project.provide("template", template)
  return async () => {
    for (const name of await templatesOf(server.url, template)) await run(server.url, `drop database "${name}"`)
    await server.stop()
  }
}

/** The template, and what workers made of it for themselves to copy from. */
async function templatesOf(url: string, template: string): Promise<string[]> {
  const rows = await run(url, `select datname from pg_database where starts_with(datname, '${template}')`)
  return rows.map(({ datname }) => String(datname))
}

/** Nothing in it has to outlive the run, so it need not reach the disk. */
async function throwaway(): Promise<Server> {
  const folder = mkdtempSync(join(roomyMemory() ?? tmpdir(), "baton-test-"))
  chmodSync(folder, 0o711)
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" }
  const server = await startEmbedded({ folder, onLog: () => {}, settings })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Every test makes and drops a database of some hundred files, which memory does several times faster than a disk. */
function roomyMemory(): string | null {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm")
    return bavail * bsize >= 2 * 2 ** 30 ? "/dev/shm" : null
  } catch {
    return null
  }
}

async function prepare(url: string, template: string): Promise<void> {
  const db = await openDatabase({ folder: "", url: databaseUrl(url, template), onLog: () => {} })
  await migrateCentral(db)
  await createWorkspace(db, "acme")
  await db.stop()
}

/** Runs one statement on a connection of its own; its rows. */
export async function run(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
