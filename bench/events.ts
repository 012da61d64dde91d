/**
 * Events in: accepted durably in bodies of 100 and as single requests, then taken in (deduplicated, on the lead, scored) until nothing waits; beside
 * it, on the same database, one INSERT per event and one INSERT of many rows per request. A visitor views five pages; one of twenty says who they are.
 * Usage: node bench/events.ts [--seconds 4] [--take 200000]
 */
import { fork, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { Pool } from "pg"
import type { Done, Task } from "./events-client.ts"
import { option, percentile, round, say, startMeasuring } from "./measure.ts"
import { KEY, runningProduct, type RunningProduct } from "./running-product.ts"

const SECONDS = option("seconds", 4)
const TAKE = option("take", 200_000)
const PEER_BODIES = 200
const PER_BODY = 100

const product = await runningProduct()
const client = fork(join(import.meta.dirname, "events-client.ts"))
let first = 0
try {
  const goOn = await holdRunner(product)
  for (const connections of [16, 64]) await accept("accepted, bodies of 100", { connections, single: false })
  await accept("accepted, single requests", { connections: 64, single: true })
  await peers(product)
  await product.db.pool.query(`truncate "${product.workspace.schema}".signal cascade`)
  await accept("accepted for taking in", { connections: 16, single: false, most: TAKE, seconds: 600 })
  await takeAll(product, goOn)
  await accept("accepted while it is taken in", { connections: 16, single: false })
} finally {
  client.kill()
  await product.stop()
}

async function accept(what: string, task: Pick<Task, "connections" | "single"> & Partial<Task>): Promise<void> {
  const cost = await startMeasuring(product.db)
  const done = await load(client, { port: Number(new URL(product.url).port), key: KEY, seconds: SECONDS, first, most: null, ...task })
  first += 10_000_000
  const { seconds, ...cpu } = cost()
  say("events", what, {
    connections: task.connections,
    events: done.events,
    failed: done.failed,
    seconds,
    perSecond: Math.round(done.events / seconds),
    p50Ms: percentile(done.latencies, 0.5),
    p99Ms: percentile(done.latencies, 0.99),
    ...cpu,
    clientCpuSeconds: round(done.cpuSeconds),
  })
}

async function load(child: ChildProcess, task: Task): Promise<Done> {
  child.send(task)
  const [done] = (await once(child, "message")) as [Done]
  return done
}

/** Accepting is measured by itself: a lock on the fence makes the runner wait. The answer lets it go on. */
async function holdRunner({ db, workspace }: RunningProduct): Promise<() => Promise<void>> {
  const holder = await db.pool.connect()
  await holder.query("begin")
  await holder.query(`select * from "${workspace.schema}".fence for update`)
  return async () => {
    await holder.query("commit")
    holder.release()
  }
}

async function takeAll({ db, inTx, workspace }: RunningProduct, goOn: () => Promise<void>): Promise<void> {
  const waiting = async () => {
    const { rows } = await db.pool.query<{ n: number }>(
      `select coalesce(sum(items), 0)::int as n from "${workspace.schema}".signal where state = 'waiting'`,
    )
    return rows[0]?.n ?? 0
  }
  const events = await waiting()
  const cost = await startMeasuring(db)
  await goOn()
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 100))
  const spent = cost()
  const [found] = await inTx((tx) =>
    tx.query(
      "select (select count(*)::int from engagement) as engagements, (select count(*)::int from identity) as identities, (select count(*)::int from lead) as leads, (select count(*)::int from score) as scores, (select count(*)::int from handoff) as handoffs, (select sum(quarantined)::int from signal) as quarantined",
    ),
  )
  say("events", "taken in", { events, ...spent, perSecond: Math.round(events / spent.seconds), ...found })
}

/** The usual ways: a table of events with the same key and index, written from as many connections as the product has. */
async function peers({ db }: RunningProduct): Promise<void> {
  const pool = new Pool({ connectionString: db.url, max: 16 })
  await pool.query(
    "create table public.peer_event (id uuid primary key default gen_random_uuid(), source text, external_id text, visitor text, kind text, properties json, occurred_at timestamptz, unique (source, external_id))",
  )
  await pool.query("create index on public.peer_event (visitor, occurred_at)")
  const one =
    "insert into public.peer_event (source, external_id, visitor, kind, properties, occurred_at) values ('one', $1, $2, 'page', $3, now())"
  const many =
    "insert into public.peer_event (source, external_id, visitor, kind, properties, occurred_at) select 'many', e, v, 'page', p, now() from unnest($1::text[], $2::text[], $3::json[]) as t (e, v, p)"
  await peer("one INSERT per event (peer)", PEER_BODIES * 10, 1, (n) => pool.query(one, rowOf(n)))
  await peer("one INSERT of 100 rows per request (peer)", PEER_BODIES * 5, PER_BODY, (n) => {
    const rows = Array.from({ length: PER_BODY }, (_, item) => rowOf(n * PER_BODY + item))
    return pool.query(many, [rows.map(([id]) => id), rows.map(([, visitor]) => visitor), rows.map(([, , json]) => json)])
  })
  await pool.query("drop table public.peer_event")
  await pool.end()
}

async function peer(what: string, requests: number, size: number, write: (n: number) => Promise<unknown>): Promise<void> {
  const cost = await startMeasuring(product.db)
  let next = 0
  const worker = async () => {
    while (next < requests) await write(next++)
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  const spent = cost()
  say("events", what, { events: requests * size, ...spent, perSecond: Math.round((requests * size) / spent.seconds) })
}

function rowOf(n: number): [string, string, string] {
  const path = "/pricing"
  const properties = {
    path,
    url: `https://www.example.com${path}`,
    title: "Example",
    referrer: "https://www.google.com/",
    user_agent: "Mozilla/5.0",
  }
  return [`m${n}`, `v${Math.floor(n / 5)}`, JSON.stringify(properties)]
}
