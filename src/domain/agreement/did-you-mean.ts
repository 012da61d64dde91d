/** Longer names are no slips of the pen. */
const LONGEST = 80

/**
 * The name that was probably meant: the nearest of the known ones by letters changed, left out, added or swapped, or null when none is near
 * (more than a third of the letters differ). Ties go to the first known one; case does not count.
 */
export function didYouMean(name: string, known: Iterable<string>): string | null {
  if (name.length > LONGEST) return null
  const wanted = name.toLowerCase()
  let best: { name: string; distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (!best || distance < best.distance) best = { name: candidate, distance }
  }
  return best && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.name : null
}

/** Least number of letters to change, add, leave out or swap with their neighbour, to make one text of the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1
      let least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + change)
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (swapped && row > 1) least = Math.min(least, at(beforeLast, column - 2) + 1)
      current.push(least)
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
