import { Refusal } from "#domain/refusal.ts"
import type { CsvRecord } from "./split-records.ts"

/** A row with as many cells as the header has columns, or more; `problems` say what was odd about it. `line` counts from 1. */
export type CsvRow = CsvRecord & { problems: string[] }

const MOST_COLUMNS = 2_000
const LONGEST_NAME = 1_000
const ZEROS = "Zero bytes were taken out."

/** The row that names the columns, tidied. @throws Refusal when it names none, too many, or at impossible length */
export function checkHeader(row: CsvRecord): CsvRecord {
  if (row.cells.length > MOST_COLUMNS) {
    throw new Refusal("csv_too_wide", `The file has ${row.cells.length} columns; ${MOST_COLUMNS} are allowed.`)
  }
  const cells = row.cells.map((cell) => cell.replaceAll("\0", "").trim())
  const long = cells.findIndex((cell) => cell.length > LONGEST_NAME)
  if (long !== -1)
    throw new Refusal("csv_header_long", `The name of column ${long + 1} is longer than ${LONGEST_NAME} characters; is a line end missing?`)
  if (cells.every((cell) => cell === ""))
    throw new Refusal("csv_header_empty", `Line ${row.line} should name the columns and has no name in it.`)
  return { line: row.line, cells }
}

/** A row as wide as the header, and what was odd about it. */
export function fitRow({ line, cells }: CsvRecord, width: number): CsvRow {
  const problems: string[] = []
  if (cells.length !== width) fit(cells, width, problems)
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? ""
    if (cell.includes("\0")) cells[i] = withoutZeros(cell, problems)
    if (cell.includes("\uFFFD")) problems.push(`Cell ${i + 1} has bytes that are not in the file's encoding.`)
  }
  return { line, cells, problems }
}

/** Fills a short row with empty cells; drops empty cells beyond the header, and keeps others. */
function fit(cells: string[], width: number, problems: string[]): void {
  if (cells.length < width) {
    problems.push(`The row has ${cells.length} cells, the header ${width}; the last ones count as empty.`)
    while (cells.length < width) cells.push("")
    return
  }
  while (cells.length > width && cells.at(-1) === "") cells.pop()
  if (cells.length > width) problems.push(`The row has ${cells.length} cells, the header only ${width}; is a comma missing its quotes?`)
}

function withoutZeros(cell: string, problems: string[]): string {
  if (problems.at(-1) !== ZEROS) problems.push(ZEROS)
  return cell.replaceAll("\0", "")
}
