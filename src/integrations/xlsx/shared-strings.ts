import type { Readable } from "node:stream"
import { Refusal } from "#domain/refusal.ts"
import { walkXml } from "./walk-xml.ts"

/** The texts of a workbook, by their number. They lie beside the heap, as bytes, because a large workbook has millions. */
export type SharedStrings = { at: (index: number) => string }

export const NO_STRINGS: SharedStrings = { at: () => "" }

const MOST_STRINGS = 10_000_000

/** Reads `sharedStrings.xml`. Rich text comes as plain text, and how characters are pronounced is left out. */
export async function readSharedStrings(source: Readable): Promise<SharedStrings> {
  const strings = new StringTable()
  let text = ""
  let isText = false
  let isSpoken = false
  const steps = {
    open(name: string) {
      if (name === "si") text = ""
      else if (name === "rPh") isSpoken = true
      isText = name === "t" && !isSpoken
    },
    text(piece: string) {
      if (isText) text += piece
    },
    close(name: string) {
      isText = false
      if (name === "rPh") isSpoken = false
      else if (name === "si") strings.add(text)
    },
  }
  for await (const _ of walkXml(source, steps)) continue
  return strings
}

class StringTable implements SharedStrings {
  private bytes = Buffer.alloc(64 * 1024)
  private ends = new Uint32Array(1024)
  private count = 0
  private length = 0

  add(text: string): void {
    if (this.count === MOST_STRINGS)
      throw new Refusal("xlsx_too_large", `The workbook has more than ${MOST_STRINGS.toLocaleString("en")} texts; save the sheet as CSV.`)
    if (this.count === this.ends.length) {
      const ends = new Uint32Array(this.ends.length * 2)
      ends.set(this.ends)
      this.ends = ends
    }
    const needed = this.length + text.length * 3
    if (needed > this.bytes.length) this.bytes = Buffer.concat([this.bytes], Math.max(needed, this.bytes.length * 2))
    this.length += this.bytes.write(text, this.length)
    this.ends[this.count++] = this.length
  }

  at(index: number): string {
    if (!(index >= 0 && index < this.count)) return ""
    return this.bytes.toString("utf8", index === 0 ? 0 : this.ends[index - 1], this.ends[index])
  }
}
