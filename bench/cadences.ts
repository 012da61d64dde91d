/**
 * Follow-ups: many cadences run; what a day of them costs. Handoffs are made by the pipeline, then copied in SQL with their follow-up. The clock is moved through a
 * day, half an hour at a time, and whatever is due is looked at as the runner does; then touches are recorded, each of which plans the next step.
 * Usage: node bench/cadences.ts [--active 5000] [--touches 200]
 */
import { caretakerOf } from "#domain/people/caretaker-of.ts"
import { dueRuns } from "#store/cadence.ts"
import { newId } from "#store/new-id.ts"
import { allPeople } from "#store/person.ts"
import { storeSignals } from "#store/signal.ts"
import { inWorkspace } from "#store/workspace.ts"
import { takeRound } from "#runner/take.ts"
import { watchCadences } from "#steps/08-cadence.ts"
import { recordTouch } from "#steps/record-touch.ts"
import { option, percentile, say, startMeasuring } from "./measure.ts"
import { smallCompany, VOICE, WORKSPACE, type SmallCompany } from "./small-company.ts"

const ACTIVE = option("active", 5_000)
const TOUCHES = option("touches", 200)
const MODELS = 200
const BATCH = 500
const HALF_AN_HOUR = 30 * 60_000
const A_DAY = 24 * 60 * 60_000

/** Clocks and timers are left out: their cost is bench/clocks.ts's matter. */
const COPIES = [
  `insert into lead select (json_populate_record(l, json_build_object('id', c.lead, 'email', c.lead || '@copy.example'))).* from copy c join handoff h on h.id = c.model join lead l on l.id = h.lead`,
  `insert into handoff select (json_populate_record(h, json_build_object('id', c.handoff, 'lead', c.lead, 'first_touch_at', h.opened_at))).* from copy c join handoff h on h.id = c.model`,
  `insert into assignment select (json_populate_record(a, json_build_object('handoff', c.handoff))).* from copy c join assignment a on a.handoff = c.model and a.attempt = 1`,
  `insert into cadence_run select (json_populate_record(r, json_build_object('handoff', c.handoff, 'lead', c.lead))).* from copy c join cadence_run r on r.handoff = c.model`,
]

const company = await smallCompany()
try {
  await makeModels(company)
  await copy(company, ACTIVE - MODELS)
  const end = await aDay(company)
  await touches(company, end)
} finally {
  await company.stop()
}

async function makeModels({ db, lease }: SmallCompany): Promise<void> {
  const rows = Array.from({ length: MODELS }, (_, n) => row(n))
  const signal = {
    id: newId(),
    lane: 3 as const,
    source: "import:bench",
    kind: "rows",
    key: "models",
    import: null,
    receivedAt: Date.now(),
  }
  await inWorkspace(db, WORKSPACE, (tx) => storeSignals(tx, [{ ...signal, payload: JSON.stringify(rows), items: rows.length }]))
  while ((await takeRound(db, lease, VOICE, Date.now)) > 0);
}

async function copy({ db }: SmallCompany, copies: number): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query(`begin; set local search_path to ws_${WORKSPACE}; set local session_replication_role to replica`)
    await client.query(
      `create temp table copy on commit drop as
       select gen_random_uuid() as lead, gen_random_uuid() as handoff, h.id as model from generate_series(1, ${Math.max(0, copies)}) as n
       join (select id, row_number() over (order by id) - 1 as place from handoff order by id limit ${MODELS}) as h on h.place = n % ${MODELS}`,
    )
    for (const statement of COPIES) await client.query(statement)
    await client.query("commit")
  } finally {
    client.release()
  }
  await db.pool.query(`vacuum analyze ws_${WORKSPACE}.handoff, ws_${WORKSPACE}.cadence_run, ws_${WORKSPACE}.lead`)
}

/** The midnight before the first step opens: on a weekend there is nothing to do. */
async function firstDay({ db }: SmallCompany): Promise<number> {
  const { rows } = await db.pool.query<{ at: Date }>(`select min(look_at) as at from ws_${WORKSPACE}.cadence_run`)
  return Math.floor(Number(rows[0]?.at ?? Date.now()) / A_DAY) * A_DAY
}

async function aDay(company: SmallCompany): Promise<number> {
  const { db } = company
  const from = await firstDay(company)
  const costs = await startMeasuring(db)
  let looks = 0
  let ms = 0
  for (let now = from; now <= from + A_DAY; now += HALF_AN_HOUR) {
    for (;;) {
      const started = performance.now()
      const looked = await inWorkspace(db, WORKSPACE, async (tx) => {
        const due = await dueRuns(tx, now, BATCH)
        const people = await allPeople(tx, now)
        await watchCadences(tx, due, { people, caretaker: caretakerOf(people), voice: VOICE }, now)
        return due.length
      })
      if (looked === 0) break
      looks += looked
      ms += performance.now() - started
    }
  }
  const { nodeCpuSeconds, postgresCpuSeconds } = costs()
  say("cadences", "a day", {
    active: ACTIVE,
    looks,
    seconds: Math.round(ms) / 1000,
    perLookMs: Math.round((ms / Math.max(1, looks)) * 1000) / 1000,
    nodeCpuSeconds,
    postgresCpuSeconds,
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
  })
  return from + A_DAY
}

async function touches({ db }: SmallCompany, now: number): Promise<void> {
  const handoffs = await inWorkspace(db, WORKSPACE, (tx) =>
    tx.query<{ id: string; owner: string }>(
      "select h.id, h.owner from handoff h join cadence_run r on r.handoff = h.id and r.ended_at is null limit $1",
      [TOUCHES],
    ),
  )
  const times: number[] = []
  for (const { id: handoff, owner } of handoffs) {
    const started = performance.now()
    const told = { handoff, kind: "call" as const, at: now, by: owner, source: "bench", externalId: newId(), note: "" }
    await inWorkspace(db, WORKSPACE, (tx) => recordTouch(tx, told, "bench", now))
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  say("cadences", "a touch that plans the next step", {
    touches: times.length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
  })
}

function row(n: number) {
  const country = ["DE", "US", "SG", "GB"][n % 4] ?? "DE"
  const fields = {
    email: `model${n}@company-${n}.com`,
    first_name: "Ann",
    last_name: "Example",
    job_title: "VP Marketing",
    company_name: `Company ${n}`,
    country,
    employee_count: 420,
    industry: "Software",
    phone: "+49301234567",
    lead_source: "Demo request",
    form_name: "demo",
  }
  return { id: `model${n}`, line: 1, fields, custom: {} }
}
