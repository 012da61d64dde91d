import { open, stat } from "node:fs/promises"
import { findHeader, type FoundHeader } from "#domain/intake/find-header.ts"
import { Refusal } from "#domain/refusal.ts"
import { checkHeader, fitRow, type CsvRow } from "#integrations/csv/fit-row.ts"
import { readCsv, type CsvError } from "#integrations/csv/read-csv.ts"
import type { SheetRow } from "#integrations/xlsx/read-sheet.ts"
import { openXlsx, type Xlsx } from "#integrations/xlsx/read-xlsx.ts"

/** A file with a header and rows, whether it is text or a workbook. Its rows can be gone through once. */
export type Table = {
  header: string[]
  /** Null for a workbook. */
  delimiter: string | null
  /** How characters are written, as far as it is known; "xlsx" for a workbook. */
  encoding: () => string
  /** The sheet that is read, and the others of the workbook; null for text. */
  sheets: { read: string; others: string[] } | null
  batches: () => AsyncGenerator<(CsvRow | CsvError)[]>
  /** How much of the file was read so far, from 0 to 1; of a workbook that is not known before its end. */
  share: () => number
  /** Lets go of the file, whether its rows were read or not. */
  close: () => Promise<void>
}

const MOST_SHEETS = 50
const FIRST_ROWS = 20

/**
 * Opens a CSV file or an Excel workbook. Of a workbook the first sheet that holds people is read, else the first one with columns.
 *
 * @param sheet the sheet that a person named, or null
 * @throws Refusal when the file is neither, or the sheet is not there
 */
export async function openTable(path: string, sheet: string | null): Promise<Table> {
  if (await isZip(path)) return openSheet(await openXlsx(path), sheet)
  if (sheet !== null) throw new Refusal("no_sheets", "A sheet was named, but the file is no workbook.")
  const { header, delimiter, encoding, batches, bytesRead, close } = await readCsv(path)
  const { size } = await stat(path)
  return { header, delimiter, encoding, sheets: null, batches, share: () => (size === 0 ? 1 : bytesRead() / size), close }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString("latin1") === "PK\u0003\u0004"
  } finally {
    await file.close()
  }
}

async function openSheet(book: Xlsx, wanted: string | null): Promise<Table> {
  try {
    const { name, found, line } = await chooseSheet(book, wanted)
    const { cells: header } = checkHeader({ line, cells: withoutEmptyEnd(found.names) })
    async function* batches(): AsyncGenerator<CsvRow[]> {
      for await (const rows of book.rows(name))
        yield rows
          .filter((row) => row.line > line)
          .map((row) => fitRow({ line: row.line, cells: padded(row.cells, header.length) }, header.length))
    }
    const others = book.sheets.filter((other) => other !== name)
    return {
      header,
      delimiter: null,
      encoding: () => "xlsx",
      sheets: { read: name, others },
      batches,
      share: () => 0,
      close: async () => book.close(),
    }
  } catch (error) {
    book.close()
    throw error
  }
}

type Chosen = { name: string; found: FoundHeader; line: number }

async function chooseSheet(book: Xlsx, wanted: string | null): Promise<Chosen> {
  if (wanted !== null && !book.sheets.includes(wanted))
    throw new Refusal("unknown_sheet", `The workbook has no sheet "${wanted}"; it has ${book.sheets.slice(0, MOST_SHEETS).join(", ")}.`)
  const sheets = wanted === null ? book.sheets.slice(0, MOST_SHEETS) : [wanted]
  let first: Chosen | null = null
  for (const name of sheets) {
    const rows = await firstRows(book.rows(name))
    const found = findHeader(rows.map((row) => row.cells))
    if (found === null) continue
    const chosen = { name, found, line: rows[found.row]?.line ?? 1 }
    if (found.mapping.file.kind === "people" || wanted !== null) return chosen
    first ??= chosen
  }
  if (first === null) throw new Refusal("csv_empty", "The workbook is empty; it needs a row that names the columns.")
  return first
}

async function firstRows(batches: AsyncGenerator<SheetRow[]>): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of batches) {
    rows.push(...batch.slice(0, FIRST_ROWS))
    if (rows.length >= FIRST_ROWS) break
  }
  return rows.slice(0, FIRST_ROWS)
}

function withoutEmptyEnd(names: readonly string[]): string[] {
  return names.slice(0, names.findLastIndex((name) => name.trim() !== "") + 1)
}

/** A sheet leaves empty cells at a row's end out; that is nothing odd. */
function padded(cells: string[], width: number): string[] {
  while (cells.length < width) cells.push("")
  return cells
}
