import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"
import type { Database } from "#store/open.ts"

const CHANNEL = "baton_arrived"
/** A workspace is told of at most so often; whoever runs it looks by itself, too. */
const TELL_EVERY_MS = 50
const AGAIN_MS = 1_000

/** Tells whichever process runs a workspace that something arrived there. Nobody waits for it. */
export function createTeller(db: Database): (workspace: string) => void {
  const told = new Set<string>()
  return (workspace) => {
    if (told.has(workspace)) return
    told.add(workspace)
    setTimeout(() => {
      told.delete(workspace)
      db.pool.query("select pg_notify($1, $2)", [CHANNEL, workspace]).catch(() => {})
    }, TELL_EVERY_MS).unref()
  }
}

/** Listens on a connection of its own, and opens another one when it breaks. What was told meanwhile is not heard, and found by looking. */
export function listenForArrivals(db: Database, arrived: (workspace: string) => void): { stop(): Promise<void> } {
  const state = { stopped: false, client: null as Client | null }
  const listen = async () => {
    while (!state.stopped) {
      const client = new Client({ connectionString: db.url, application_name: "baton arrivals", keepAlive: true })
      state.client = client
      const broken = new Promise<void>((resolve) => client.on("end", resolve).on("error", () => resolve()))
      client.on("notification", ({ payload }) => arrived(payload ?? ""))
      try {
        await client.connect()
        await client.query(`listen ${CHANNEL}`)
        await broken
      } catch {
        // the database is away; looking by itself says so elsewhere
      }
      if (!state.stopped) await sleep(AGAIN_MS, null, { ref: false })
    }
  }
  const ended = listen()
  return {
    async stop() {
      state.stopped = true
      await state.client?.end().catch(() => {})
      await Promise.race([ended, sleep(AGAIN_MS)])
    },
  }
}
