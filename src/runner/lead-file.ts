import { decides, formatInWords, learnFormat, NOTHING_SAID, undecidedColumns, type SaidFormat } from "#domain/intake/learn-format.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { mapHeaders, type HeaderMapping } from "#domain/intake/map-headers.ts"
import { readRow, type FileFormat } from "#domain/intake/read-values.ts"
import { unguarded } from "#domain/csv-line.ts"
import type { CsvRow } from "#integrations/csv/fit-row.ts"
import type { CsvError } from "#integrations/csv/read-csv.ts"
import { openTable, type Table } from "#runner/open-table.ts"

/** A row of a file, read into lead fields. A line that is no row has its beginning in `custom` and its reason in `problems`. */
export type ReadRow = {
  line: number
  fields: Record<string, FieldValue>
  custom: Record<string, string>
  problems: string[]
  /** Why what stands in the column of e-mail addresses is none. */
  badAddress?: string
  isUnreadable: boolean
}

/** What a person says of how a file is to be read. `mapping`: header → lead field; it comes before what is recognised. `sheet`: of a workbook. */
export type SaidOfFile = SaidFormat & { mapping: Record<string, string>; sheet: string | null }

/** Nothing is said, so everything is recognised. */
export const AS_RECOGNISED: SaidOfFile = { ...NOTHING_SAID, mapping: {}, sheet: null }

/** A file of leads whose columns are understood. Its rows can be gone through once, in batches. */
export type LeadFile = Pick<Table, "delimiter" | "encoding" | "sheets" | "share" | "close"> & {
  mapping: HeaderMapping
  /** How each column writes dates and numbers, in words; null where there is only one way. */
  formats: (string | null)[]
  batches: () => AsyncGenerator<ReadRow[]>
}

/** Names under which a line that is no row keeps what is known of it. */
export const UNREADABLE = "Why the line could not be read"
export const LINE = "Line as it stands"
/** How the file of rows that were not taken begins; `LINE` ends it. */
export const ERROR_COLUMNS = ["Line", "Reason"] as const

/** So many rows are looked at to learn how dates and decimals are written; all of them when these don't tell. */
const SAMPLE = 2_000

/**
 * Opens a file of leads, CSV or a workbook: finds out what its columns mean and how they write dates and numbers. Whoever opens it closes it.
 *
 * @throws Refusal when it can't be read, or what was said of it names a column, field or sheet that is not there
 */
export async function openLeadFile(path: string, said: SaidOfFile): Promise<LeadFile> {
  const table = await openTable(path, said.sheet)
  try {
    const mapping = mapHeaders(table.header, said.mapping)
    const rest = table.batches()
    const begin = await sampleOf(rest)
    const sample = begin.rows.flatMap((row) => (row.cells === null ? [] : [row.cells]))
    const open = undecidedColumns(mapping, sample, said)
    const proof = open.length === 0 || begin.isAll ? [] : await proofOf(path, said.sheet, mapping, open)
    const format = learnFormat(mapping, [...sample, ...proof], said)
    const stillOpen = undecidedColumns(mapping, [...sample, ...proof], said)
    const formats = mapping.columns.map((column, i) => {
      const own = format.columns[i]
      return own === undefined ? null : formatInWords(column, own, stillOpen.includes(i))
    })
    const { delimiter, encoding, sheets, share, close } = table
    return { mapping, formats, delimiter, encoding, sheets, share, close, batches: () => readBatches(begin.rows, rest, mapping, format) }
  } catch (error) {
    await table.close()
    throw error
  }
}

type Rows = (CsvRow | CsvError)[]

async function sampleOf(batches: AsyncGenerator<Rows>): Promise<{ rows: Rows; isAll: boolean }> {
  const rows: Rows = []
  while (rows.length < SAMPLE) {
    const next = await batches.next()
    if (next.done === true) return { rows, isAll: true }
    rows.push(...next.value)
  }
  return { rows, isAll: false }
}

/** Goes through the whole file for rows that tell how these columns are written; ends as soon as all are told. */
async function proofOf(path: string, sheet: string | null, mapping: HeaderMapping, columns: readonly number[]): Promise<string[][]> {
  const table = await openTable(path, sheet)
  const open = new Set(columns)
  const proof: string[][] = []
  try {
    for await (const batch of table.batches()) {
      for (const { cells } of batch) if (cells !== null && tells(cells, mapping, open)) proof.push(cells)
      if (open.size === 0) break
    }
    return proof
  } finally {
    await table.close()
  }
}

/** Whether a row tells of one of the open columns, which are then open no more. */
function tells(cells: readonly string[], mapping: HeaderMapping, open: Set<number>): boolean {
  const before = open.size
  for (const i of open) {
    const column = mapping.columns[i]
    if (column !== undefined && decides(column, cells[i] ?? "")) open.delete(i)
  }
  return open.size < before
}

async function* readBatches(
  begin: Rows,
  rest: AsyncGenerator<Rows>,
  mapping: HeaderMapping,
  format: FileFormat,
): AsyncGenerator<ReadRow[]> {
  const ours = isErrorFile(mapping)
  const read = (row: CsvRow | CsvError) =>
    ours ? withoutOurs(toReadRow(withoutGuard(row), mapping, format)) : toReadRow(row, mapping, format)
  if (begin.length > 0) yield begin.map(read)
  for await (const batch of rest) yield batch.map(read)
}

/** Whether it is a file of rows that were not taken, as Baton writes it: what stands in it of Baton's own is nothing about the leads. */
function isErrorFile({ columns }: HeaderMapping): boolean {
  const headers = columns.map((column) => column.header)
  return headers[0] === ERROR_COLUMNS[0] && headers[1] === ERROR_COLUMNS[1] && headers.at(-1) === LINE
}

function withoutGuard(row: CsvRow | CsvError): CsvRow | CsvError {
  return row.cells === null ? row : { ...row, cells: row.cells.map(unguarded) }
}

function withoutOurs(row: ReadRow): ReadRow {
  const { Line: _line, Reason: _reason, [LINE]: asItStands, ...custom } = row.custom
  return { ...row, custom: row.isUnreadable && asItStands !== undefined ? { ...custom, [LINE]: asItStands } : custom }
}

function toReadRow(row: CsvRow | CsvError, mapping: HeaderMapping, format: FileFormat): ReadRow {
  if (row.cells === null) {
    const custom = { [LINE]: row.text.slice(0, 1000).toWellFormed() }
    return { line: row.line, fields: {}, custom, problems: [row.reason], isUnreadable: true }
  }
  const { fields, custom, problems } = readRow(mapping, row.cells, format)
  const said = problems.map(({ column, message }) => `${column}: ${message}`)
  const addresses = mapping.columns.find((column) => column.field === "email")
  const bad = problems.find(({ column }) => column === addresses?.name)
  const read = { line: row.line, fields, custom, problems: [...("problems" in row ? row.problems : []), ...said], isUnreadable: false }
  return bad === undefined ? read : { ...read, badAddress: bad.message }
}
