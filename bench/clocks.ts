/**
 * Clocks: many handoffs wait, a part of them is due in the same minute; how late each escalation is committed, and that each fires once. The handoffs
 * are made by the pipeline, then copied in SQL with the owner's first-touch clock so set that its reassigning rung is due, or with none due for days.
 * Beside it the plain way: claim rows by skip locked, update each by itself. Usage: node bench/clocks.ts [--open 100000] [--due 10000] [--within 60]
 */
import { storeSignals } from "#store/signal.ts"
import { newId } from "#store/new-id.ts"
import { inWorkspace } from "#store/workspace.ts"
import { takeRound } from "#runner/take.ts"
import { tickRound } from "#runner/tick.ts"
import { option, percentile, say, startMeasuring } from "./measure.ts"
import { smallCompany, VOICE, WORKSPACE, type SmallCompany } from "./small-company.ts"

const OPEN = option("open", 100_000)
const DUE = option("due", 10_000)
/** Seconds over which they become due, evenly; 0: all at one instant. */
const WITHIN = option("within", 60)
const STEP_MS = (WITHIN * 1000) / DUE
const MODELS = 200
const A_MINUTE = 60_000

/** What a handoff consists of. Decisions are the model's: clocks read them and never write them. */
const COPIES = [
  `insert into lead select (json_populate_record(l, json_build_object('id', c.lead, 'email', c.lead || '@copy.example'))).* from copy c join handoff h on h.id = c.model join lead l on l.id = h.lead`,
  `insert into handoff select (json_populate_record(h, json_build_object('id', c.handoff, 'lead', c.lead))).* from copy c join handoff h on h.id = c.model`,
  `insert into assignment select (json_populate_record(a, json_build_object('handoff', c.handoff))).* from copy c join assignment a on a.handoff = c.model and a.attempt = 1`,
  `insert into sla_clock (id, handoff, lead, kind, owed_by, person, agreement, state, started_at, due_at, met_at, missed_at, look_at, detail)
   select gen_random_uuid(), c.handoff, c.lead, kind, owed_by, person, agreement, state, started_at, due_at, met_at, missed_at, look_at, detail
   from copy c join sla_clock k on k.handoff = c.model`,
  `insert into timer select 'handoff', c.handoff, now() + interval '300 days' + n * interval '1 second' from copy c`,
]

const company = await smallCompany()
try {
  await makeModels(company)
  let open = MODELS
  for (const wanted of [Math.max(2 * DUE, OPEN / 10), OPEN]) {
    await copyHandoffs(company, wanted - open)
    open = wanted
    for (const rung of ["warn", "reassign"] as const) await fire(company, rung, open)
  }
  await peer(company)
} finally {
  await company.stop()
}

async function makeModels({ db, lease }: SmallCompany): Promise<void> {
  const rows = Array.from({ length: MODELS }, (_, n) => rowOf(`model${n}`, n))
  const signal = {
    id: newId(),
    lane: 3 as const,
    source: "import:bench",
    kind: "rows",
    key: "models",
    import: null,
    receivedAt: Date.now(),
    payload: JSON.stringify(rows),
    items: rows.length,
  }
  await inWorkspace(db, WORKSPACE, (tx) => storeSignals(tx, [signal]))
  while ((await takeRound(db, lease, VOICE, Date.now)) > 0);
}

async function copyHandoffs({ db }: SmallCompany, copies: number): Promise<void> {
  if (copies <= 0) return
  await inOwn(db, async (query) => {
    await query("set local session_replication_role to replica")
    await query(
      `create temp table copy on commit drop as
       select gen_random_uuid() as lead, gen_random_uuid() as handoff, n, h.id as model from generate_series(1, ${copies}) as n
       join (select id, row_number() over (order by id) - 1 as place from handoff order by id limit ${MODELS}) as h on h.place = n % ${MODELS}`,
    )
    await query("analyze copy")
    for (const statement of COPIES) await query(statement)
  })
  await db.pool.query(`vacuum analyze ws_${WORKSPACE}.handoff, ws_${WORKSPACE}.sla_clock, ws_${WORKSPACE}.timer, ws_${WORKSPACE}.lead`)
}

