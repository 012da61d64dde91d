import { contactCurve, reachedAfter, type CurvePoint, type Wait } from "#domain/review/contact-curve.ts"
import type { Column, CountedRow } from "#domain/review/report-shape.ts"
import { FEWEST, wilson } from "#domain/review/wilson.ts"

/**
 * One number. `behind` and `whole`: the columns whose cycles it is made of, `count` and `of` how many these are. A share of fewer than thirty cases is
 * `tooFew` and has no value, only its bounds (95 %).
 */
export type Cell = {
  value: number | null
  count: number | null
  of: number | null
  low: number | null
  high: number | null
  tooFew: boolean
  behind: string | null
  whole: string | null
}

const EMPTY: Cell = { value: null, count: null, of: null, low: null, high: null, tooFew: false, behind: null, whole: null }

/** The numbers of a row, by column. `given`: those that no cycle stands behind. */
export function cellsOf(
  columns: readonly Column[],
  row: CountedRow,
  given: Readonly<Record<string, number | null>> = {},
): Record<string, Cell> {
  const curve = columns.some(({ unit }) => unit === "duration") ? curveOf(row) : []
  return Object.fromEntries(columns.map((column) => [column.name, cellOf(column, row, given, curve)]))
}

/** How fast the cycles of a row were reached. */
export function curveOf({ waits }: Pick<CountedRow, "waits">): CurvePoint[] {
  return contactCurve(waits.map((ms): Wait => ({ ms: Math.abs(ms), reached: ms > 0 })))
}

function cellOf(column: Column, { counts, sums }: CountedRow, given: Readonly<Record<string, number | null>>, curve: CurvePoint[]): Cell {
  const count = (name: string) => counts[name] ?? 0
  switch (column.unit) {
    case "cycles":
      return { ...EMPTY, value: count(column.name), count: count(column.name), behind: column.name }
    case "share":
      return { ...shareOf(count(column.part), count(column.whole)), behind: column.part, whole: column.whole }
    case "duration":
      return { ...EMPTY, value: reachedAfter(curve, column.share), count: count(column.behind), behind: column.behind }
    case "promised":
      return { ...EMPTY, value: given[column.name] ?? null }
    default:
      return { ...EMPTY, value: sums[column.name] ?? 0, count: count(column.behind), behind: column.behind }
  }
}

/** A share with its bounds, or that there are too few cases to speak of one. */
export function shareOf(count: number, of: number): Cell {
  const bounds = wilson(count, of)
  const tooFew = of < FEWEST
  return { ...EMPTY, value: tooFew ? null : count / of, count, of, low: bounds?.low ?? null, high: bounds?.high ?? null, tooFew }
}
