import { RecordSplitter } from "./split-records.ts"

/** What stands between the cells of a file. */
export type Delimiter = "," | ";" | "\t" | "|"

const CANDIDATES: readonly Delimiter[] = [",", ";", "\t", "|"]
const ROWS = 50

/**
 * The delimiter with which most rows of the sample have as many cells as the header, and more than one; ties go to more cells, then to the order
 * comma, semicolon, tab, bar. A file with one column is taken to be separated by commas.
 *
 * @param sample the beginning of the file's text; its last line may be torn
 */
export function detectDelimiter(sample: string): Delimiter {
  const marked = /^sep=(.)\r?\n/i.exec(sample)?.[1]
  const named = CANDIDATES.find((each) => each === marked)
  if (named !== undefined) return named
  const judged = CANDIDATES.map((delimiter) => ({ delimiter, weight: weigh(sample, delimiter) }))
  const best = judged.reduce((a, b) => (b.weight > a.weight ? b : a))
  return best.weight > 0 ? best.delimiter : ","
}

function weigh(sample: string, delimiter: Delimiter): number {
  const records = new RecordSplitter(delimiter, sample.length + 1).push(sample, true).slice(0, ROWS)
  const rows = records.flatMap((record) => (record.cells === null ? [] : [record.cells.length]))
  const [header = 0, ...rest] = rows
  if (header < 2) return 0
  const alike = rest.filter((cells) => cells === header).length
  const share = rest.length === 0 ? 1 : alike / rest.length
  const broken = (records.length - rows.length) / records.length
  return share * (1 - broken) + Math.min(header, 1000) / 10_000
}
