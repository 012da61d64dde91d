/** A row as it stands: its first line in the file (counted from 1) and its cells. `quoted` when a cell was in quotes. */
export type CsvRecord = { line: number; cells: string[] }

/** A place that could not be read as a row: why, and the beginning of its text. */
export type BrokenRecord = { line: number; cells: null; reason: string; text: string }

const SHOWN = 200
const OPEN = "A cell's quotes do not close."
const BROKEN = { more: OPEN, open: OPEN, early: "Text follows a cell's closing quotes." }

/**
 * Splits text into records by the rules of RFC 4180, and goes on after what breaks them. Lines end with LF, CRLF or CR, mixed as they come; empty
 * lines are left out. A quote inside a cell without quotes is an ordinary character. A cell whose quotes don't close, or close too early, costs its
 * line only: reading resumes at the next one. Holds at most `longest` characters and one piece of text.
 */
export class RecordSplitter {
  private text = ""
  private at = 0
  private line = 1
  private skipping = false
  private nextQuote = -2
  private nextFeed = -2
  private nextReturn = -2
  private readonly delimiter: string
  private readonly longest: number

  constructor(delimiter: string, longest: number) {
    this.delimiter = delimiter
    this.longest = longest
  }

  /** The records that are complete once `piece` has come; `last` ends the file. */
  push(piece: string, last: boolean): (CsvRecord | BrokenRecord)[] {
    this.text = this.at === this.text.length ? piece : this.text.slice(this.at) + piece
    this.at = 0
    this.nextQuote = -2
    this.nextFeed = -2
    this.nextReturn = -2
    const out: (CsvRecord | BrokenRecord)[] = []
    while (this.at < this.text.length && this.step(out, last)) continue
    return out
  }

  /** Reads one record; false when more text is needed. */
  private step(out: (CsvRecord | BrokenRecord)[], last: boolean): boolean {
    const end = this.endOfLine(this.at, last)
    if (this.skipping) return this.skipLine(end)
    if (end === -1 && this.text.length - this.at > this.longest) return this.giveUp(out)
    if (this.quoteBefore(end === -1 ? this.text.length : end)) return this.readQuoted(out, { end, last })
    if (end === -1) return false
    if (end - this.at > this.longest) return this.breakLine(out, end, this.tooLong())
    if (end > this.at) out.push({ line: this.line, cells: this.text.slice(this.at, end).split(this.delimiter) })
    this.goPast(end)
    return true
  }

  private readQuoted(out: (CsvRecord | BrokenRecord)[], { end, last }: { end: number; last: boolean }): boolean {
    const { nextFeed, nextReturn } = this
    const read = this.cellsFrom(this.at, last)
    if (read === "more" && this.text.length - this.at <= this.longest) return false
    const tooLong = typeof read !== "string" && read.end - this.at > this.longest
    if (typeof read === "string" || tooLong) {
      if (end === -1) return false
      Object.assign(this, { nextFeed, nextReturn })
      return this.breakLine(out, end, typeof read === "string" ? BROKEN[read] : this.tooLong())
    }
    out.push({ line: this.line, cells: read.cells })
    this.line += read.breaks
    this.goPast(read.end)
    return true
  }

  /** Cells up to the record's end. "more": the text ends inside quotes; "open": so does the file; "early": something follows closing quotes. */
  private cellsFrom(from: number, last: boolean): { cells: string[]; end: number; breaks: number } | "more" | "open" | "early" {
    const cells: string[] = []
    let at = from
    let breaks = 0
    for (;;) {
      let stop: number
      if (this.text[at] === '"') {
        const close = this.closingQuote(at + 1)
        if (close === -1 || (close === this.text.length - 1 && !last)) return last ? "open" : "more"
        stop = close + 1
        const inside = this.text.slice(at + 1, close)
        cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside)
        breaks += countBreaks(inside)
      } else {
        stop = this.endOfPlainCell(at, last)
        if (stop === -1) return "more"
        cells.push(this.text.slice(at, stop))
      }
      if (this.text.startsWith(this.delimiter, stop)) at = stop + this.delimiter.length
      else if (stop === this.text.length) return last ? { cells, end: stop, breaks } : "more"
      else if (this.text[stop] === "\r" && stop === this.text.length - 1 && !last) return "more"
      else return this.text[stop] === "\n" || this.text[stop] === "\r" ? { cells, end: stop, breaks } : "early"
    }
  }

  private closingQuote(from: number): number {
    let close = this.text.indexOf('"', from)
    while (close !== -1 && this.text[close + 1] === '"') close = this.text.indexOf('"', close + 2)
    return close
  }

  private endOfPlainCell(at: number, last: boolean): number {
    const end = this.endOfLine(at, last)
    const cut = this.text.indexOf(this.delimiter, at)
    if (cut !== -1 && (end === -1 || cut < end)) return cut
    return end
  }

  /** Where the line that goes through `from` ends; -1 when that is not yet known. A CR at the very end waits for its LF. */
  private endOfLine(from: number, last: boolean): number {
    if (this.nextFeed !== -1 && this.nextFeed < from) this.nextFeed = this.text.indexOf("\n", from)
    if (this.nextReturn !== -1 && this.nextReturn < from) this.nextReturn = this.text.indexOf("\r", from)
    const feed = this.nextFeed
    const back = this.nextReturn
    if (back !== -1 && (feed === -1 || back < feed)) return back === this.text.length - 1 && !last ? -1 : back
    if (feed !== -1) return feed
    return last ? this.text.length : -1
  }

  private quoteBefore(end: number): boolean {
    if (this.nextQuote !== -1 && this.nextQuote < this.at) this.nextQuote = this.text.indexOf('"', this.at)
    return this.nextQuote !== -1 && this.nextQuote < end
  }

  private breakLine(out: (CsvRecord | BrokenRecord)[], end: number, reason: string): boolean {
    out.push({ line: this.line, cells: null, reason, text: this.beginning(end) })
    this.goPast(end)
    return true
  }

  /** A line that is longer than allowed before its end has even come: says so, and lets the rest of it pass by. */
  private giveUp(out: (CsvRecord | BrokenRecord)[]): boolean {
    out.push({ line: this.line, cells: null, reason: this.tooLong(), text: this.beginning(this.text.length) })
    this.skipping = true
    return this.skipLine(-1)
  }

  private skipLine(end: number): boolean {
    if (end === -1) {
      this.at = this.text.endsWith("\r") ? this.text.length - 1 : this.text.length
      return false
    }
    this.skipping = false
    this.goPast(end)
    return true
  }

  /** Moves behind the line end at `end`. */
  private goPast(end: number): void {
    const width = this.text[end] === "\r" && this.text[end + 1] === "\n" ? 2 : 1
    this.at = Math.min(end + width, this.text.length)
    this.line++
  }

  private tooLong(): string {
    return `The row is longer than ${this.longest.toLocaleString("en")} characters.`
  }

  /** The beginning of the line as a string of its own, so that it does not keep the whole piece in memory. */
  private beginning(end: number): string {
    return Buffer.from(this.text.slice(this.at, Math.min(end, this.at + SHOWN))).toString()
  }
}

function countBreaks(text: string): number {
  let breaks = 0
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) breaks++
  for (let at = text.indexOf("\r"); at !== -1; at = text.indexOf("\r", at + 1)) if (text[at + 1] !== "\n") breaks++
  return breaks
}
