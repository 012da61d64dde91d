import { readCsv, type CsvError, type CsvRow } from "#integrations/csv/read-csv.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { mapHeaders, type HeaderMapping } from "#domain/intake/map-headers.ts"
import { learnFormat, readRow, type FileFormat } from "#domain/intake/read-values.ts"

/** A row of a file, read into lead fields. A line that is no row has its beginning in `custom` and its reason in `problems`. */
export type ReadRow = {
  line: number
  fields: Record<string, FieldValue>
  custom: Record<string, string>
  problems: string[]
  isUnreadable: boolean
}

/** A file of leads whose columns are understood. Its rows can be gone through once, in batches. */
export type LeadFile = {
  mapping: HeaderMapping
  delimiter: string
  encoding: () => string
  batches: () => AsyncGenerator<ReadRow[]>
}

/** Names under which a line that is no row keeps what is known of it. */
export const UNREADABLE = "Why the line could not be read"
export const LINE = "Line as it stands"

/** So many rows are looked at to learn how dates and decimals are written. */
const SAMPLE = 2_000

/**
 * Opens a CSV file of leads: finds out what its columns mean and how they write dates and numbers.
 *
 * @param chosen header → lead field, by hand; it comes before what is recognised
 * @throws Refusal when the file is no CSV, or `chosen` names a column or field that is not there
 */
export async function openLeadFile(path: string, chosen: Record<string, string>): Promise<LeadFile> {
  const file = await readCsv(path)
  const mapping = mapHeaders(file.header, chosen)
  return { mapping, delimiter: file.delimiter, encoding: file.encoding, batches: () => readBatches(mapping, file.batches()) }
}

async function* readBatches(mapping: HeaderMapping, batches: AsyncGenerator<(CsvRow | CsvError)[]>): AsyncGenerator<ReadRow[]> {
  const held: (CsvRow | CsvError)[] = []
  let format: FileFormat | null = null
  for await (const batch of batches) {
    if (format !== null) yield batch.map((row) => toReadRow(row, mapping, format))
    else {
      held.push(...batch)
      if (held.length < SAMPLE) continue
      format = formatOf(held, mapping)
      yield held.splice(0).map((row) => toReadRow(row, mapping, format))
    }
  }
  const last = format ?? formatOf(held, mapping)
  if (held.length > 0) yield held.map((row) => toReadRow(row, mapping, last))
}

function formatOf(rows: readonly (CsvRow | CsvError)[], mapping: HeaderMapping): FileFormat {
  return learnFormat(
    mapping,
    rows.flatMap((row) => (row.cells === null ? [] : [row.cells])),
  )
}

function toReadRow(row: CsvRow | CsvError, mapping: HeaderMapping, format: FileFormat | null): ReadRow {
  if (row.cells === null) {
    const custom = { [LINE]: row.text.slice(0, 1000).toWellFormed() }
    return { line: row.line, fields: {}, custom, problems: [row.reason], isUnreadable: true }
  }
  const { fields, custom, problems } = readRow(mapping, row.cells, format ?? undefined)
  const said = problems.map(({ column, message }) => `${column}: ${message}`)
  return { line: row.line, fields, custom, problems: [...("problems" in row ? row.problems : []), ...said], isUnreadable: false }
}
