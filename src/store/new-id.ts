import { randomFillSync } from "node:crypto"

const bytes = Buffer.alloc(16)
/** Random bytes are asked for in stock: asking costs more than making an id of them. */
const stock = Buffer.alloc(8 * 512)
let used = stock.length
let lastMs = 0
let counter = 0

/**
 * A fresh id: a UUID of version 7 (RFC 9562). Ids of one process sort in the order in which they were made, also within a millisecond: the twelve
 * bits after the time count up, and borrow the next millisecond when they run over.
 */
export function newId(): string {
  const ms = Math.max(Date.now(), lastMs)
  counter = ms === lastMs ? counter + 1 : 0
  lastMs = counter > 0xfff ? ms + 1 : ms
  if (counter > 0xfff) counter = 0
  if (used === stock.length) {
    randomFillSync(stock)
    used = 0
  }
  stock.copy(bytes, 8, used, (used += 8))
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The first id of all that can be made in this millisecond of real time, to look for what came since then. */
export function firstIdAt(ms: number): string {
  const time = Math.max(0, Math.floor(ms)).toString(16).padStart(12, "0")
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}

/** When an id was made: real time in milliseconds. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
