import { fork, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { createServer, type AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"
import { httpReceiver, type HttpReceiver } from "#integrations/http-receiver.fixture.ts"
import { startEmbedded } from "#store/embedded.ts"
import { agreementText, company, type Terms } from "../stories/company.ts"

export type Keys = { admin: string; write: string; sign_marketing: string; sign_sales: string }
type Told = { url: string; database: string; keys: Keys }
type Ended = { code: number | null; signal: NodeJS.Signals | null }

/**
 * A Baton with its embedded database, in a process of its own that dies and comes back on the same port, and whoever talks to it: clients that
 * repeat what they send until they have an answer, and a receiver of webhooks that remembers everything.
 */
export type Killable = {
  /** Its data folder. */
  folder: string
  keys: Keys
  hook: HttpReceiver
  databaseUrl(): string
  /** Starts it. `failpoints` are armed from the first statement on; with them it may never become ready. */
  start(failpoints?: string): Promise<void>
  arm(failpoints: string): Promise<void>
  /** Resolves when the process is gone. @throws Error when it still lives after `patience` ms */
  ended(patience?: number): Promise<Ended>
  kill(signal: NodeJS.Signals): void
  /** Sends until somebody answers; an answer of 500 or more counts as none. */
  send(method: string, path: string, body: unknown, key?: string): Promise<{ status: number; body: Record<string, unknown> }>
  /** Sends once; the status of the answer, or null when there was none. */
  once(method: string, path: string, body: unknown, key?: string): Promise<number | null>
  /** Asks the database itself, as `psql` would. */
  sql<Row>(text: string, params?: unknown[]): Promise<Row[]>
  /** Lets the next process have the lease at once instead of after 5 s, and messages that were being sent be tried again at once. */
  forgetTheDead(): Promise<void>
  remove(): Promise<void>
}

const PATIENCE = 15_000

/** @param folder data folder, empty at first */
export async function killable(folder: string): Promise<Killable> {
  const hook = await httpReceiver((response) => void response.writeHead(200).end())
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let told: Told | null = null
  let gone: Promise<Ended> = Promise.resolve({ code: 0, signal: null })

  const environment = environmentOf(folder, port, hook.url)
  const sql = async <Row>(text: string, params: unknown[] = []): Promise<Row[]> => {
    const client = new Client({ connectionString: told?.database })
    client.on("error", () => {})
    await client.connect()
    try {
      return (await client.query(text, params)).rows as Row[]
    } finally {
      await client.end()
    }
  }

  const self: Killable = {
    get keys() {
      if (told === null) throw new Error("Baton has not started yet.")
      return told.keys
    },
    folder,
    hook,
    databaseUrl: () => told?.database ?? "",
    sql,
    async start(failpoints = "") {
      const started = fork(new URL("baton.ts", import.meta.url), {
        env: { ...environment, BATON_FAILPOINTS: failpoints },
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      })
      child = started
      gone = once(started, "exit").then(([code, signal]) => ({ code, signal }) as Ended)
      const ready = once(started, "message").then(([message]) => void (told = message as Told))
      await Promise.race([ready, gone])
      if (started.exitCode !== null && failpoints === "") throw new Error(`Baton ended at start with ${started.exitCode}.`)
    },
    async arm(failpoints) {
      const armed = once(child as ChildProcess, "message")
      child?.send(failpoints)
      await armed
    },
    async ended(patience = PATIENCE) {
      const result = await Promise.race([gone, sleep(patience, null, { ref: false })])
      if (result === null) throw new Error(`The process ${child?.pid} was to end and lives.`)
      return result
    },
    kill: (signal) => void child?.kill(signal),
    async once(method, path, body, key = self.keys.admin) {
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" }
      const request = { method, headers, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000) }
      return fetch(url + path, request).then(
        async (answer) => {
          await answer.text()
          return answer.status
        },
        () => null,
      )
    },
    async send(method, path, body, key = self.keys.admin) {
      const headers = {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": typeof body === "string" ? "text/csv" : "application/json" }),
      }
      const payload = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }
      const until = performance.now() + 40_000
      while (performance.now() < until) {
        const answer = await fetch(url + path, { method, headers, ...payload, signal: AbortSignal.timeout(10_000) }).catch(() => null)
        const text = await answer?.text().catch(() => null)
        if (answer && answer.status < 500 && text !== null)
          return { status: answer.status, body: text === "" || text === undefined ? {} : JSON.parse(text) }
        await sleep(50)
      }
      throw new Error(`Nobody answered ${method} ${path} for 40 s.`)
    },
    async forgetTheDead() {
      await sql("update baton.workspace_lease set expires_at = '-infinity'")
      await sql("update ws_main.delivery set next_at = now() where state = 'waiting' and attempts > 0")
    },
    async remove() {
      child?.kill("SIGKILL")
      await gone
      // whatever PostgreSQL was left behind in this folder is adopted, and stopped
      await (await startEmbedded({ folder, onLog: () => {} })).stop()
      await hook.close()
    },
  }
  return self
}

/** People and an agreement whose promises are a matter of seconds, so that everything happens while a test looks. */
export async function openForBusiness({ send, keys }: Pick<Killable, "send" | "keys">): Promise<void> {
  await send("PUT", "/api/people", company(["ana", "ben", "cleo"]))
  const { body: version } = await send("POST", "/api/agreements", { source: agreementText(HASTY) })
  for (const [side, key] of [
    ["marketing", keys.sign_marketing],
    ["sales", keys.sign_sales],
  ] as const)
    await send("POST", `/api/agreements/${version["id"]}/signatures`, { signer: side, hash: version["hash"] }, key)
}

/** Promises that are a matter of seconds. */
export const HASTY: Terms = {
  firstTouch: "2 seconds",
  ladder: [
    { at: "50%", tell: ["owner"] },
    { at: "100%", tell: ["owner", "manager"], reassign: true },
  ],
  reassign: { most: 2, at_least: "2 seconds" },
  pool: { caps: [] },
  change(agreement) {
    const always: [string, string][] = [["00:00", "24:00"]]
    for (const calendar of Object.values(agreement.calendars)) {
      calendar.hours = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always }
      calendar.holidays = []
    }
    agreement.recycle.nurture_review = "1 second"
  },
}

/** What a Baton under test is told; nothing else of the environment reaches it. */
export function environmentOf(folder: string, port: number, hook: string): Record<string, string | undefined> {
  return {
    PATH: process.env["PATH"],
    BATON_DATA: folder,
    NODE_COMPILE_CACHE: `${folder}/compiled`,
    BATON_DEMO: "0",
    BATON_PORT: String(port),
    BATON_LOG_LEVEL: "silent",
    BATON_WEBHOOK_URL: hook,
    // the receiver of these tests is on this machine
    BATON_LOCAL_PROVIDERS: "1",
    BATON_WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString("base64")}`,
  }
}

/** A free port below those that the system gives to outgoing connections, so that it is still free when a dead process comes back. */
export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer()
    server.listen(15_000 + Math.floor(Math.random() * 15_000), "127.0.0.1")
    const isFree = await Promise.race([once(server, "listening").then(() => true), once(server, "error").then(() => false)]).catch(
      () => false,
    )
    if (!isFree) continue
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, "close")
    return port
  }
}
