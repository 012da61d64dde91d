import type { Row } from "#store/rows.ts"

/**
 * Rows in the binary form that `copy … from stdin (format binary)` reads: nothing in them has to be quoted, and PostgreSQL takes every value as it is.
 *
 * @param types of the columns, as PostgreSQL names them
 * @returns null when there is a value of a type that is not written here
 */
export function binaryRows(columns: readonly string[], types: readonly string[], rows: readonly Row[]): Buffer | null {
  const writers = types.map((type) => WRITERS[type] ?? null)
  at = 0
  put(HEAD)
  for (const row of rows) {
    room(2)
    at = space.writeInt16BE(columns.length, at)
    for (let place = 0; place < columns.length; place++) {
      const value = row[columns[place] ?? ""]
      const write = writers[place] ?? null
      if (value === null || value === undefined) nothing()
      else if (write === null) return null
      else sized(write, value)
    }
  }
  room(2)
  at = space.writeInt16BE(-1, at)
  const data = Buffer.from(space.subarray(0, at))
  if (space.length > MOST_KEPT) space = Buffer.allocUnsafe(USUAL)
  return data
}

/** Signature, flags, and no extension. */
const HEAD = Buffer.from("PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0", "latin1")

/** Where rows are written until they are copied out; it grows and is used again, unless it became very large. */
const USUAL = 1 << 18
const MOST_KEPT = 1 << 24
let space = Buffer.allocUnsafe(USUAL)
let at = 0

function room(bytes: number): void {
  if (at + bytes <= space.length) return
  const more = Buffer.allocUnsafe(Math.max(space.length * 2, at + bytes))
  space.copy(more, 0, 0, at)
  space = more
}

function put(bytes: Buffer): void {
  room(bytes.length)
  at += bytes.copy(space, at)
}

function nothing(): void {
  room(4)
  at = space.writeInt32BE(-1, at)
}

/** A value behind its length. */
function sized(write: (value: unknown) => void, value: unknown): void {
  room(4)
  const start = at
  at += 4
  write(value)
  space.writeInt32BE(at - start - 4, start)
}

const WRITERS: Readonly<Record<string, (value: unknown) => void>> = {
  text: (value) => writeText(String(value)),
  json: (value) => writeText(JSON.stringify(value)),
  uuid: (value) => writeUuid(String(value)),
  "timestamp with time zone": (value) => writeInstant(typeof value === "number" ? value : Date.parse(String(value))),
  bigint: (value) => writeLong(whole(value)),
  integer(value) {
    room(4)
    at = space.writeInt32BE(whole(value), at)
  },
  smallint(value) {
    room(2)
    at = space.writeInt16BE(whole(value), at)
  },
  boolean(value) {
    room(1)
    space[at++] = value === true ? 1 : 0
  },
  "text[]": (value) => writeList(value, 25, (one) => writeText(String(one))),
  "uuid[]": (value) => writeList(value, 2950, (one) => writeUuid(String(one))),
}

/** A unit of UTF-16 is three bytes of UTF-8 at most; of long texts it is worth counting. */
function writeText(text: string): void {
  room(text.length > 10_000 ? Buffer.byteLength(text) : text.length * 3)
  at += space.write(text, at)
}

/** The value of each hexadecimal digit by its character code; 16 for what is none. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = "0123456789abcdef".indexOf(String.fromCharCode(code).toLowerCase())
  return digit < 0 ? 16 : digit
})

function writeUuid(text: string): void {
  room(16)
  const start = at
  for (let place = 0; place < text.length; place++) {
    if (text.charCodeAt(place) === 45) continue
    const high = DIGITS[text.charCodeAt(place)] ?? 16
    const low = DIGITS[text.charCodeAt(++place)] ?? 16
    if (high > 15 || low > 15 || at - start > 15) throw new RangeError(`"${text.slice(0, 60)}" is no UUID.`)
    space[at++] = high * 16 + low
  }
  if (at - start !== 16) throw new RangeError(`"${text.slice(0, 60)}" is no UUID.`)
}

const MILLISECONDS_TO_2000 = 946_684_800_000

/** Microseconds since 2000; what is less than a millisecond is cut off. */
function writeInstant(instant: number): void {
  writeLong((whole(Math.trunc(instant)) - MILLISECONDS_TO_2000) * 1_000)
}

/** Eight bytes. Beyond 2^53 a product of thousand is still exact for as long as years have four digits. */
function writeLong(value: number): void {
  room(8)
  const high = Math.floor(value / 2 ** 32)
  at = space.writeInt32BE(high, at)
  at = space.writeUInt32BE(value - high * 2 ** 32, at)
}

function whole(value: unknown): number {
  const number = typeof value === "number" ? value : Number(value)
  if (!Number.isInteger(number)) throw new RangeError(`${String(value)} is no whole number.`)
  return number
}

/** One dimension, counted from one. `type`: PostgreSQL's number of the elements' type. */
function writeList(value: unknown, type: number, write: (one: unknown) => void): void {
  const list = value as readonly unknown[]
  room(20)
  at = space.writeInt32BE(list.length === 0 ? 0 : 1, at)
  at = space.writeInt32BE(list.some((one) => one === null) ? 1 : 0, at)
  at = space.writeInt32BE(type, at)
  if (list.length === 0) return
  at = space.writeInt32BE(list.length, at)
  at = space.writeInt32BE(1, at)
  for (const one of list)
    if (one === null) nothing()
    else sized(write, one)
}
