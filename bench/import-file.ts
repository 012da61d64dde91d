/**
 * A large file: read and stored beside PostgreSQL until every row is safe, then a part of it taken in and taken back again.
 * `node bench/import-file.ts [rows] [rows to take]`. Prints a JSON line per measurement.
 */
import { createReadStream } from "node:fs"
import { appendFile, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createImporter } from "#runner/import-file.ts"
import { AS_RECOGNISED } from "#runner/lead-file.ts"
import { takeRound } from "#runner/take.ts"
import { undoRound } from "#runner/undo-imports.ts"
import { inWorkspace } from "#store/workspace.ts"
import { askUndo } from "#steps/undo-import.ts"
import { say, startMeasuring, type Cost } from "./measure.ts"
import { smallCompany, VOICE, WORKSPACE } from "./small-company.ts"

const ROWS = Number(process.argv[2] ?? 200_000)
const TAKEN = Number(process.argv[3] ?? 5_000)

const folder = await mkdtemp(join(tmpdir(), "import-bench-"))
const { db, lease, stop } = await smallCompany()
const importer = createImporter({ db, now: Date.now, arrived: () => {} })
try {
  const large = await store("large.csv", ROWS)
  say("import-file", "read and stored", { ...large.cost, perSecond: perSecond(ROWS, large.cost), rssMb: rss() })
  await undo(large.id, "taken back before anything was taken in", ROWS)
  const small = await store("small.csv", TAKEN)
  const taking = await startMeasuring(db)
  while ((await takeRound(db, lease, VOICE, Date.now)) > 0);
  const took = taking()
  say("import-file", "taken in", { ...took, perSecond: perSecond(TAKEN, took) })
  await undo(small.id, "taken back", TAKEN)
} finally {
  await stop()
  await rm(folder, { recursive: true })
}

async function store(name: string, rows: number): Promise<{ id: string; cost: Cost }> {
  const path = join(folder, name)
  await writeLeads(path, name, rows)
  const measured = await startMeasuring(db)
  const { id, done } = await importer.store(WORKSPACE, { name, source: null, said: AS_RECOGNISED, bytes: createReadStream(path) })
  await done
  return { id, cost: measured() }
}

async function undo(id: string, what: string, rows: number): Promise<void> {
  await inWorkspace(db, WORKSPACE, (tx) => askUndo(tx, id, "bench", Date.now()))
  const measured = await startMeasuring(db)
  while ((await undoRound(db, lease, VOICE, Date.now)) > 0);
  const cost = measured()
  say("import-file", what, { ...cost, perSecond: perSecond(rows, cost), rssMb: rss() })
}

function perSecond(rows: number, { seconds }: Cost): number {
  return Math.round(rows / seconds)
}

function rss(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

async function writeLeads(path: string, mark: string, count: number): Promise<void> {
  let lines = "Email,First Name,Last Name,Company,Website,Employees,Country,Industry,Create Date,Lead Source\n"
  for (let i = 0; i < count; i++) {
    lines += `ann${i}@${mark}${i}.com,Ann,Müller,Acme ${i},https://www.acme${i}.com,${i % 5000},Germany,Software,2024-01-${10 + (i % 20)},Web form\n`
    if (i % 10_000 !== 9_999 && i !== count - 1) continue
    await appendFile(path, lines)
    lines = ""
  }
}
