import { fieldType } from "./lead-fields.ts"
import type { Column, HeaderMapping } from "./map-headers.ts"
import { learnDateOrder, needsOrder, type DateOrder } from "./read-date.ts"
import { decimalProof, learnDecimal, needsDecimal, type DecimalSign } from "./read-number.ts"
import { PLAIN_FORMAT, WHOLE, type ColumnFormat, type FileFormat } from "./read-values.ts"

/** What a person says of how a file is written; null: it is to be learned from the file. */
export type SaidFormat = { dates: DateOrder | null; decimal: DecimalSign | null; timeZone: string | null }

export const NOTHING_SAID: SaidFormat = { dates: null, decimal: null, timeZone: null }

/**
 * Learns from rows, the more the better, how each column writes dates and decimals; a header such as "Revenue (in 000s USD)" tells the unit. What a
 * person says comes first.
 */
export function learnFormat(mapping: HeaderMapping, rows: readonly (readonly string[])[], said: SaidFormat = NOTHING_SAID): FileFormat {
  const columns = mapping.columns.map((column, i): ColumnFormat => {
    const kind = kindOf(column)
    const values = kind === "other" ? [] : rows.map((cells) => cells[i] ?? "")
    return {
      dateOrder: kind === "date" ? (said.dates ?? learnDateOrder(values)) : PLAIN_FORMAT.dateOrder,
      decimal: kind === "number" ? (said.decimal ?? learnDecimal(values)) : PLAIN_FORMAT.decimal,
      timesBy: kind === "number" ? unitOf(column) : 1,
    }
  })
  return { columns, timeZone: said.timeZone ?? "UTC" }
}

/** The columns of which these rows hold values that can be read in two ways, and none that tells which. */
export function undecidedColumns(mapping: HeaderMapping, rows: readonly (readonly string[])[], said: SaidFormat): number[] {
  return mapping.columns.flatMap((column, i) => {
    const kind = kindOf(column)
    if (kind === "other" || (kind === "date" ? said.dates : said.decimal) !== null || isWhole(column)) return []
    const values = rows.map((cells) => cells[i] ?? "")
    const isOpen = values.some((value) => (kind === "date" ? needsOrder(value) : needsDecimal(value)))
    return isOpen && !values.some((value) => decides(column, value)) ? [i] : []
  })
}

/** Whether a value tells how its column writes dates or decimals. */
export function decides(column: Column, value: string): boolean {
  const kind = kindOf(column)
  if (kind === "date") return learnDateOrder([value]) !== "unsure"
  return kind === "number" && decimalProof(value) !== null
}

/**
 * How a column is written, in words for a person; null where there is only one way.
 *
 * @param isOpen whether nothing tells how it is to be read
 */
export function formatInWords(column: Column, format: ColumnFormat, isOpen: boolean): string | null {
  const kind = kindOf(column)
  if (kind === "date" && isOpen)
    return "Some dates could have the day or the month first, and no value tells: say by `dates` which, dmy or mdy."
  if (kind === "date" && format.dateOrder !== "unsure")
    return format.dateOrder === "day-first" ? "The day comes first." : "The month comes first."
  if (kind === "number" && isOpen)
    return "Some numbers could have a decimal or thousands, and no value tells; the point is taken for the decimal sign: say by `decimal` when it is the comma."
  return kind === "number" && format.decimal === "," ? "The decimal sign is the comma." : null
}

function kindOf(column: Column): "date" | "number" | "other" {
  if (column.field === null) return "other"
  const type = fieldType(column.field)
  if (type === "date") return "date"
  return type === "number" || type === "money" ? "number" : "other"
}

function isWhole(column: Column): boolean {
  return column.field !== null && WHOLE.has(column.field)
}

function unitOf(column: Column): number {
  if (column.field === null || fieldType(column.field) !== "money") return 1
  if (/\b000s\b|\bin (?:thousands|tausend)\b|\bt(?:sd|€|eur)\b/i.test(column.header)) return 1e3
  return /\bin (?:millions|millionen)\b|\bmio\b|\bm(?:€|eur|usd)\b/i.test(column.header) ? 1e6 : 1
}
