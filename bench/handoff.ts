/**
 * The whole path: a signal accepted → a handoff committed with brief, owner, clocks and outbox rows. `node bench/handoff.ts [leads]`.
 * Beside it, in the same run, the way of one transaction per lead. Prints a JSON line per measurement.
 */
import { storeSignals } from "#store/signal.ts"
import { newId } from "#store/new-id.ts"
import { inWorkspace } from "#store/workspace.ts"
import { takeRound } from "#runner/take.ts"
import { startMeasuring, type Cost } from "./measure.ts"
import { smallCompany, VOICE, WORKSPACE, type SmallCompany } from "./small-company.ts"

const LEADS = Number(process.argv[2] ?? 50_000)
const PEER_LEADS = 300
const CHUNK = 500

const company = await smallCompany()
try {
  await oneByOne(company)
  for (const part of [0, 1, 2, 3, 4]) await batch(company, part, LEADS / 5)
} finally {
  await company.stop()
}

async function oneByOne({ db, lease }: SmallCompany): Promise<void> {
  const cost = await startMeasuring(db)
  for (let n = 0; n < PEER_LEADS; n++) {
    await inWorkspace(db, WORKSPACE, (tx) => storeSignals(tx, [signalOf([row(`single${n}`)], `single${n}`, 2)]))
    await takeRound(db, lease, VOICE, Date.now)
  }
  await report("one transaction per lead (peer)", PEER_LEADS, cost())
}

async function batch({ db, lease }: SmallCompany, part: number, leads: number): Promise<void> {
  for (let from = 0; from < leads; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, leads - from) }, (_, n) => row(`p${part}n${from + n}`))
    await inWorkspace(db, WORKSPACE, (tx) => storeSignals(tx, [signalOf(rows, `p${part}c${from}`, 3)]))
  }
  const cost = await startMeasuring(db)
  while ((await takeRound(db, lease, VOICE, Date.now)) > 0);
  await report(`import, after ${part * leads} leads`, leads, cost())
}

async function report(what: string, leads: number, cost: Cost): Promise<void> {
  const [found] = await inWorkspace(company.db, WORKSPACE, (tx) => tx.query<{ n: number }>("select count(*)::int as n from handoff"))
  console.log(
    JSON.stringify({
      bench: "handoff",
      what,
      leads,
      ...cost,
      perSecond: Math.round(leads / cost.seconds),
      handoffs: found?.n,
      rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    }),
  )
}

function row(id: string) {
  return {
    id,
    line: 1,
    fields: {
      email: `${id}@company-${id}.com`,
      first_name: "Ann",
      last_name: "Example",
      job_title: "VP Marketing",
      company_name: `Company ${id}`,
      country: ["DE", "US", "SG", "GB"][id.length % 4] ?? "DE",
      employee_count: 420,
      industry: "Software",
      phone: "+49301234567",
      lead_source: "Demo request",
      form_name: "demo",
    },
    custom: {},
  }
}

function signalOf(rows: unknown[], key: string, lane: 2 | 3) {
  return {
    id: newId(),
    lane,
    source: "import:bench",
    kind: "rows",
    key,
    import: null,
    receivedAt: Date.now(),
    payload: JSON.stringify(rows),
    items: rows.length,
  }
}
