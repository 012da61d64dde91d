/**
 * Leads that are looked up at a provider that answers in 50 ms, in 2 s, never, or is not there at all: how long from the form's receipt to an owner.
 * The agreement lets a lead wait 3 s. Usage: node bench/enrichment-race.ts [--leads 500] [--rate 50]
 */
import http from "node:http"
import type { AddressInfo } from "node:net"
import { option, percentile, say, startMeasuring } from "./measure.ts"
import { KEY, runningProduct, type RunningProduct } from "./running-product.ts"

const LEADS = option("leads", 500)
const RATE = option("rate", 50)
const RACES: [name: string, answersAfterMs: number | null][] = [
  ["no provider", 0],
  ["answers in 50 ms", 50],
  ["answers in 2 s", 2_000],
  ["never answers", null],
]

for (const [name, ms] of RACES) {
  const product = await runningProduct(40)
  const provider = await vendor(ms)
  try {
    if (name !== "no provider") await setUp(product, provider.url)
    await race(product, name, provider)
  } finally {
    await product.stop()
    await provider.stop()
  }
}

/** Forms come at a steady rate, each of another company; then everybody's way to an owner is read from the tables. */
async function race({ url, db, workspace }: RunningProduct, name: string, provider: { asked: () => number }): Promise<void> {
  const cost = await startMeasuring(db)
  const began = performance.now()
  for (let n = 0; n < LEADS; n++) {
    const wait = began + (n * 1000) / RATE - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    void call(url, "POST", "/forms/demo", {
      email: `lee@company-${n}.com`,
      first_name: "Lee",
      last_name: "Ray",
      company: `Company ${n}`,
      job_title: "VP Sales",
      country: "US",
    })
  }
  const waits = await ownedAfter(db, workspace.schema)
  const mostMemoryMb = Math.round(process.memoryUsage().rss / 1e6)
  say("enrichment-race", name, {
    ...{ leads: waits.length, p50Ms: percentile(waits, 0.5), p99Ms: percentile(waits, 0.99), mostMs: percentile(waits, 1) },
    ...{ asked: provider.asked(), enriched: await enriched(db, workspace.schema), mostMemoryMb, ...cost() },
  })
}

/** For each lead the time from its form's receipt to its handoff, once all have one. */
async function ownedAfter(db: RunningProduct["db"], schema: string): Promise<number[]> {
  for (let tries = 0; tries < 120; tries++) {
    const { rows } = await db.pool.query<{ ms: number }>(
      `select extract(epoch from h.opened_at - s.received_at)::float8 * 1000 as ms from ${schema}.handoff h
       join ${schema}.identity i on i.lead = h.lead and i.kind = 'email' join ${schema}.engagement e on e.identity = i.id join ${schema}.signal s on s.id = e.signal`,
    )
    if (rows.length === LEADS) return rows.map((row) => row.ms)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error("Not every lead got an owner within 30 s.")
}

async function enriched(db: RunningProduct["db"], schema: string): Promise<number> {
  const { rows } = await db.pool.query<{ leads: number }>(
    `select count(*)::int as leads from ${schema}.handoff h join ${schema}.brief b on b.id = h.brief where b.content ->> 'sources' is not null`,
  )
  return rows[0]?.leads ?? 0
}

async function vendor(answersAfterMs: number | null): Promise<{ url: string; asked: () => number; stop: () => Promise<void> }> {
  let asked = 0
  const server = http.createServer((request, response) => {
    asked++
    const domain = new URL(request.url ?? "", "http://here").searchParams.get("domain")
    const body = JSON.stringify({ name: "Company", domain, metrics: { employees: 420 }, category: { industry: "Software" } })
    if (answersAfterMs !== null) setTimeout(() => response.setHeader("content-type", "application/json").end(body), answersAfterMs)
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked, stop }
}

async function setUp({ url }: RunningProduct, endpoint: string): Promise<void> {
  await call(url, "PUT", "/api/providers/clearbit", { kind: "clearbit", key: "bench", url: endpoint })
}

async function call(url: string, method: string, path: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${KEY}` }
  const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}
