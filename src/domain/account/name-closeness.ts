/** How alike two texts are by Jaro and Winkler, 0 to 1: letters in common near their place, more when the beginning is the same. */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const usedRight = Array.from(right, () => false)
  const common: string[] = []
  for (let at = 0; at < left.length; at++) {
    const end = Math.min(right.length - 1, at + reach)
    for (let other = Math.max(0, at - reach); other <= end; other++) {
      if (usedRight[other] === true || left[at] !== right[other]) continue
      usedRight[other] = true
      common.push(left[at] ?? "")
      break
    }
  }
  if (common.length === 0) return 0
  const inRight = [...right].filter((_, at) => usedRight[at])
  const swapped = common.filter((letter, at) => letter !== inRight[at]).length / 2
  const jaro = (common.length / left.length + common.length / right.length + (common.length - swapped) / common.length) / 3
  let start = 0
  while (start < 4 && start < left.length && left[start] === right[start]) start++
  return jaro + start * 0.1 * (1 - jaro)
}

/** Share of words in common, 0 to 1: twice those in both by all in either, in whatever order. */
export function tokenSet(left: string, right: string): number {
  const words = new Set(left.split(" "))
  const others = new Set(right.split(" "))
  let both = 0
  for (const word of words) if (others.has(word)) both += 1
  return (2 * both) / (words.size + others.size)
}

/** Whether one key is the first letters of the other's words: "ibm" of "international business machines". Two letters are too few. */
export function isAcronym(left: string, right: string): boolean {
  return isAcronymOf(left, right) || isAcronymOf(right, left)
}

function isAcronymOf(short: string, long: string): boolean {
  if (short.includes(" ") || short.length < 3) return false
  const words = long.split(" ")
  return words.length === short.length && words.every((word, at) => word[0] === short[at])
}

/** The first letters of a key's words; null when these are fewer than three, or so many that nobody goes by them. */
export function initialsOf(key: string): string | null {
  const words = key.split(" ")
  return words.length < 3 || words.length > MOST_INITIALS ? null : words.map((word) => word[0]).join("")
}

/** So many letters can be a name's initials. */
export const MOST_INITIALS = 12

/** Longest key whose letters are counted; what is longer is compared by its beginning. */
const LONGEST = 96
const above = new Uint16Array(LONGEST + 1)

/**
 * How alike two keys are by the letters that have to be changed, 0 to 1.
 *
 * @param least below this nothing is worked out to the end, and 0 comes back
 */
export function likeness(left: string, right: string, least = 0): number {
  if (left === right) return 1
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  const columns = Math.min(short.length, LONGEST)
  const rows = Math.min(long.length, LONGEST)
  const most = Math.floor(rows * (1 - least) + 1e-9)
  if (rows - columns > most) return 0
  for (let at = 0; at <= columns; at++) above[at] = at
  for (let row = 1; row <= rows; row++) {
    const letter = long.charCodeAt(row - 1)
    let diagonal = row - 1
    let best = row
    above[0] = row
    for (let column = 1; column <= columns; column++) {
      const before = above[column] ?? 0
      const change = diagonal + (short.charCodeAt(column - 1) === letter ? 0 : 1)
      const add = Math.min(before, above[column - 1] ?? 0) + 1
      const cost = change < add ? change : add
      above[column] = cost
      diagonal = before
      if (cost < best) best = cost
    }
    if (best > most) return 0
  }
  const share = 1 - (above[columns] ?? 0) / rows
  return share < least ? 0 : share
}

/** Whether two keys are close enough that one support makes them the same company: mistyped, other words around, or an acronym. */
export function isCloseName(left: string, right: string): boolean {
  return jaroWinkler(left, right) >= 0.92 || tokenSet(left, right) >= 0.9 || isAcronym(left, right)
}
