/** What is left of an item whose person was erased. */
export const ERASED_ITEM = { erased: true }

/**
 * A stored body without what is one person's: of lists only the items in which one of these words stands, or that are named by their place; a body
 * of one item altogether. Words are looked for without regard to capitals. Null: nothing of it is the person's.
 *
 * @param words what nobody else has: addresses, numbers, ids; at least six characters each
 * @param places of items in the body that are the person's whatever stands in them
 */
export function eraseItems(payload: string, items: number, words: readonly string[], places: ReadonlySet<number>): string | null {
  const isMine = (text: string) => holds(text, words)
  if (places.size === 0 && !isMine(payload)) return null
  if (items <= 1) return JSON.stringify(ERASED_ITEM)
  const body = parsed(payload)
  if (body === undefined) return JSON.stringify(ERASED_ITEM)
  return JSON.stringify(without(body, items, isMine, places))
}

/** Whether one of the words stands in a text, be it as in JSON or in an address. */
export function holds(text: string, words: readonly string[]): boolean {
  const folded = text.toLowerCase()
  return words.some((word) => writtenAs(word).some((form) => folded.includes(form)))
}

/** How a word stands in stored texts: as it is, inside JSON, and inside an address or a form. */
export function writtenAs(word: string): string[] {
  const folded = word.toLowerCase()
  const encoded = encodeURIComponent(folded.toWellFormed()).toLowerCase()
  return [...new Set([folded, JSON.stringify(folded).slice(1, -1), encoded, encoded.replaceAll("%20", "+")])]
}

function without(value: unknown, items: number, isMine: (text: string) => boolean, places: ReadonlySet<number>): unknown {
  if (Array.isArray(value)) {
    const isList = value.length === items
    return value.map((item: unknown, place) => ((isList && places.has(place)) || isMine(JSON.stringify(item) ?? "") ? ERASED_ITEM : item))
  }
  if (typeof value !== "object" || value === null) return typeof value === "string" && isMine(value) ? null : value
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    isMine(name) ? "erased" : name,
    without(inner, items, isMine, places),
  ])
  return Object.fromEntries(entries)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
