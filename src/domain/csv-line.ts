const FORMULA = /^[\s\u200B\uFEFF"']*[=+\-@＝＋－＠\t\r]/
const QUOTES_NEEDED = /[",;\t\r\n|]|^\s|\s$/

/**
 * One line of a CSV file, with its line end (CRLF). A cell that a spreadsheet could take for a formula gets an apostrophe in front: one that begins,
 * perhaps after blanks, quotes or unseen signs, with = + - @, their full-width forms, a tab or a CR. Plain numbers such as -5 and +4930123 stay.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map((cell) => csvCell(cell)).join(",")}\r\n`
}

/** A cell of a file of ours without the apostrophe that made it harmless. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && isGuarded(cell.slice(1)) ? cell.slice(1) : cell
}

function isGuarded(cell: string): boolean {
  return FORMULA.test(cell) && !/^[-+]?\d+(?:\.\d+)?$/.test(cell)
}

function csvCell(cell: string | number | boolean | null): string {
  if (cell === null) return ""
  if (typeof cell !== "string") return String(cell)
  const safe = isGuarded(cell) ? `'${cell}` : cell
  return QUOTES_NEEDED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
