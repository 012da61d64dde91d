const HEX = "0123456789abcdef"

/** Writes an id as its sixteen bytes. */
export function packId(id: string, into: Uint8Array, at: number): void {
  let next = at
  for (let place = 0; place < id.length; place += 2) {
    if (id[place] === "-") place += 1
    into[next++] = (nibble(id.charCodeAt(place)) << 4) | nibble(id.charCodeAt(place + 1))
  }
}

function nibble(code: number): number {
  return code < 58 ? code - 48 : (code | 32) - 87
}

/** The id that was written there. */
export function unpackId(from: Uint8Array, at: number): string {
  let id = ""
  for (let place = 0; place < 16; place++) {
    const byte = from[at + place] ?? 0
    id += `${HEX[byte >> 4]}${HEX[byte & 15]}`
    if (place === 3 || place === 5 || place === 7 || place === 9) id += "-"
  }
  return id
}
