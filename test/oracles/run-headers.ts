import { existsSync, globSync, readFileSync } from "node:fs"
import { basename, join, relative, resolve } from "node:path"
import { mapHeaders, type Column } from "#domain/intake/map-headers.ts"
import { REASON_IN_WORDS } from "#domain/intake/unmapped-reason.ts"
import { learnFormat } from "#domain/intake/learn-format.ts"
import { readRow } from "#domain/intake/read-values.ts"
import { Refusal } from "#domain/refusal.ts"
import type { CsvRow } from "#integrations/csv/fit-row.ts"
import { readCsv } from "#integrations/csv/read-csv.ts"

/**
 * Says how much of real exports is understood: the share of mapped headers per vendor, and for every CSV file its rows, errors and problems.
 * Usage: node test/oracles/run-headers.ts [folder] (default: ../shared/data beside the repository)
 */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../shared/data"))
const observed = join(folder, "observed_headers.json")
if (!existsSync(observed)) {
  console.log(`There is no ${basename(observed)} in the folder; nothing was checked.`)
  process.exit(0)
}
printVendors(JSON.parse(readFileSync(observed, "utf8")) as Record<string, { headers: string[] }>)
for (const file of globSync("{leads,exports}/**/*.{csv,tsv}", { cwd: folder }).sort()) await printFile(join(folder, file))

/** A table of what becomes of each vendor's columns, then the columns that fill no field, by the reason that a person is told. */
function printVendors(vendors: Record<string, { headers: string[] }>): void {
  const names = ["columns", "mapped", "share", "said twice", "ambiguous", "secret", "outcome", "bookkeeping", "statistic", "own"]
  console.log(`${"vendor".padEnd(36)}${names.map((name) => name.padStart(12)).join("")}`)
  const lists: string[] = []
  for (const [vendor, { headers }] of Object.entries(vendors)) {
    const mapping = mapHeaders(headers)
    const by = Object.groupBy(mapping.columns, kindOf)
    const counts = names.slice(3).map((name) => by[name]?.length ?? 0)
    const cells = [headers.length, by["mapped"]?.length ?? 0, percent(mapping.mappedShare), ...counts]
    console.log(`${vendor.padEnd(36)}${cells.map((cell) => String(cell).padStart(12)).join("")}`)
    lists.push(`${vendor}: rows are ${mapping.file.what}`)
    for (const name of names.slice(3))
      if (by[name] !== undefined) lists.push(`  ${name}: ${by[name].map((column) => column.header).join(", ")}`)
  }
  console.log(["", ...lists, ""].join("\n"))
}

function kindOf(column: Column): string {
  if (column.field !== null) return "mapped"
  if (column.reason === "duplicate") return "said twice"
  if (column.reason !== "unmapped") return column.reason
  return Object.entries(REASON_IN_WORDS).find(([, words]) => words === column.how)?.[0] ?? "own"
}

async function printFile(path: string): Promise<void> {
  try {
    const file = await readCsv(path)
    const mapping = mapHeaders(file.header)
    const rows: CsvRow[] = []
    let errors = 0
    for await (const row of file.rows()) {
      if (row.cells === null) errors++
      else rows.push(row)
    }
    const format = learnFormat(mapping, rows.slice(0, 5_000).map((row) => row.cells)) // prettier-ignore
    const problems = countProblems(rows.flatMap((row) => readRow(mapping, row.cells, format).problems))
    const odd = rows.filter((row) => row.problems.length > 0).length
    console.log(
      `${relative(folder, path)}: ${rows.length} rows, ${errors} errors, ${odd} odd rows, ${percent(mapping.mappedShare)} mapped, rows are ${mapping.file.what}` +
        (problems === "" ? "" : `\n  values not read: ${problems}`),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.log(`${relative(folder, path)}: refused. ${error.message}`)
  }
}

/** "3 × Country: "Asia/Pacific Region" is not a country", the most frequent first. */
function countProblems(problems: { column: string; message: string }[]): string {
  const counts = new Map<string, { count: number; example: string }>()
  for (const { column, message } of problems) {
    const known = counts.get(column)
    counts.set(column, { count: (known?.count ?? 0) + 1, example: known?.example ?? message })
  }
  const sorted = [...counts].toSorted((a, b) => b[1].count - a[1].count)
  return sorted.map(([column, { count, example }]) => `${count} × ${column} (${example})`).join("; ")
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
