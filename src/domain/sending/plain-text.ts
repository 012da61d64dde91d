/** Combining marks that a letter may carry; more are a way to draw over the lines around it. */
const mostMarks = 4

/** Words of Latin letters, digits and signs with single blanks between them, as most texts are: nothing of them would change. */
const PLAIN = /^[!-~\u00c0-\u024f]+(?: [!-~\u00c0-\u024f]+)*$/

/**
 * Text on one line that a screen shows as it is: no control characters, no half characters, nothing that turns the reading
 * direction or hides, and no towers of accents. Every run of white space is one blank. Letters of all scripts and emoji stay.
 */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .toWellFormed()
    .replaceAll(/[\s\u0085]+/g, " ")
    .replaceAll(/\p{Cc}/gu, "")
    .replaceAll(/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu, "")
    .replaceAll(new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, "gu"), "$1")
    .trim()
}

/**
 * The text cut to at most `most` UTF-16 units, with an ellipsis in place of what is gone. Never cuts a character in two.
 *
 * @param encode applied to every character before it is counted, so that an escape is never cut in two either
 */
export function cut(text: string, most: number, encode: (character: string) => string = asItIs): string {
  if (encode === asItIs && text.length <= most) return text
  let kept = ""
  let upToHere = ""
  for (const character of text) {
    const next = encode(character)
    if (kept.length + next.length > most) return `${upToHere}…`
    kept += next
    if (kept.length < most) upToHere = kept
  }
  return kept
}

function asItIs(character: string): string {
  return character
}

/** The address in its normal form when it is http or https and tells no password; `null` for anything else, such as `javascript:`. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isWeb = url.protocol === "http:" || url.protocol === "https:"
  return isWeb && url.username === "" && url.password === "" ? url.href : null
}
