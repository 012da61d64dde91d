import { fork, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { environmentOf, freePort } from "../faults/killable.ts"

/** Every process of an installation has the same. */
const SECRET_KEY = Buffer.alloc(32, 5).toString("base64")

export type Keys = { admin: string; write: string; sign_marketing: string; sign_sales: string }
export type Answer = { status: number; body: Record<string, unknown> }

/** One `baton serve` that may die at any moment and be started again on the same port. */
export type Serve = {
  url: string
  keys(): Keys
  pid(): number
  isAlive(): boolean
  /** It lives and answers. */
  isReady(): boolean
  start(failpoints?: string): Promise<void>
  arm(failpoints: string): Promise<void>
  /** Moves what the process takes for the time, from now on. */
  skew(ms: number): Promise<void>
  signal(name: NodeJS.Signals): void
  /** Resolves when it is gone; false when it still lives after `patience` ms. */
  isGone(patience: number): Promise<boolean>
  /** One request; null when nobody answered or the answer was 500 or more. */
  ask(method: string, path: string, body?: unknown, key?: string, patience?: number): Promise<Answer | null>
  remove(): Promise<void>
}

export async function startServe({
  root,
  folder,
  database,
  hook,
}: {
  root: string
  folder: string
  database: string
  hook: string
}): Promise<Serve> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let keys: Keys | null = null
  let gone: Promise<unknown> = Promise.resolve()
  let answers = false
  const tell = async (message: unknown) => {
    if (child === null || !child.connected) return
    const told = once(child, "message").catch(() => [])
    // it may die at this very moment
    child.send(message as string, () => {})
    await Promise.race([told, gone])
  }
  const self: Serve = {
    url,
    keys() {
      if (keys === null) throw new Error("This Baton has not started yet.")
      return keys
    },
    pid: () => child?.pid ?? 0,
    isAlive: () => child !== null && child.exitCode === null && child.signalCode === null,
    isReady: () => answers && self.isAlive(),
    async start(failpoints = "") {
      answers = false
      const env = {
        ...environmentOf(folder, port, hook),
        BATON_DATABASE_URL: database,
        BATON_SECRET_KEY: SECRET_KEY,
        // who is held up by a limit would look like somebody who is not answered
        BATON_LIMIT_API_REQUESTS: "0",
        BATON_LIMIT_CAPTURE_REQUESTS: "0",
        BATON_LIMIT_CAPTURE_EVENTS: "0",
        BATON_ADMIN_KEY: "prove-admin-key",
        BATON_WRITE_KEY: "prove-write-key",
        BATON_FAILPOINTS: failpoints,
      }
      const started = fork(`${root}test/faults/baton.ts`, { env, cwd: root, stdio: ["ignore", "ignore", "inherit", "ipc"] })
      child = started
      gone = once(started, "exit")
      const ready = once(started, "message").then(
        ([message]) => void (keys = { ...keys, ...known((message as { keys: Keys }).keys) } as Keys),
      )
      answers = await Promise.race([ready.then(() => true), gone.then(() => false)])
    },
    arm: (failpoints) => tell(failpoints),
    skew: (ms) => tell({ skew: ms }),
    signal: (name) => void child?.kill(name),
    async isGone(patience) {
      return Promise.race([gone.then(() => true), sleep(patience, false, { ref: false })])
    },
    async ask(method, path, body, key = "prove-admin-key", patience = 10_000) {
      const type = typeof body === "string" ? "text/csv" : "application/json"
      const headers = { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { "content-type": type }) }
      const payload = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }
      const answer = await fetch(url + path, { method, headers, ...payload, signal: AbortSignal.timeout(patience) }).catch(() => null)
      const text = await answer?.text().catch(() => null)
      if (!answer || answer.status >= 500 || text === null || text === undefined) return null
      return { status: answer.status, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) }
    },
    async remove() {
      child?.kill("SIGKILL")
      await gone
    },
  }
  return self
}

/** Only the process that made the keys knows them in clear. */
function known(keys: Keys): Partial<Keys> {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== null))
}
