/** The character sets that texts are most often misread in. */
export const CHARSETS = ["windows-1252", "iso-8859-15", "windows-1250", "windows-1251"] as const
export type Charset = (typeof CHARSETS)[number]

/**
 * A text that was UTF-8 and was read in another character set, read as it was meant: "GrÃ¶ÃŸe" becomes "Größe". Null when it can't have been, so
 * that a text that is right already is never spoilt. What was replaced by � is lost and stays so.
 */
export function reread(text: string, charset: Charset): string | null {
  const bytes = bytesOf(charset)
  const raw = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) {
    const byte = bytes.get(text[index] ?? "")
    if (byte === undefined) return null
    raw[index] = byte
  }
  try {
    const meant = new TextDecoder("utf-8", { fatal: true }).decode(raw)
    return meant === text ? null : meant
  } catch {
    return null
  }
}

const known = new Map<Charset, ReadonlyMap<string, number>>()

function bytesOf(charset: Charset): ReadonlyMap<string, number> {
  const found = known.get(charset)
  if (found !== undefined) return found
  const decoder = new TextDecoder(charset)
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  known.set(charset, bytes)
  return bytes
}
