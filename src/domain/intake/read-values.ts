import type { FieldValue } from "../condition/condition.ts"
import { readCountry } from "./read-country.ts"
import { readDate, type DateOrder } from "./read-date.ts"
import { readEmail } from "./email-address.ts"
import { fieldType, type FieldType, type LeadField } from "./lead-fields.ts"
import type { HeaderMapping } from "./map-headers.ts"
import { readNumber, type DecimalSign } from "./read-number.ts"
import { LONGEST_MESSAGE, LONGEST_TEXT, saysUnknown, tidyLines, tidyText } from "./tidy-text.ts"

/** How one column writes what can be written in several ways, and in which unit it counts. */
export type ColumnFormat = { dateOrder: DateOrder; decimal: DecimalSign; timesBy: number }

/** How a file is to be read: a format for each column, and the zone of dates and times that name none. */
export type FileFormat = { columns: ColumnFormat[]; timeZone: string }

/** What one row says; dates are instants, `null` is unknown. `custom` keeps, under the column's name, what has no field and the text of every value that could not be read. */
export type RowReading = {
  fields: Partial<Record<LeadField, FieldValue>>
  custom: Record<string, string>
  problems: { column: string; message: string }[]
}

/** How a column is read of which nothing is known. */
export const PLAIN_FORMAT: ColumnFormat = { dateOrder: "unsure", decimal: ".", timesBy: 1 }
/** What is counted in whole things. */
export const WHOLE = new Set<LeadField>([
  "employee_count",
  "founded_year",
  "page_views",
  "sessions",
  "form_submissions",
  "emails_opened",
  "emails_clicked",
])
const NAMES = new Set<LeadField>(["first_name", "middle_name", "last_name", "full_name", "company_name", "parent_company"])
const LONG = new Set<LeadField>(["message", "notes"])

/** What the cells of a row say. Without a format, dates such as 3/4/2021 are refused and the decimal sign is the point. */
export function readRow(
  mapping: HeaderMapping,
  cells: readonly string[],
  format: FileFormat = { columns: [], timeZone: "UTC" },
): RowReading {
  const row: RowReading = { fields: {}, custom: {}, problems: [] }
  for (const [i, column] of mapping.columns.entries()) {
    const cell = cells[i] ?? ""
    if (column.field === null) {
      if (column.reason !== "secret") keepCustom(row, column.name, cell)
    } else
      readField(
        row,
        { field: column.field, name: column.name, cell },
        { ...(format.columns[i] ?? PLAIN_FORMAT), timeZone: format.timeZone },
      )
  }
  for (let i = mapping.columns.length; i < cells.length; i++) keepCustom(row, `Column ${i + 1}`, cells[i] ?? "")
  return row
}

function keepCustom(row: RowReading, name: string, cell: string): void {
  const text = tidyLines(cell)
  if (text === "") return
  if (text.length <= LONGEST_MESSAGE) row.custom[name] = text
  else row.problems.push({ column: name, message: `${text.length} characters are too many; ${LONGEST_MESSAGE} are allowed.` })
}

type Cell = { field: LeadField; name: string; cell: string }

function readField(row: RowReading, { field, name, cell }: Cell, format: ColumnFormat & { timeZone: string }): void {
  const text = LONG.has(field) ? tidyLines(cell) : tidyText(cell)
  const type = fieldType(field)
  if (saysUnknown(text, NAMES.has(field) || (type === "country" && text !== "" && /^n\.?a\.?$/i.test(text)))) {
    row.fields[field] = null
    return
  }
  const read = readTyped(type, { field, name, cell: text }, format)
  row.fields[field] = "value" in read ? read.value : null
  if ("problem" in read) {
    row.problems.push({ column: name, message: read.problem })
    keepCustom(row, name, cell)
  } else if (read.currency !== undefined) keepCurrency(row, name, read.currency)
}

/** The currency that stood with an amount: the row's own when it has none yet, otherwise kept beside the amount. */
function keepCurrency(row: RowReading, name: string, currency: string): void {
  if (row.fields.currency === undefined || row.fields.currency === null) row.fields.currency = currency
  else if (row.fields.currency !== currency) row.custom[`${name} (currency)`] = currency
}

