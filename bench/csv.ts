import { appendFileSync, createReadStream, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parse } from "csv-parse"
import { mapHeaders } from "#domain/intake/map-headers.ts"
import { learnFormat } from "#domain/intake/learn-format.ts"
import { readRow } from "#domain/intake/read-values.ts"
import { readCsv } from "#integrations/csv/read-csv.ts"

/**
 * Rows of a CSV file per CPU-second: read row by row, read in batches, read and understood as lead fields; beside csv-parse, as a stream of rows, in
 * the same run. Prints one JSON line. Usage: node bench/csv.ts [rows]
 */
const rows = Number(process.argv[2] ?? 200_000)
const folder = mkdtempSync(join(tmpdir(), "csv-bench-"))
const path = join(folder, "leads.csv")
writeLeads(rows)

const found: Record<string, number> = {}
for (const round of [0, 1, 2]) {
  for (const [name, run] of Object.entries({ rowByRow, inBatches, understood, csvParse })) {
    const speed = await rowsPerSecond(run)
    found[name] = round === 0 ? 0 : Math.max(found[name] ?? 0, speed)
  }
}
rmSync(folder, { recursive: true })
const rssMb = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ bench: "csv", unit: "rows per CPU-second", rows, columns: 10, ...found, toPeer: ratio(found), rssMb }))

function ratio({ rowByRow: ours = 0, csvParse: peer = 1 }: Record<string, number>): number {
  return Math.round((ours / peer) * 100) / 100
}

async function rowsPerSecond(run: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage()
  const count = await run()
  const { user, system } = process.cpuUsage(before)
  if (count !== rows) throw new Error(`${run.name} read ${count} of ${rows} rows.`)
  return Math.round((count / (user + system)) * 1e6)
}

async function rowByRow(): Promise<number> {
  let count = 0
  for await (const row of (await readCsv(path)).rows()) if (row.cells !== null) count++
  return count
}

async function inBatches(): Promise<number> {
  let count = 0
  for await (const batch of (await readCsv(path)).batches()) for (const row of batch) if (row.cells !== null) count++
  return count
}

async function understood(): Promise<number> {
  const file = await readCsv(path)
  const mapping = mapHeaders(file.header)
  let format = null
  let count = 0
  for await (const batch of file.batches()) {
    format ??= learnFormat(mapping, batch.flatMap((row) => (row.cells === null ? [] : [row.cells]))) // prettier-ignore
    for (const row of batch) if (row.cells !== null && readRow(mapping, row.cells, format).fields.email !== null) count++
  }
  return count
}

async function csvParse(): Promise<number> {
  let count = -1
  for await (const _ of createReadStream(path).pipe(parse())) count++
  return count
}

/** A tenth of the rows has a quoted cell, as in real exports. Written bit by bit, so that the file does not count as memory. */
function writeLeads(count: number): void {
  let lines = "Email,First Name,Last Name,Company,Website,Employees,Country,Industry,Create Date,Lead Source\n"
  for (let i = 0; i < count; i++) {
    const company = i % 10 === 0 ? `"Acme, ""North"" ${i}"` : `Acme ${i}`
    lines += `ann${i}@acme${i}.com,Ann,Müller,${company},https://www.acme${i}.com,${i % 5000},Germany,Software,2024-01-${10 + (i % 20)},Web form\n`
    if (i % 1000 !== 999 && i !== count - 1) continue
    appendFileSync(path, lines)
    lines = ""
  }
}
