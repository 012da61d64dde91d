import { createReadStream } from "node:fs"
import { Refusal } from "#domain/refusal.ts"
import { readText, type Encoding, type TextReading } from "./decode-text.ts"
import { detectDelimiter, type Delimiter } from "./detect-delimiter.ts"
import { checkHeader, fitRow, type CsvRow } from "./fit-row.ts"
import { RecordSplitter, type BrokenRecord, type CsvRecord } from "./split-records.ts"

/** A line that could not be read as a row; `cells` is null. `text` is its beginning. */
export type CsvError = BrokenRecord

/** A file whose header has been read. Its rows can be gone through once. */
export type CsvFile = {
  header: string[]
  headerLine: number
  delimiter: Delimiter
  /** As far as it is known; a file of plain ASCII is "utf-8". */
  encoding: () => Encoding
  /** Rows and errors in the order of the file, one at a time. */
  rows: () => AsyncGenerator<CsvRow | CsvError>
  /** The same in batches as they come from the file: some hundred rows each, for those who want to be fast. */
  batches: () => AsyncGenerator<(CsvRow | CsvError)[]>
  /** How many bytes were read so far. */
  bytesRead: () => number
  /** Lets go of the file, whether its rows were read or not. */
  close: () => Promise<void>
}

export type CsvSource = string | Uint8Array | AsyncIterable<Uint8Array>

export type CsvOptions = {
  encoding?: Encoding
  delimiter?: Delimiter
  /** Longest row in characters; longer ones are errors. */
  longestRow?: number
}

const LONGEST_ROW = 1_000_000
const SAMPLE = 64 * 1024

/**
 * Opens a CSV file: finds encoding and delimiter, reads the header, then gives the rows as they are asked for, in constant memory.
 *
 * @param source a path, the bytes, or a stream of them
 * @throws Refusal when the file is empty, is no text, or has a header that cannot be read
 */
export async function readCsv(source: CsvSource, options: CsvOptions = {}): Promise<CsvFile> {
  const { pieces, bytesRead } = counted(piecesOf(source))
  const sample = await takeSample(pieces)
  refuseOtherFiles(sample.bytes)
  const text = readText(sample.bytes, options.encoding)
  const first = text.decode(sample.bytes, sample.last)
  const delimiter = options.delimiter ?? detectDelimiter(first)
  const splitter = new RecordSplitter(delimiter, options.longestRow ?? LONGEST_ROW)

  const records = recordsOf(splitter, { pieces, text, first: withoutMark(first), last: sample.last })
  const begin = await firstRecords(records)
  const header = readHeader(begin)
  const rest = { begin: begin.slice(1), records }
  const batches = () => checkedBatches(rest, header.cells.length)
  const close = async () => void (await records.return(undefined))
  const named = { header: header.cells, headerLine: header.line, delimiter, encoding: text.encoding }
  return { ...named, batches, rows: () => oneByOne(batches()), bytesRead, close }
}

function counted(pieces: AsyncIterator<Uint8Array>): { pieces: AsyncIterator<Uint8Array>; bytesRead: () => number } {
  let bytes = 0
  const next = async () => {
    const piece = await pieces.next()
    if (piece.done !== true) bytes += piece.value.length
    return piece
  }
  const end = async () => (await pieces.return?.()) ?? { done: true as const, value: undefined }
  return { pieces: { next, return: end }, bytesRead: () => bytes }
}

async function* oneByOne(batches: AsyncGenerator<(CsvRow | CsvError)[]>): AsyncGenerator<CsvRow | CsvError> {
  for await (const batch of batches) yield* batch
}

function piecesOf(source: CsvSource): AsyncIterator<Uint8Array> {
  if (typeof source === "string")
    return createReadStream(source, { highWaterMark: SAMPLE })[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  return source instanceof Uint8Array ? slicesOf(source) : source[Symbol.asyncIterator]()
}

async function* slicesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SAMPLE) yield bytes.subarray(at, at + SAMPLE)
}

