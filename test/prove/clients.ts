import { setTimeout as sleep } from "node:timers/promises"
import { pick } from "../../src/demo/dice.ts"
import type { Answer, Serve } from "./serve.ts"
import type { World } from "./world.ts"

/** One form with more than 300 posts a minute would be taken for attacked, and held. */
export const FORMS = 20

/** Whoever talks to Baton while it is mistreated. Everybody repeats what they send until they have an answer, at whichever process has one. */
export type Clients = {
  /** Addresses of the requests for a demo whose receipt the client has. */
  acknowledged: string[]
  /** Ids of the events whose receipt the client has. */
  events: Set<string>
  /** Whoever gave up after a minute and a half without an answer. */
  unanswered: string[]
  /** How often a request was sent again. */
  repeats: number
  /** Sends until somebody answers. @throws Error after `patience` ms */
  send(method: string, path: string, body?: unknown, key?: string, patience?: number): Promise<Answer>
  asksForDemo(email: string, more?: object): Promise<void>
}

export function createClients(world: World): Clients {
  let turn = 0
  let filled = 0
  const next = (): Serve => world.processes[turn++ % world.processes.length] as Serve
  const self: Clients = {
    acknowledged: [],
    events: new Set(),
    unanswered: [],
    repeats: 0,
    async send(method, path, body, key, patience = 90_000) {
      const until = performance.now() + patience
      while (performance.now() < until) {
        const answer = await next().ask(method, path, body, key)
        if (answer !== null && answer.status !== 429) return answer
        self.repeats += 1
        await sleep(50)
      }
      const says = `Nobody answered ${method} ${path} for ${patience / 1000} s.`
      self.unanswered.push(says)
      throw new Error(says)
    },
    async asksForDemo(email, more = {}) {
      const form = { ...SOMEONE, email, submission_id: email, ...more }
      const { status } = await self.send("POST", `/forms/demo-${filled++ % FORMS}`, form, "prove-write-key")
      if (status !== 202) throw new Error(`A form was answered with ${status}.`)
      self.acknowledged.push(email)
    },
  }
  return self
}

const SOMEONE = {
  first_name: "Lee",
  last_name: "Buyer",
  job_title: "VP Marketing",
  company: "Buyer",
  country: "US",
  employees: 420,
  industry: "Software",
}

const KAI = { handle: "kai", name: "Kai", email: "kai@acme.example", role: "rep", team: "sdr_apac", zone: "Asia/Singapore" }

export type Work = { stop(): Promise<void> }

/**
 * Steady work until it is stopped: requests for a demo (some from where nobody works for a moment), page views of which each is sent one to three
 * times and out of order, reps who answer, touch and give verdicts, a rep who comes and goes.
 */
export function steadyWork(
  world: World,
  clients: Clients,
  { name, dice, perSecond }: { name: string; dice: () => number; perSecond: number },
): Work {
  const state = { isOver: false }
  const loops = [
    every(state, 1000 / perSecond, async (n) => {
      const more = n % 7 === 3 ? { country: "SG" } : {}
      await clients.asksForDemo(`lee@${name}-${n}.example`, more)
    }),
    every(state, 700, (n) => pageViews(clients, `${name}-${n}`, dice)),
    every(state, 1_500, (n) => aReader(clients, `${name}-${n}`)),
    every(state, 4_000, (n) => aShortList(clients, `${name}-${n}`)),
    every(state, 150, () => aRepActs(world, clients, dice)),
    every(state, 2_000, (n) => clients.send("PUT", "/api/people", [{ ...KAI, active: n % 2 === 1 }])),
  ]
  return {
    async stop() {
      state.isOver = true
      await Promise.all(loops)
      // whoever waits for the only one of their region is let go
      await clients.send("PUT", "/api/people", [{ ...KAI, active: true }])
    },
  }
}

/** Begins `work` every so often, whether or not the one before is done; comes back when all that was begun is done. */
async function every(state: { isOver: boolean }, ms: number, work: (n: number) => Promise<unknown>): Promise<void> {
  const begun: Promise<unknown>[] = []
  for (let n = 0; !state.isOver; n++) {
    // who was not answered is noted, and the others go on
    begun.push(work(n).catch(() => {}))
    await sleep(ms)
  }
  await Promise.all(begun)
}

async function pageViews(clients: Clients, name: string, dice: () => number): Promise<void> {
  const one = (n: number) => ({
    type: "page",
    messageId: `${name}-${n}`,
    anonymousId: `visitor-${name}`,
    name: pick(["Pricing", "Blog", "Compare"], dice()),
    properties: { path: pick(["/pricing", "/blog/a", "/compare"], dice()) },
    timestamp: new Date(Date.now() - Math.floor(dice() * 60_000)).toISOString(),
  })
  const views = Array.from({ length: 5 }, (_, n) => one(n))
  const sent = [...views, ...views.filter(() => dice() < 0.5)].sort(() => dice() - 0.5)
  await clients.send("POST", "/v1/batch", { batch: sent, sentAt: new Date().toISOString() }, "prove-write-key")
  for (const view of views) clients.events.add(view.messageId)
}

/** Somebody whom nobody calls yet, and at whom Baton looks again a second later. */
async function aReader(clients: Clients, name: string): Promise<void> {
  const view = { id: `read-${name}`, kind: "page", page: "/blog", lead: { email: `kim@read-${name}.example` } }
  await clients.send("POST", "/api/signals", view, "prove-write-key")
}

/** A file of two rows; sent again it is the same file. */
async function aShortList(clients: Clients, name: string): Promise<void> {
  const rows = [1, 2].map((n) => `row${n}@short-${name}.example,Ann,Germany,Newsletter`)
  await clients.send("POST", `/api/imports?name=${name}.csv`, ["Email,First Name,Country,Lead Source", ...rows, ""].join("\n"))
}

async function aRepActs(world: World, clients: Clients, dice: () => number): Promise<void> {
  const open = await world
    .sql<{ id: string; state: string }>(
      "select id, state from ws_main.handoff where closed_at is null order by md5(id::text || $1) limit 1",
      [String(dice())],
    )
    .catch(() => [])
  const [handoff] = open
  if (handoff === undefined) return
  const url = `/api/handoffs/${handoff.id}`
  const at = dice()
  if (at < 0.5)
    await clients.send("POST", `${url}/touches`, {
      kind: "call",
      by: pick(["ana", "ben", "cleo"], dice()),
      source: "dialler",
      external_id: `${handoff.id}-${at}`,
    })
  else if (at < 0.7 && handoff.state === "open") await clients.send("POST", `${url}/disposition`, { kind: "accept", by: "ana" })
  else if (at < 0.75) await clients.send("POST", `${url}/disposition`, { kind: "recycle", reason: "not_now", by: "ana" })
}
