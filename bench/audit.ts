import { createSealer } from "#runner/seal-journal.ts"
import { acquireLease } from "#store/lease.ts"
import { migrateCentral } from "#store/migrate.ts"
import { openDatabase } from "#store/open.ts"
import { createWorkspace, inWorkspace } from "#store/workspace.ts"
import { verifyJournal, type Verdict } from "#steps/audit/verify-journal.ts"
import { rmSync } from "node:fs"
import { option, say, startMeasuring, type Cost } from "./measure.ts"
import { benchFolder } from "./bench-folder.ts"

/**
 * How long it takes to seal a journal that nobody has sealed yet, and to verify all of it. Rows are as long as those of a handoff.
 *
 * Usage: node bench/audit.ts [--rows 1000000]
 */
const ROWS = option("rows", 1_000_000)
const AT_ONCE = 50_000

const folder = benchFolder()
const db = await openDatabase({ folder, url: null, onLog: () => {} })
try {
  await migrateCentral(db)
  await createWorkspace(db, "bench")
  const lease = await acquireLease(db, "bench", "bench")
  if (lease === null) throw new Error("The lease of a fresh workspace is taken.")
  for (let rows = 0; rows < ROWS; rows += AT_ONCE) await fill(Math.min(AT_ONCE, ROWS - rows))
  const sealer = createSealer(db, lease, Date.now)

  const sealing = await startMeasuring(db)
  let sealed = 0
  for (let rows = await sealer.round(); rows > 0; rows = await sealer.round()) sealed += rows
  tell("sealed", sealed, sealing())

  const verifying = await startMeasuring(db)
  const most = { rss: 0 }
  const { rows, broken } = await verifyAll(most)
  if (broken !== null || rows !== ROWS) throw new Error(`Verified ${rows} rows: ${broken?.says ?? "too few"}`)
  tell("verified", rows, verifying(), { mostMegabytes: Math.round(most.rss / 1e6) })
} finally {
  await db.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function fill(rows: number): Promise<void> {
  const text = `insert into journal (at, actor, kind, says, lead, handoff, agreement, detail)
    select clock_timestamp(), 'baton', 'handed_off', 'Tier 1 went to Ana Reyes of sdr_americas, whose turn it was (' || n || ')', gen_random_uuid(), gen_random_uuid(),
      gen_random_uuid(), json_build_object('pool', 'americas', 'method', 'round_robin', 'tier', 1, 'due', clock_timestamp(), 'place', n)
    from generate_series(1, $1::int) n`
  await inWorkspace(db, "bench", (tx) => tx.query(text, [rows]))
}

async function verifyAll(most: { rss: number }): Promise<{ rows: number; broken: Verdict["broken"] }> {
  let rows = 0
  let after: number | null = null
  for (;;) {
    const verdict: Verdict = await inWorkspace(db, "bench", (tx) => verifyJournal(tx, after, []))
    rows += verdict.rows
    most.rss = Math.max(most.rss, process.memoryUsage.rss())
    if (verdict.next === null) return { rows, broken: verdict.broken }
    after = verdict.next
  }
}

function tell(what: string, rows: number, cost: Cost, more = {}): void {
  say("audit", what, { rows, perSecond: Math.round(rows / cost.seconds), ...cost, ...more })
}
