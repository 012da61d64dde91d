import type { Readable } from "node:stream"
import { serialDate, type DateStyles } from "./number-formats.ts"
import type { SharedStrings } from "./shared-strings.ts"
import { walkXml } from "./walk-xml.ts"

/** A row of a sheet as it is shown: its number, and its cells as text. Empty rows are left out. */
export type SheetRow = { line: number; cells: string[] }

/** What the cells of all sheets refer to. */
export type Workbook = { strings: SharedStrings; isDate: DateStyles; since1904: boolean }

const MOST_COLUMNS = 16_384

/** The rows of a sheet in batches as they come out of the file. Formulas are told by the value that was saved with them. */
export async function* readSheet(source: Readable, workbook: Workbook): AsyncGenerator<SheetRow[]> {
  const sheet = new SheetSteps(workbook)
  for await (const _ of walkXml(source, sheet)) {
    if (sheet.rows.length === 0) continue
    yield sheet.rows
    sheet.rows = []
  }
}

class SheetSteps {
  rows: SheetRow[] = []
  private readonly workbook: Workbook
  private line = 0
  private column = -1
  private cells: string[] = []
  private type = ""
  private style = 0
  private value = ""
  private isValue = false

  constructor(workbook: Workbook) {
    this.workbook = workbook
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (name === "v" || name === "t") this.isValue = true
    else if (name === "c") this.beginCell(attributes)
    else if (name === "row") {
      this.line = Number(attributes["r"] ?? this.line + 1)
      this.column = -1
      this.cells = []
    }
  }

  text = (piece: string): void => {
    if (this.isValue) this.value += piece
  }

  close = (name: string): void => {
    if (name === "v" || name === "t") this.isValue = false
    else if (name === "c") this.endCell()
    else if (name === "row" && this.cells.some((cell) => cell !== ""))
      this.rows.push({ line: this.line, cells: Array.from(this.cells, (cell) => cell ?? "") })
  }

  private beginCell(attributes: Record<string, string>): void {
    const named = attributes["r"]
    this.column = named === undefined ? this.column + 1 : columnOf(named)
    this.type = attributes["t"] ?? "n"
    this.style = Number(attributes["s"] ?? 0)
    this.value = ""
  }

  private endCell(): void {
    if (this.value === "" || this.column >= MOST_COLUMNS) return
    while (this.cells.length < this.column) this.cells.push("")
    this.cells[this.column] = this.cellText()
  }

  private cellText(): string {
    if (this.type === "s") return this.workbook.strings.at(Number(this.value))
    if (this.type === "b") return this.value === "1" ? "TRUE" : "FALSE"
    if (this.type === "e") return ""
    return this.type === "n" ? this.numberText() : this.value
  }

  private numberText(): string {
    const value = Number(this.value)
    if (this.workbook.isDate(this.style)) return serialDate(value, this.workbook.since1904) ?? this.value
    return Number.isFinite(value) ? plainNumber(value) : this.value
  }
}

/** A number as nobody can misread it: without exponent, and never with three decimals, which could be taken for thousands. */
function plainNumber(value: number): string {
  const text = Math.abs(value) >= 1e-6 && Math.abs(value) < 1e21 ? String(value) : value === 0 ? "0" : value.toFixed(20).replace(/0+$/, "")
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}

/** "A1" → 0, "AB7" → 27. */
function columnOf(place: string): number {
  let column = 0
  for (let i = 0; i < place.length; i++) {
    const letter = place.charCodeAt(i) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
