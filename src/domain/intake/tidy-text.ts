/** Longest text of an ordinary field, in UTF-16 units. */
export const LONGEST_TEXT = 1_000

/** Longest message, note or custom attribute, in UTF-16 units. */
export const LONGEST_MESSAGE = 32_000

const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
// Controls, zero-width spaces, byte order marks and marks that turn the writing direction around; joiners stay, since scripts need them.
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g

/** Text on one line: NFC, without control characters, runs of line breaks and tabs as one space, trimmed. */
export function tidyText(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(LINE_BREAKS, " ").replace(UNSEEN, "").toWellFormed().normalize("NFC").trim()
}

/** Text that keeps its lines: as `tidyText`, but line breaks become "\n" and tabs stay. */
export function tidyLines(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(UNSEEN, "")
    .toWellFormed()
    .normalize("NFC")
    .trim()
}

const UNKNOWN = new Set(
  "|-|--|---|–|—|.|?|n/a|n.a.|na|#n/a|#n/v|none|(none)|[none]|null|(null)|[null]|nil|nan|undefined|unknown|unbekannt|not set|(not set)|not provided|not available|not specified|keine angabe|k.a.|k. a.|select|--select--|-select-|- select -|please select|select...|bitte wählen|bitte auswählen|(blank)|tbd|#ref!|#value!|#name?|#null!".split(
    "|",
  ),
)

const UNKNOWN_NAME = new Set(
  "|-|--|---|–|—|.|?|n/a|#n/a|(none)|[none]|(null)|[null]|(blank)|unknown|undefined|[first name]|[last name]".split("|"),
)

/**
 * Whether tidied text only says that nothing is known, such as "", "N/A" or a list's "Select".
 * Names are judged more carefully, since people are called Null, Na and None.
 */
export function saysUnknown(tidied: string, isName = false): boolean {
  if (tidied === "") return true
  if (tidied.length > 16) return false
  return (isName ? UNKNOWN_NAME : UNKNOWN).has(tidied.toLowerCase())
}
