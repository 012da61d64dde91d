import { mkdtempSync, chmodSync, readFileSync, readdirSync, existsSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { startEmbedded, type EmbeddedServer } from "#store/embedded.ts"
import { sink, type Sink } from "./sink.ts"
import { startServe, type Serve } from "./serve.ts"

/** A PostgreSQL of its own, a receiver of webhooks, and several processes of Baton on one database. */
export type World = {
  server: EmbeddedServer
  database: string
  hook: Sink
  folder: string
  processes: Serve[]
  sql<Row>(text: string, params?: unknown[]): Promise<Row[]>
  /** One more process. */
  join(): Promise<void>
  /** Kills the postmaster as kill -9 does and brings it back. */
  killPostgres(): Promise<void>
  stop(): Promise<void>
}

/** @param root folder of the sources that the processes run: these, or a copy with a planted fault */
export async function makeWorld({
  count = 2,
  root = new URL("../../", import.meta.url).pathname,
}: { count?: number; root?: string } = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "baton-prove-"))
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ folder: join(folder, "postgres"), onLog: () => {}, settings: { max_connections: "150" } })
  await run(server.url, "create database baton_prove")
  const database = Object.assign(new URL(server.url), { pathname: "/baton_prove" }).href
  const hook = await sink()
  const processes: Serve[] = []
  const joins = async () => {
    const one = await startServe({ root, folder: join(folder, `serve-${processes.length}`), database, hook: hook.url })
    await one.start()
    processes.push(one)
  }
  // one after the other: the first makes the workspace
  for (let place = 0; place < count; place++) await joins()
  return {
    server,
    database,
    hook,
    folder,
    processes,
    sql: (text, params = []) => ask(database, text, params),
    join: joins,
    async killPostgres() {
      process.kill(postmasterIn(join(folder, "postgres")), "SIGKILL")
      await server.revive()
    },
    async stop() {
      for (const one of processes) await one.remove()
      await server.stop()
      await hook.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ask<Row>(url: string, text: string, params: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  try {
    return (await client.query(text, params)).rows as Row[]
  } finally {
    await client.end()
  }
}

async function run(url: string, text: string): Promise<void> {
  await ask(url, text, [])
}

function postmasterIn(folder: string): number {
  const cluster = readdirSync(folder, { withFileTypes: true }).find(
    (entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "PG_VERSION")),
  )
  return Number(readFileSync(join(folder, cluster?.name ?? "", "postmaster.pid"), "utf8").split("\n")[0])
}
