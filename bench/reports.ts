/**
 * The shared numbers over many cycles: each report as the dashboard asks for it, and the leads behind one number. `node bench/reports.ts [cycles]`.
 * Two thousand cycles go the whole way; then their rows are copied until there are enough. Beside it, what reading every cycle once costs.
 */
import { REPORT_SHAPES } from "#domain/review/report-shapes.ts"
import { listCycles, totalBehind } from "#store/reports/list-cycles.ts"
import type { ReportFilter } from "#store/reports/report-filter.ts"
import { storeSignals } from "#store/signal.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { inWorkspace } from "#store/workspace.ts"
import { takeRound } from "#runner/take.ts"
import { makeReport } from "#steps/10-review/make-report.ts"
import { smallCompany, VOICE, WORKSPACE, type SmallCompany } from "./small-company.ts"

const CYCLES = Number(process.argv[2] ?? 100_000)
const REAL = 2_000
const A_DAY = 24 * 60 * 60_000

/** What is copied, and which ids of it are others in a copy. */
const COPIED = [
  { table: "lead", ids: ["id"] },
  { table: "score", ids: ["id", "lead"] },
  { table: "qualification", ids: ["id", "lead", "score"] },
  { table: "brief", ids: ["id", "lead"] },
  { table: "routing_decision", ids: ["id", "lead"] },
  { table: "handoff", ids: ["id", "lead", "score", "qualification", "brief", "routing_decision"] },
  { table: "sla_clock", ids: ["id", "handoff", "lead"] },
  { table: "touch", ids: ["id", "handoff", "lead"] },
  { table: "disposition", ids: ["id", "handoff", "lead"] },
]

const company = await smallCompany()
try {
  await handOffSome(company)
  await inWorkspace(company.db, WORKSPACE, (tx) => liveOn(tx))
  await copyUntil(company, CYCLES)
  await measure(company)
} finally {
  await company.stop()
}

async function handOffSome({ db, lease }: SmallCompany): Promise<void> {
  for (let from = 0; from < REAL; from += 500) {
    const rows = Array.from({ length: 500 }, (_, n) => row(from + n))
    const about = {
      id: newId(),
      lane: 3 as const,
      source: "import:bench",
      kind: "rows",
      key: `c${from}`,
      import: null,
      receivedAt: Date.now(),
    }
    await inWorkspace(db, WORKSPACE, (tx) => storeSignals(tx, [{ ...about, payload: JSON.stringify(rows), items: rows.length }]))
  }
  while ((await takeRound(db, lease, VOICE, Date.now)) > 0);
}

/** What became of them, spread over ninety days: three in four are reached, half accepted, a third turned down, some won. */
async function liveOn(tx: Tx): Promise<void> {
  const some = (from: number, to: number, salt: string) => `abs(hashtext(id::text || '${salt}')) % 100 between ${from} and ${to - 1}`
  await tx.query(`
    update handoff set opened_at = opened_at - (abs(hashtext(id::text)) % 90) * interval '1 day' - interval '10 minutes';
    update handoff set first_touch_at = opened_at + (power(2, abs(hashtext(id::text || 't')) % 16) || ' minutes')::interval where ${some(0, 75, "t")};
    update handoff set accepted_at = opened_at + interval '1 hour', state = 'accepted' where ${some(0, 50, "a")};
    update handoff set state = 'won', amount = 10000, closed_at = opened_at + interval '9 days', closed_as = 'won', due_at = null where state = 'accepted' and ${some(0, 15, "w")};
    update handoff set state = 'rejected', closed_at = opened_at + interval '1 day', closed_as = 'rejected', due_at = null where state = 'open' and ${some(0, 60, "r")};
    update sla_clock set state = case when ${some(0, 70, "k")} then 'met' else 'missed' end, missed_at = case when ${some(0, 70, "k")} then null else due_at end;
    insert into disposition (id, handoff, lead, kind, reason, by_actor, at)
      select gen_random_uuid(), id, lead, 'reject', (array['not_icp', 'bad_data', 'not_interested'])[1 + abs(hashtext(id::text)) % 3], 'bench', closed_at from handoff where state = 'rejected';
    insert into disposition (id, handoff, lead, kind, by_actor, at) select gen_random_uuid(), id, lead, 'sql', 'bench', opened_at from handoff where state = 'won';
    insert into touch (id, handoff, lead, kind, direction, human, at, recorded_at, source, external_id, counts)
      select gen_random_uuid(), id, lead, (array['call', 'email', 'linkedin', 'meeting_booked'])[n], 'outbound', true, first_touch_at + n * interval '1 hour', first_touch_at, 'bench', id::text || n, true
      from handoff cross join generate_series(1, 4) as n where first_touch_at is not null`)
}

