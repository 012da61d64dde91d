import { createReadStream, existsSync, globSync } from "node:fs"
import { basename, join, resolve } from "node:path"
import { Refusal } from "#domain/refusal.ts"
import { createImporter } from "#runner/import-file.ts"
import { AS_RECOGNISED } from "#runner/lead-file.ts"
import { takeRound } from "#runner/take.ts"
import { importById } from "#store/import.ts"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"
import { smallCompany, VOICE, WORKSPACE } from "../../bench/small-company.ts"

/**
 * Imports every file of real exports and leads, one after the other, and prints what became of each row: refused with the file, taken, known before, in
 * quarantine and why; and where the leads stand at the end. Fails when a row is missing or the proof does not hold.
 * Usage: node test/oracles/run-imports.ts [folder] (default: ../shared/data beside the repository)
 */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/data"))
const files = existsSync(folder) ? globSync("{leads,exports}/**/*.{csv,tsv,xlsx}", { cwd: folder }).sort() : []
if (files.length === 0) {
  console.log("There are no files to import; nothing was checked.")
  process.exit(0)
}

const { db, lease, stop } = await smallCompany()
const importer = createImporter({ db, now: Date.now, arrived: () => {} })
console.log(`${"file".padEnd(72)}    rows   taken   known  refused`)
try {
  for (const file of files) await printImport(file)
  await printStages()
  const broken = (await inWorkspace(db, WORKSPACE, (tx) => prove(tx, Date.now(), { full: true }))).filter((one) => one.violations > 0)
  console.log(broken.length === 0 ? "The proof holds." : `The proof does not hold: ${JSON.stringify(broken)}`)
  if (broken.length > 0) process.exitCode = 1
} finally {
  await stop()
}

async function printImport(file: string): Promise<void> {
  try {
    const sent = { name: basename(file), source: file, said: AS_RECOGNISED, bytes: createReadStream(join(folder, file)) }
    const { id, done } = await importer.store(WORKSPACE, sent)
    await done
    while ((await takeRound(db, lease, VOICE, Date.now)) > 0);
    const one = await inWorkspace(db, WORKSPACE, (tx) => importById(tx, id))
    if (one === null) throw new Error(`The import of ${file} is not there.`)
    const counts = [one.rowsStored, one.taken, one.duplicates, one.quarantined]
    console.log(`${file.padEnd(72)}${counts.map((count) => String(count).padStart(8)).join("")}`)
    if (one.rowsStored !== one.taken + one.duplicates + one.quarantined) process.exitCode = 1
    await printReasons(id)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.log(`${file.padEnd(72)}  refused: ${error.message.split(". ")[0]}.`)
  }
}

/** Why rows lie in quarantine, rows with the same reason together. */
async function printReasons(id: string): Promise<void> {
  const reasons = new Map<string, number>()
  let isHeader = true
  for await (const line of importer.errors(WORKSPACE, id)) {
    const reason = (/^[^,]*,("(?:[^"]|"")*"|[^,]*)/.exec(line)?.[1] ?? "").replaceAll(/\d+/g, "#")
    if (!isHeader) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    isHeader = false
  }
  for (const [reason, rows] of reasons) console.log(`    ${rows} × ${reason}`)
}

async function printStages(): Promise<void> {
  const stages = await inWorkspace(db, WORKSPACE, (tx) =>
    tx.query<{ stage: string; leads: number }>("select stage, count(*)::int as leads from lead group by stage order by 2 desc"),
  )
  console.log(`leads: ${stages.map(({ stage, leads }) => `${leads} ${stage}`).join(", ")}`)
}
