/**
 * A large CSV file imported over HTTP beside hot leads: rows stored and taken in per second, and how long a demo request that comes meanwhile waits for
 * its owner. Beside it, in the same run, the rows written 500 an INSERT into one table, which is what most importers do.
 * Usage: node bench/import.ts [--rows 50000] [--rate 25]
 */
import { Readable } from "node:stream"
import { option, percentile, say, startMeasuring } from "./measure.ts"
import { KEY, runningProduct } from "./running-product.ts"

const ROWS = option("rows", 50_000)
const RATE = option("rate", 25)
const PEER_ROWS = Math.min(ROWS, 50_000)
const GIVE_UP_SECONDS = 1_800
/** One form with more than 300 posts a minute would be taken for attacked and ask for proof of work. */
const FORMS = 20

const HEADER = "Email,First Name,Last Name,Job Title,Company,Country,Number of Employees,Industry,Phone Number,Lead Source,Create Date\n"
const TITLES = ["Analyst", "VP Marketing", "Student", "Director of Sales", "Office Manager", "CEO", "Engineer", "Consultant"]
const SOURCES = ["Newsletter", "Webinar", "Trade show", "Referral", "Organic search"]

const product = await runningProduct(40)
try {
  await peer()
  const state = { isOver: false }
  const hot = hotLeads(state)
  await importFile()
  state.isOver = true
  await reportHot(await hot)
} finally {
  await product.stop()
}

async function importFile(): Promise<void> {
  const cost = await startMeasuring(product.db)
  const started = performance.now()
  const answer = await fetch(`${product.url}/api/imports?name=large.csv`, {
    method: "POST",
    headers: { "content-type": "text/csv", authorization: `Bearer ${KEY}` },
    body: Readable.toWeb(Readable.from(file())) as ReadableStream,
    duplex: "half",
  } as RequestInit)
  const { id } = (await answer.json()) as { id: string }
  if (!answer.ok) throw new Error(`The import was answered ${answer.status}.`)
  const storedAfter = (performance.now() - started) / 1000
  const progress = await untilTaken(id, started)
  const { seconds, ...cpu } = cost()
  say("import", "rows of a file, taken in", {
    rows: ROWS,
    ...progress,
    storedAfterSeconds: Math.round(storedAfter * 10) / 10,
    seconds,
    perSecond: Math.round(ROWS / seconds),
    ...cpu,
    nodeRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  })
}

type Progress = { taken: number; duplicates: number; quarantined: number; waiting: number }

/** Waits until every row is accounted for; says on the way how fast each tenth went, so that a slope shows. */
async function untilTaken(id: string, started: number): Promise<Omit<Progress, "waiting">> {
  let tenth = { at: started, taken: 0 }
  for (;;) {
    const answer = await fetch(`${product.url}/api/imports/${id}`, { headers: { authorization: `Bearer ${KEY}` } })
    const { taken, duplicates, quarantined, waiting } = (await answer.json()) as Progress
    const now = performance.now()
    if (taken - tenth.taken >= ROWS / 10) {
      const perSecond = Math.round(((taken - tenth.taken) * 1000) / (now - tenth.at))
      say("import", `taken in, up to ${taken}`, { perSecond })
      tenth = { at: now, taken }
    }
    if (waiting === 0 && taken + duplicates + quarantined >= ROWS) return { taken, duplicates, quarantined }
    if (now - started > GIVE_UP_SECONDS * 1000) throw new Error(`After ${GIVE_UP_SECONDS} s ${waiting} rows still wait.`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** As a CRM exports its contacts: most of them in nobody's hurry. */
function* file(): Generator<string> {
  yield HEADER
  for (let from = 0; from < ROWS; from += 1_000) {
    yield Array.from({ length: Math.min(1_000, ROWS - from) }, (_, n) => line(from + n)).join("")
  }
}

function line(n: number): string {
  const country = ["Germany", "United States", "Singapore", "United Kingdom"][n % 4]
  const email = `person${n}@company-${Math.floor(n / 3)}.com`
  return `${email},Ann,Example ${n},${TITLES[n % TITLES.length]},Company ${Math.floor(n / 3)},${country},${(n * 37) % 3000},Software,+4930${1_000_000 + n},${SOURCES[n % SOURCES.length]},2026-0${1 + (n % 9)}-1${n % 10}\n`
}

/** Demo requests at a steady rate, whether or not the ones before were answered, from the start of the import to its end. */
async function hotLeads(state: { isOver: boolean }): Promise<number[]> {
  const waits: Promise<number>[] = []
  const started = performance.now()
  for (let n = 0; !state.isOver; n++) {
    const wait = started + (n * 1000) / RATE - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    waits.push(request(n))
  }
  return Promise.all(waits)
}

/** Milliseconds from the request to the answer that names the owner; endless when there was none. */
async function request(n: number): Promise<number> {
  const started = performance.now()
  const inputs = {
    email: `hot${n}@hot-company-${n}.com`,
    first_name: "Ann",
    job_title: "VP Marketing",
    company: `Hot ${n}`,
    country: "DE",
    employees: 420,
  }
  const answer = await fetch(`${product.url}/forms/demo-${n % FORMS}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${KEY}`, prefer: "wait=20" },
    body: JSON.stringify(inputs),
  })
  const { verdict } = (await answer.json()) as { verdict?: { owner: unknown } }
  return verdict?.owner == null ? Number.POSITIVE_INFINITY : performance.now() - started
}

async function reportHot(waits: number[]): Promise<void> {
  const withOwner = waits.filter(Number.isFinite)
  say("import", "demo requests meanwhile, request to owner", {
    requests: waits.length,
    withOwner: withOwner.length,
    p50Ms: percentile(withOwner, 0.5),
    p99Ms: percentile(withOwner, 0.99),
  })
}

async function peer(): Promise<void> {
  const { pool } = product.db
  await pool.query("create table public.peer_row (id uuid primary key default gen_random_uuid(), email text unique, fields json)")
  const cost = await startMeasuring(product.db)
  for (let from = 0; from < PEER_ROWS; from += 500) {
    const rows = Array.from({ length: 500 }, (_, n) => ({ email: `p${from + n}@peer.example`, fields: { line: line(from + n) } }))
    await pool.query(
      "insert into public.peer_row (email, fields) select email, fields from json_to_recordset($1) as r (email text, fields json) on conflict do nothing",
      [JSON.stringify(rows)],
    )
  }
  const { seconds } = cost()
  say("import", "500 rows an INSERT into one table, no rules (peer)", {
    rows: PEER_ROWS,
    seconds,
    perSecond: Math.round(PEER_ROWS / seconds),
  })
  await pool.query("drop table public.peer_row")
}