type Read = { value: FieldValue; currency?: string } | { problem: string }

function readTyped(type: FieldType, { field, cell }: Cell, format: ColumnFormat & { timeZone: string }): Read {
  switch (type) {
    case "email":
      return asEmail(cell)
    case "number":
    case "money":
      return asNumber(field, cell, format)
    case "date":
      return readDate(cell, { order: format.dateOrder, timeZone: format.timeZone })
    case "country":
      return readCountry(cell)
    case "boolean":
      return asBoolean(cell)
    case "phone":
      return asPhone(cell)
    case "url":
      return field === "company_domain" ? asDomain(cell) : asUrl(cell)
    case "list":
      return asList(cell)
    case "text":
      return asText(field, cell)
  }
}

function asEmail(text: string): Read {
  const read = readEmail(text)
  return "problem" in read ? read : { value: read.address }
}

function asNumber(field: LeadField, text: string, { decimal, timesBy }: ColumnFormat): Read {
  const whole = WHOLE.has(field)
  const read = readNumber(text, { decimal, whole })
  if ("problem" in read) return read
  if (whole && read.value < 0) return { problem: `"${text}" is below zero.` }
  const value = whole ? Math.floor(read.value) : read.value * timesBy
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return { problem: `"${text}" is too large to be true.` }
  return read.currency === null ? { value } : { value, currency: read.currency }
}

const TRUE = new Set("true yes y 1 ja j wahr on x t oui si sí checked ✓ ✔ opt-in".split(" "))
const FALSE = new Set("false no n 0 nein falsch off f non unchecked opt-out".split(" "))

function asBoolean(text: string): Read {
  const word = text.toLowerCase()
  if (TRUE.has(word)) return { value: true }
  return FALSE.has(word) ? { value: false } : { problem: `"${text}" is neither yes nor no.` }
}

/** A phone number as it was written, less "tel:" and a spreadsheet's apostrophe; the country's rules are applied where the country is known. */
function asPhone(text: string): Read {
  if (/^\d+[.,]\d+e\+?\d+$/i.test(text))
    return { problem: `"${text}" is a phone number that a spreadsheet has rounded; its digits are lost.` }
  const bare = text.replace(/^(?:tel:|')\s*/i, "").trim()
  const digits = bare.replace(/\D/g, "").length
  if (digits < 3 || digits > 25 || bare.length > 60) return { problem: `"${text.slice(0, 60)}" is not a phone number.` }
  return { value: bare }
}

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/

/** "https://www.Acme.com/about", "ann@acme.com" and "acme.com" → "acme.com". */
function asDomain(text: string): Read {
  const host = text
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/[/?#\s,;].*$/s, "")
    .replace(/^.*@/, "")
    .replace(/:\d+$/, "")
    .replace(/^www\d?\./, "")
    .replace(/\.$/, "")
  const ascii = /^[a-z0-9.-]+$/.test(host) ? host : (URL.parse(`http://${host}/`)?.hostname ?? "")
  if (!DOMAIN.test(ascii) || ascii.length > 253 || /^[\d.]+$/.test(ascii)) return { problem: `"${text.slice(0, 80)}" is not a website.` }
  return { value: ascii }
}

function asUrl(text: string): Read {
  if (text.length > 2_000) return { problem: "The address is longer than 2,000 characters." }
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") return { problem: `Addresses with "${scheme}:" are not taken.` }
  return { value: scheme === undefined && /^[\w-]+(\.[\w-]+)+\//.test(text) ? `https://${text}` : text }
}

function asList(text: string): Read {
  const all = text
    .split(/[;|,]/)
    .map((each) => each.trim())
    .filter((each) => !saysUnknown(each))
  if (all.length > 500) return { problem: `${all.length} entries are too many; 500 are allowed.` }
  return { value: [...new Set(all)] }
}

function asText(field: LeadField, text: string): Read {
  const longest = LONG.has(field) ? LONGEST_MESSAGE : LONGEST_TEXT
  if (text.length > longest) return { problem: `${text.length} characters are too many; ${longest} are allowed.` }
  return { value: text }
}
