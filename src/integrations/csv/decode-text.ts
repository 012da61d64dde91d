import { isAscii, isUtf8 } from "node:buffer"

/** How a file's characters are written. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252"

/** Turns a file's bytes into text, piece by piece. */
export type TextReading = {
  /** The encoding as far as it is known; a file of plain ASCII stays "utf-8". */
  encoding: () => Encoding
  /** The text of the next bytes; `last` ends the file. Marks at its beginning are left out. */
  decode: (bytes: Uint8Array, last: boolean) => string
}

/**
 * Recognises UTF-16 by its mark or its zero bytes, UTF-8 by its mark or its rules, and takes everything else for Windows-1252, which contains
 * Latin-1. Between the last two it decides when the first byte beyond ASCII comes, however late; what then breaks the rules of UTF-8 becomes U+FFFD.
 *
 * @param start the file's first bytes, as many as are at hand
 * @param chosen an encoding that a person has named
 */
export function readText(start: Uint8Array, chosen?: Encoding): TextReading {
  let encoding = chosen ?? encodingOfMarks(start)
  let decoder = encoding === null ? null : new TextDecoder(encoding)
  const decode = (bytes: Uint8Array, last: boolean): string => {
    if (decoder === null && isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
    encoding ??= isUtf8(withoutTornEnd(bytes)) ? "utf-8" : "windows-1252"
    decoder ??= new TextDecoder(encoding)
    return decoder.decode(bytes, { stream: !last })
  }
  return { encoding: () => encoding ?? "utf-8", decode }
}

function encodingOfMarks(start: Uint8Array): Encoding | null {
  const [a, b, c] = start
  if (a === 0xff && b === 0xfe) return "utf-16le"
  if (a === 0xfe && b === 0xff) return "utf-16be"
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8"
  return encodingOfZeros(start.subarray(0, 1000))
}

/** UTF-16 without a mark: of every two bytes, nearly always the same one is zero. */
function encodingOfZeros(start: Uint8Array): Encoding | null {
  const zeros = [0, 0]
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const half = start.length / 2
  if (half < 2) return null
  if (odd > half * 0.7 && even < half * 0.1) return "utf-16le"
  return even > half * 0.7 && odd < half * 0.1 ? "utf-16be" : null
}

/** Bytes without a character of UTF-8 that goes on in the next piece. */
function withoutTornEnd(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
  }
  return bytes
}
