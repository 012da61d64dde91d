import { mapHeaders, type HeaderMapping } from "./map-headers.ts"

/** Which row names the columns, and by which names: those of the row above may be part of them. */
export type FoundHeader = { row: number; names: string[]; mapping: HeaderMapping }

const MOST_ROWS = 10

/**
 * Finds the row of a sheet that names the columns: of its first ten rows the one in which most cells are known headers; ties go to the first one.
 * Titles, dates and empty lines above it are no columns. Names that stand twice get the name of their group, when the row above has one over them,
 * such as "Contact" and "Company" over two columns "Name".
 *
 * @param rows the first rows of the sheet, as they stand
 * @returns null when there is none
 */
export function findHeader(rows: readonly (readonly string[])[]): FoundHeader | null {
  const found = rows.slice(0, MOST_ROWS).flatMap((cells, row) => {
    const names = withGroups(cells, rows[row - 1] ?? [])
    const mapping = mapHeaders(names)
    return names.every((name) => name.trim() === "") ? [] : [{ row, names, mapping, known: knownIn(mapping) }]
  })
  const best = found.reduce<(typeof found)[number] | null>(
    (first, next) => (first === null || next.known > first.known ? next : first),
    null,
  )
  return best === null ? null : { row: best.row, names: best.names, mapping: best.mapping }
}

function knownIn({ columns }: HeaderMapping): number {
  return columns.filter((column) => column.field !== null).length
}

function withGroups(names: readonly string[], above: readonly string[]): string[] {
  let group = ""
  return names.map((name, column) => {
    if ((above[column] ?? "").trim() !== "") group = (above[column] ?? "").trim()
    const isTwice = name.trim() !== "" && names.filter((other) => other === name).length > 1
    return isTwice && group !== "" ? `${group} ${name}` : name
  })
}
