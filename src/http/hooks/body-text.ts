import { isUtf8 } from "node:buffer"

/** Pages and programs that name no charset and send no UTF-8 are old ones of the west; in it every byte is a letter, so nothing is lost. */
const OLD = "windows-1252"

/**
 * The bytes of a body as the text that was meant: by a byte order mark or the zeros of UTF-16, by the charset that the type names, else UTF-8 where they are
 * that. What is kept of a body is this text, so no byte may become a replacement character.
 */
export function bodyText(body: unknown, declaredType: string): string {
  if (!Buffer.isBuffer(body)) return ""
  const charset = charsetOf(body, declaredType)
  return charset === "utf-8" ? body.toString("utf8").replace(/^\uFEFF/, "") : new TextDecoder(charset).decode(body)
}

/** What `application/x-www-form-urlencoded` says; a page in another charset than UTF-8 escapes the bytes of its own. */
export function formEntries(text: string): URLSearchParams {
  const entries = new URLSearchParams(text)
  const isTorn = /%[89a-f]/i.test(text) && !/%EF%BF%BD|\uFFFD/i.test(text) && [...entries].flat().some((each) => each.includes("\uFFFD"))
  return isTorn ? new URLSearchParams(text.replaceAll(/%([89a-f][0-9a-f])/gi, (_, hex: string) => escapedAnew(hex))) : entries
}

function escapedAnew(hex: string): string {
  return encodeURIComponent(new TextDecoder(OLD).decode(Buffer.from(hex, "hex")))
}

function charsetOf(body: Buffer, declaredType: string): string {
  const [first, second, third, fourth] = body
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0)) return "utf-16le"
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0)) return "utf-16be"
  if (isUtf8(body)) return "utf-8"
  return knownCharset(/;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(declaredType)?.[1]) ?? OLD
}

/** What a sender calls UTF-8 and is none is taken for what old pages send. */
function knownCharset(label: string | undefined): string | null {
  if (label === undefined) return null
  try {
    const { encoding } = new TextDecoder(label)
    return encoding === "utf-8" ? null : encoding
  } catch {
    return null
  }
}
