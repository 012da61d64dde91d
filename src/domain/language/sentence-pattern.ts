/** A sentence with places in it: the texts between its places, one more than there are places. */
export type SentencePattern = { between: readonly string[]; places: readonly Place[] }
/** `text`: said in the other language where that is known. `list`: each of several. `name` and `number`: left as they are. */
export type Place = { name: string; kind: "text" | "list" | "name" | "number" }

/** `{name}`, `{name:list}`, or between quotes `{name:said}`. */
export const PLACE = /\{(\w+)(?::(list|said))?\}/g

/** What stands between quotes is somebody's name or word, and so is left as it is. A place called `n`, `n1` or `n2` is a number. */
export function sentencePattern(text: string): SentencePattern {
  return {
    between: text.split(/\{\w+(?::list|:said)?\}/),
    places: [...text.matchAll(PLACE)].map((found) => {
      const [whole, name = "", said] = found
      const isQuoted = /["“]$/.test(text.slice(0, found.index)) && /^["”]/.test(text.slice(found.index + whole.length))
      return { name, kind: /^n\d?$/.test(name) ? "number" : said === "list" ? "list" : isQuoted && said === undefined ? "name" : "text" }
    }),
  }
}

/** How many letters of its own a pattern has: of several that fit, the one with the most says most exactly what is meant. */
export function ownLetters({ between }: SentencePattern): number {
  return between.reduce((sum, piece) => sum + piece.length, 0)
}

const NUMBER = /^[+−-]?\d[\d.,]*$/

/**
 * What stands in a text at the pattern's places, in their order, each at least one character and as short as it can be; null when it does not fit. Takes
 * time in proportion to the text, whatever stands in it.
 */
export function fitInto({ between, places }: SentencePattern, text: string): string[] | null {
  const found = standingBetween(between, text)
  return found?.every((each, at) => places[at]?.kind !== "number" || NUMBER.test(each)) === true ? found : null
}

function standingBetween([first = "", ...others]: readonly string[], text: string): string[] | null {
  const last = others.pop()
  if (last === undefined) return text === first ? [] : null
  if (!text.startsWith(first) || !text.endsWith(last)) return null
  const found: string[] = []
  let at = first.length
  for (const piece of others) {
    const next = text.indexOf(piece, at + 1)
    if (next < 0) return null
    found.push(text.slice(at, next))
    at = next + piece.length
  }
  const end = text.length - last.length
  return end > at ? [...found, text.slice(at, end)] : null
}