/** The first bytes of the file, at least as many as encoding and delimiter are judged by. */
async function takeSample(pieces: AsyncIterator<Uint8Array>): Promise<{ bytes: Uint8Array; last: boolean }> {
  const taken: Uint8Array[] = []
  let size = 0
  while (size < SAMPLE) {
    const next = await pieces.next()
    if (next.done === true) return { bytes: Buffer.concat(taken), last: true }
    taken.push(next.value)
    size += next.value.length
  }
  return { bytes: Buffer.concat(taken), last: false }
}

const OTHER_FILES: [string, string][] = [
  ["504b0304", "an Excel workbook (.xlsx) or another zip archive"],
  ["d0cf11e0", "an old Excel workbook; save the sheet as CSV"],
  ["1f8b", "compressed by gzip; unpack it first"],
  ["25504446", "a PDF; export the table as CSV"],
]

function refuseOtherFiles(bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, 4)).toString("hex")
  const other = OTHER_FILES.find(([mark]) => start.startsWith(mark))
  if (other !== undefined) throw new Refusal("csv_not_text", `The file is not CSV but ${other[1]}.`)
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "")
}

type Reading = { pieces: AsyncIterator<Uint8Array>; text: TextReading; first: string; last: boolean }

async function* recordsOf(splitter: RecordSplitter, { pieces, text, first, last }: Reading): AsyncGenerator<(CsvRecord | BrokenRecord)[]> {
  try {
    yield splitter.push(first, last)
    for (let done = last; !done;) {
      const next = await pieces.next()
      done = next.done === true
      yield splitter.push(next.done === true ? text.decode(new Uint8Array(), true) : text.decode(next.value, false), done)
    }
  } finally {
    await pieces.return?.()
  }
}

/** The first batch that has a record in it, without a leading "sep=;" line. */
async function firstRecords(records: AsyncGenerator<(CsvRecord | BrokenRecord)[]>): Promise<(CsvRecord | BrokenRecord)[]> {
  for (;;) {
    const next = await records.next()
    if (next.done === true) throw new Refusal("csv_empty", "The file is empty; it needs a header row that names the columns.")
    const batch = next.value.filter((record, i) => i > 0 || !isSeparatorLine(record))
    if (batch.length > 0) return batch
  }
}

function isSeparatorLine(record: CsvRecord | BrokenRecord): boolean {
  return record.line === 1 && record.cells !== null && /^sep=/i.test(record.cells[0] ?? "")
}

function readHeader([first]: (CsvRecord | BrokenRecord)[]): CsvRecord {
  if (first === undefined) throw new Refusal("csv_empty", "The file is empty; it needs a header row that names the columns.")
  if (first.cells === null)
    throw new Refusal("csv_header_broken", `Line ${first.line} should name the columns and cannot be read. ${first.reason}`)
  return checkHeader(first)
}

type Rest = { begin: (CsvRecord | BrokenRecord)[]; records: AsyncGenerator<(CsvRecord | BrokenRecord)[]> }

async function* checkedBatches({ begin, records }: Rest, width: number): AsyncGenerator<(CsvRow | CsvError)[]> {
  const check = rowCheck(width)
  try {
    if (begin.length > 0) yield begin.flatMap(check)
    for await (const batch of records) if (batch.length > 0) yield batch.flatMap(check)
  } finally {
    await records.return(undefined)
  }
}

/**
 * Turns records into rows and errors. After broken quotes, lines that don't have the header's width are taken for the rest of the broken row, until
 * one fits again. Rows without any text are left out.
 */
function rowCheck(width: number): (record: CsvRecord | BrokenRecord) => (CsvRow | CsvError)[] {
  let brokenAt: number | null = null
  return (record) => {
    if (record.cells === null) {
      brokenAt = record.line
      return [record]
    }
    if (brokenAt !== null && record.cells.length !== width) {
      const reason = `The line seems to belong to the broken row at line ${brokenAt}.`
      return [{ line: record.line, cells: null, reason, text: record.cells.join(",").slice(0, 200) }]
    }
    brokenAt = null
    return record.cells.every((cell) => cell === "") ? [] : [fitRow(record, width)]
  }
}
