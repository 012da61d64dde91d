import { stripVTControlCharacters } from "node:util"
import type { Api } from "./api.ts"

const WIDEST = 48
const WIDEST_LAST = 160

/** The answer as it came, when that was asked for; else these lines. */
export function print(api: Pick<Api, "json">, answer: unknown, lines: readonly string[]): void {
  console.log(api.json ? JSON.stringify(answer, null, 2) : lines.join("\n"))
}

/** Rows below their headers, each column as wide as its widest cell, 48 characters at most, the last one 160. An empty table is one line that says so. */
export function table(headers: readonly string[], rows: readonly (readonly (string | number | null)[])[], empty: string): string[] {
  if (rows.length === 0) return [empty]
  const cells = [headers, ...rows].map((row) =>
    row.map((cell, column) => cellText(cell, column === headers.length - 1 ? WIDEST_LAST : WIDEST)),
  )
  const widths = headers.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  )
}

/** What came from outside, as one line that can't steer the terminal. */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, " ")
}

function cellText(value: string | number | null, widest: number): string {
  const text = value === null ? "–" : plain(String(value))
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text
}

/** An instant in this machine's zone and how far it is from now: "2026-11-20 14:30 (in 2 h 5 min)"; "–" for null. */
export function moment(iso: string | null | undefined, now: number): string {
  if (!iso) return "–"
  return `${localTime(iso)} (${fromNow(Date.parse(iso), now)})`
}

/** An instant in this machine's zone to the minute, or to the second. */
export function localTime(iso: string, { seconds = false } = {}): string {
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(Temporal.Now.timeZoneId()).toPlainDateTime()
  return at.toString({ smallestUnit: seconds ? "second" : "minute" }).replace("T", " ")
}

/** How far an instant is from now: "in 5 min", "3 d 4 h ago". */
export function fromNow(at: number, now: number): string {
  const length = lengthText(Math.abs(at - now))
  return at >= now ? `in ${length}` : `${length} ago`
}

/** A length in its two largest units: "2 h 5 min", "40 s", "12 ms". */
export function lengthText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return two(minutes, "min", minutes < 10 ? seconds % 60 : 0, "s")
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? two(hours, "h", minutes % 60, "min") : two(Math.floor(hours / 24), "d", hours % 24, "h")
}

function two(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`
}

/** A number of points, with a sign where it is one of several that add up. */
export function points(value: number, { signed = false } = {}): string {
  const rounded = Math.round(value * 100) / 100
  return `${signed && rounded >= 0 ? "+" : ""}${rounded}`
}

/** A size in the largest unit in which it is at least 1: "12 kB", "3.4 GB". */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"]
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power]}`
}

/** A line in words when it is called "2 leads", "1 lead". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`
}
