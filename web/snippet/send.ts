import { drop, formOf, waiting } from "./queue.ts"
import { host, said } from "./settings.ts"

/** One request: which items, to where, with what. */
type Letter = { ids: string[]; url: string; body: string }

const MOST_EVENTS = 30
/** A browser sends 64 KiB at most for a page that is gone. */
const MOST_BYTES = 60_000
const LONGEST_WAIT_MS = 60_000
const PATIENCE_MS = 20_000
const SETTLED_MS = 100

/** Kept in quarantine, or not to be helped: sending it again changes nothing. */
const FINAL = [400, 413, 422]

let underWay: string[] = []
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let work: Promise<unknown> = Promise.resolve()

/** Sends what waits in a moment, together with what comes until then; after failures later, so that nobody is flooded. */
export function sendSoon(): void {
  timer ??= setTimeout(sendNow, failures ? Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures) * (0.7 + Math.random() * 0.6) : 50)
}

/** One tab at a time sends, so that hardly ever one sends what another does. */
function sendNow(): void {
  clearTimeout(timer)
  timer = undefined
  work = work.then(() => navigator.locks?.request("baton", sendAll) ?? sendAll())
}

async function sendAll(): Promise<void> {
  // a tab hears a little late what another one dropped
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
  for (let next = letters()[0]; next; next = letters()[0]) {
    underWay = next.ids
    const isOver = await post(next)
    underWay = []
    if (!isOver) {
      failures += 1
      return sendSoon()
    }
    drop(next.ids)
  }
  failures = 0
}

async function post({ url, body }: Letter): Promise<boolean> {
  try {
    const keepalive = new Blob([body]).size < MOST_BYTES
    // a text, so that the browser need not ask first
    const { ok, status } = await fetch(url, {
      method: "POST",
      body,
      keepalive,
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return ok || FINAL.includes(status)
  } catch {
    return false
  }
}

/** What the page leaves behind when it goes. Nobody hears whether it came, so it waits on where it can, and Baton counts it once. */
function leave(): void {
  for (const { url, body } of letters()) navigator.sendBeacon(url, body)
}

/** Forms each by itself and first, then events in batches. What is under way is left out. */
function letters(): Letter[] {
  const all: Letter[] = []
  const events: [string, string][] = []
  for (const [id, body] of waiting()) {
    const form = formOf(id)
    if (underWay.includes(id)) continue
    if (form) all.push({ ids: [id], url: `${host}/forms/${form}`, body })
    else events.push([id, body])
  }
  const start = JSON.stringify({ writeKey: said.writeKey, sentAt: new Date() }).slice(0, -1)
  while (events[0]) {
    const some = events.splice(0, MOST_EVENTS)
    all.push({ ids: some.map(([id]) => id), url: `${host}/v1/batch`, body: `${start},"batch":[${some.map(([, text]) => text)}]}` })
  }
  return all
}

/** Sends when there is reason to: the network is back, or the page goes. */
export function watchPage(): void {
  addEventListener("online", sendNow)
  addEventListener("pageshow", sendNow)
  addEventListener("visibilitychange", sendNow)
  addEventListener("pagehide", leave)
}