async function copyUntil({ db }: SmallCompany, cycles: number): Promise<void> {
  const started = performance.now()
  for (const { table, ids } of COPIED) {
    await inWorkspace(db, WORKSPACE, async (tx) => {
      const columns = await tx.query<{ name: string }>(
        "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
        [table],
      )
      const values = columns.map(({ name }) =>
        name === "external_id" ? "t.external_id || 'x' || n" : ids.includes(name) ? `md5(t."${name}"::text || n)::uuid` : `t."${name}"`,
      )
      const names = columns.map(({ name }) => `"${name}"`).join(", ")
      await tx.query(
        `insert into ${table} (${names}) select ${values.join(", ")} from ${table} as t cross join generate_series(2, ${cycles / REAL}) as n`,
      )
    })
  }
  await db.pool.query("analyze")
  console.log(JSON.stringify({ bench: "reports", what: "rows made", cycles, seconds: Math.round((performance.now() - started) / 1000) }))
}

async function measure({ db }: SmallCompany): Promise<void> {
  const now = Date.now()
  const all: ReportFilter = { from: now - 91 * A_DAY, until: now, tier: null, team: null, source: null, campaign: null, region: null }
  const month: ReportFilter = { ...all, from: now - 30 * A_DAY }
  await time("every cycle read once (limit)", (tx) => tx.query("select sum(length(state)) from handoff"))
  for (const shape of REPORT_SHAPES) {
    await time(`${shape.name}, 90 days`, (tx) => makeReport(tx, shape, shape.by[0] ?? "all", all, now))
    await time(`${shape.name}, 30 days`, (tx) => makeReport(tx, shape, shape.by[0] ?? "all", month, now))
  }
  const funnel = REPORT_SHAPES[0]
  if (funnel === undefined) return
  const behind = { shape: funnel, by: "all" as const, row: null, column: "sal", filter: all }
  await time("leads behind a number", (tx) => listCycles(tx, behind, { after: null, limit: 51, reach: null }, now))
  await time("how many there are", (tx) => totalBehind(tx, behind, null, now))

  async function time(what: string, work: (tx: Tx) => Promise<unknown>): Promise<void> {
    const took: number[] = []
    for (let n = 0; n < 3; n++) {
      const started = performance.now()
      await inWorkspace(db, WORKSPACE, work)
      took.push(performance.now() - started)
    }
    console.log(JSON.stringify({ bench: "reports", what, ms: Math.round(Math.min(...took)) }))
  }
}

function row(n: number) {
  return {
    id: `r${n}`,
    line: n,
    fields: {
      email: `r${n}@company-${n}.com`,
      first_name: "Ann",
      last_name: "Example",
      job_title: "VP Marketing",
      company_name: `Company ${n}`,
      country: ["DE", "US", "SG", "GB"][n % 4] ?? "DE",
      employee_count: 420,
      industry: "Software",
      lead_source: `Demo request ${n % 7}`,
      campaign: `campaign ${n % 23}`,
      form_name: "demo",
    },
    custom: {},
  }
}
