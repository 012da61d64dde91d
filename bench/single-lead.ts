/**
 * One lead at a time, from form to owner: 50 a second over HTTP with `Prefer: wait`, from the request to the answer that names the owner; with other
 * leads already there, which are copies of handed-off ones. Usage: node bench/single-lead.ts [--prefill 10000] [--seconds 20] [--rate 50]
 */
import { option, percentile, say, startMeasuring } from "./measure.ts"
import { KEY, runningProduct, type RunningProduct } from "./running-product.ts"

const PREFILL = option("prefill", 10_000)
const SECONDS = option("seconds", 20)
const RATE = option("rate", 50)
const MODELS = 200
/** One form with more than 300 posts a minute would be taken for attacked and ask for proof of work. */
const FORMS = 20

const COPIED = [
  ["lead", "'id', c.lead, 'email', c.lead || '@copy.example'"],
  ["identity", "'id', gen_random_uuid(), 'lead', c.lead, 'value', l.kind || c.lead"],
  ["handoff", "'id', c.handoff, 'lead', c.lead"],
  ["assignment", "'handoff', c.handoff"],
  ["sla_clock", "'id', gen_random_uuid(), 'handoff', c.handoff, 'lead', c.lead"],
] as const

const product = await runningProduct()
try {
  await Promise.all(Array.from({ length: 10 }, async (_, part) => postSome(part * 20, MODELS / 10)))
  await copyLeads(product, PREFILL - MODELS)
  await arrivals()
} finally {
  await product.stop()
}

async function postSome(from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) await post(`model${n}`)
}

/** How long until the answer came, and whether it named an owner. */
async function post(id: string, form = "demo"): Promise<{ ms: number; hasOwner: boolean }> {
  const started = performance.now()
  const inputs = {
    email: `${id}@company-${id}.com`,
    first_name: "Ann",
    last_name: "Example",
    job_title: "VP Marketing",
    company: `Company ${id}`,
    country: ["DE", "US", "SG", "GB"][id.length % 4],
    employees: 420,
    industry: "Software",
    message: "Please show us how it works.",
  }
  const answer = await fetch(`${product.url}/forms/${form}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${KEY}`, prefer: "wait=10" },
    body: JSON.stringify(inputs),
  })
  const { verdict } = (await answer.json()) as { verdict?: { owner: unknown; handoff: unknown } }
  return { ms: performance.now() - started, hasOwner: (verdict?.handoff ?? null) !== null && (verdict?.owner ?? null) !== null }
}

/** They come when they come, whether or not the ones before were answered. */
async function arrivals(): Promise<void> {
  const cost = await startMeasuring(product.db)
  const started = performance.now()
  const answers: Promise<{ ms: number; hasOwner: boolean }>[] = []
  for (let n = 0; n < SECONDS * RATE; n++) {
    const wait = started + (n * 1000) / RATE - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    answers.push(post(`single${n}`, `demo-${n % FORMS}`))
  }
  const found = await Promise.all(answers)
  const ms = found.map((one) => one.ms)
  say("single-lead", "form to owner", {
    leadsThere: PREFILL,
    arrivals: found.length,
    withOwner: found.filter((one) => one.hasOwner).length,
    p50Ms: percentile(ms, 0.5),
    p99Ms: percentile(ms, 0.99),
    mostMs: percentile(ms, 1),
    ...cost(),
  })
}

/** Copies of leads with identity, handoff, assignment, clocks and timer; decisions stay the model's. */
async function copyLeads({ db, workspace }: RunningProduct, copies: number): Promise<void> {
  if (copies <= 0) return
  const client = await db.pool.connect()
  try {
    await client.query(`begin; set local search_path to ${workspace.schema}; set local session_replication_role to replica`)
    await client.query(
      `create temp table copy on commit drop as
       select gen_random_uuid() as lead, gen_random_uuid() as handoff, n, h.id as model from generate_series(1, ${copies}) as n
       join (select id, row_number() over (order by id) - 1 as place, count(*) over () as models from handoff) as h on h.place = n % h.models`,
    )
    await client.query("analyze copy")
    for (const [table, changes] of COPIED) {
      const row =
        table === "lead"
          ? "lead l on l.id = h.lead"
          : table === "identity"
            ? "identity l on l.lead = h.lead"
            : `${table} l on l.handoff = h.id`
      const from = table === "handoff" ? "handoff l on l.id = c.model" : `handoff h on h.id = c.model join ${row}`
      await client.query(
        `insert into ${table} select r.* from copy c join ${from} cross join lateral json_populate_record(l, json_build_object(${changes})) as r`,
      )
    }
    await client.query("insert into timer select 'handoff', handoff, now() + interval '300 days' from copy")
    await client.query("commit")
    await client.query(`vacuum analyze`)
  } finally {
    client.release(true)
  }
}