/** Makes `DUE` clocks due within `WITHIN` seconds, lets the runner's rounds go from then on, and notes when each escalation was committed. */
async function fire({ db, lease }: SmallCompany, what: "warn" | "reassign", open: number): Promise<void> {
  // making them due takes the longer the more there are, and has to be over by then
  const at = Date.now() + 2000 + open / 5
  const due = await makeDue(company, what, at)
  const before = await escalations(company)
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())))
  const cost = await startMeasuring(db)
  const committed: number[] = []
  let fired = 0
  while (fired < due && Date.now() < at + 10 * A_MINUTE) {
    const taken = await tickRound(db, lease, VOICE, Date.now)
    // timers are taken in the order in which they are due
    const committedAt = Date.now()
    committed.push(...Array.from({ length: taken }, (_, n) => committedAt - (at + (fired + n) * STEP_MS)))
    fired += taken
    if (taken === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const spent = cost()
  committed.sort((a, b) => a - b)
  const after = await escalations(company)
  const once = after.most === 1
  say("clocks", what, {
    open,
    due,
    withinSeconds: WITHIN,
    escalations: after.all - before.all,
    once,
    moved: after.moved - before.moved,
    lateP50Ms: percentile(committed, 0.5),
    lateP99Ms: percentile(committed, 0.99),
    ...spent,
    perSecond: Math.round(due / spent.seconds),
  })
}

/** Handoffs not used yet, whose owner's clock has this rung due now and nothing else; also their timers. */
async function makeDue({ db }: SmallCompany, what: "warn" | "reassign", at: number): Promise<number> {
  const rung = what === "warn" ? 0 : 2
  return inOwn(db, async (query) => {
    const due = new Date(at).toISOString()
    const moved = await query(
      `with chosen as (
         select k.id, k.handoff, round((row_number() over (order by k.id) - 1) * ${STEP_MS})::bigint as plus from sla_clock k join handoff h on h.id = k.handoff
         where k.kind = 'owner_first_touch' and k.state = 'running' and h.closed_at is null and not exists (select from escalation e where e.handoff = k.handoff)
           and not exists (select from assignment a where a.handoff = h.id and a.attempt > 1)
         order by k.id limit ${DUE}),
       others as (
         update sla_clock k set detail = (k.detail::jsonb || jsonb_build_object('rungs', '[]'::jsonb, 'dueAt', ${at} + 86400000000))::json, look_at = null, due_at = now() + interval '1000 days'
         from chosen c where k.handoff = c.handoff and k.id <> c.id and k.state = 'running'),
       own as (
         update sla_clock k set look_at = '${due}'::timestamptz + c.plus * interval '1 ms', due_at = '${due}'::timestamptz + ${what === "warn" ? "interval '1 day'" : "c.plus * interval '1 ms'"},
           detail = (k.detail::jsonb || jsonb_build_object('nextRung', 0, 'dueAt', ${what === "warn" ? at + 86_400_000 : at - 1}::bigint + ${what === "warn" ? 0 : 1} * c.plus,
             'rungs', jsonb_build_array(jsonb_build_object('rung', ${rung}, 'share', ${what === "warn" ? 50 : 100}, 'at', ${at - 1}::bigint + c.plus))))::json
         from chosen c where k.id = c.id)
       update timer t set due_at = '${due}'::timestamptz + c.plus * interval '1 ms' from chosen c where t.kind = 'handoff' and t.subject = c.handoff`,
    )
    return moved
  })
}

async function escalations({ db }: SmallCompany): Promise<{ all: number; most: number; moved: number }> {
  const { rows } = await db.pool.query<{ all: number; most: number; moved: number }>(
    `select count(*)::int as all, coalesce(max(n), 0)::int as most, (select count(*)::int from ws_${WORKSPACE}.assignment where attempt > 1) as moved
     from (select clock, rung, count(*) over (partition by clock, rung) as n from ws_${WORKSPACE}.escalation) as e`,
  )
  return rows[0] ?? { all: 0, most: 0, moved: 0 }
}

type Query = (text: string) => Promise<number>

async function inOwn<Result>(db: SmallCompany["db"], work: (query: Query) => Promise<Result>): Promise<Result> {
  const client = await db.pool.connect()
  try {
    await client.query(`begin; set local search_path to ws_${WORKSPACE}`)
    const result = await work(async (text) => (await client.query(text)).rowCount ?? 0)
    await client.query("commit")
    return result
  } finally {
    client.release(true)
  }
}

/** The plain way: rows that are due, claimed by skip locked in batches, then an update and an insert for each. No messages, no calendars. */
async function peer({ db }: SmallCompany): Promise<void> {
  await db.pool.query(
    `create table public.peer_clock as select gen_random_uuid() as id, now() + n * interval '1 minute' - ${DUE} * interval '1 minute' as due_at, 'open' as state from generate_series(1, ${OPEN}) as n`,
  )
  await db.pool.query("create index on public.peer_clock (due_at) where state = 'open'; alter table public.peer_clock add primary key (id)")
  await db.pool.query("create table public.peer_fired (clock uuid primary key, at timestamptz not null); analyze public.peer_clock")
  const cost = await startMeasuring(db)
  const started = performance.now()
  const committed: number[] = []
  for (let taken = 1; taken > 0;) {
    const client = await db.pool.connect()
    await client.query("begin")
    const { rows } = await client.query<{ id: string }>(
      "select id from public.peer_clock where state = 'open' and due_at <= now() order by due_at limit 500 for update skip locked",
    )
    for (const { id } of rows) {
      await client.query("update public.peer_clock set state = 'fired' where id = $1", [id])
      await client.query("insert into public.peer_fired values ($1, now())", [id])
    }
    await client.query("commit")
    client.release()
    taken = rows.length
    committed.push(...rows.map(() => performance.now() - started))
  }
  const spent = cost()
  committed.sort((a, b) => a - b)
  say("clocks", "skip locked, a row at a time (peer)", {
    open: OPEN,
    due: committed.length,
    lateP50Ms: percentile(committed, 0.5),
    lateP99Ms: percentile(committed, 0.99),
    ...spent,
    perSecond: Math.round(committed.length / spent.seconds),
  })
}

function rowOf(id: string, n: number) {
  const fields = {
    email: `${id}@company-${id}.com`,
    first_name: "Ann",
    last_name: "Example",
    job_title: "VP Marketing",
    company_name: `Company ${id}`,
    country: ["DE", "US", "SG", "GB"][n % 4] ?? "DE",
    employee_count: 420,
    industry: "Software",
    phone: "+49301234567",
    lead_source: "Demo request",
    form_name: "demo",
  }
  return { id, line: 1, fields, custom: {} }
}
