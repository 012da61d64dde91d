import { thinned, type CurvePoint } from "#domain/review/contact-curve.ts"
import { cellsOf, curveOf, type Cell } from "#domain/review/report-cells.ts"
import type { Column, CountedRow, Dimension, ReportShape } from "#domain/review/report-shape.ts"

/**
 * A report with its numbers. `rowsLeftOut`: smaller rows that are in the total only. `curves`: how fast each row's leads were reached. `currency`: of the
 * money in it; null where it is not known, or where there is more than one.
 */
export type Report = {
  columns: Column[]
  total: ReportRow
  rows: ReportRow[]
  rowsLeftOut: number
  currency: string | null
  curves: { key: string; points: CurvePoint[] }[]
}
export type ReportRow = { key: string; label: string; cells: Record<string, Cell> }

/** Numbers that no cycle stands behind, by row and column. */
export type Given = Readonly<Record<string, Readonly<Record<string, number | null>>>>

const MOST_ROWS = 60
const MOST_POINTS = 200
const IN_THEIR_ORDER: readonly Dimension[] = ["all", "tier", "band", "week", "month", "month_tier", "promise", "leak"]
/** Order of rows that are no numbers and no words of the alphabet. */
const FIRST_TO_LAST = [
  ...["nurture", "mql", "sales_ready"],
  ...["served", "reached_late", "no_answer", "never_reached"],
  ...["routing", "acceptance", "first_touch", "owner_first_touch", "disposition"].flatMap((kind) =>
    [1, 2, 3].map((tier) => `${kind}:${tier}`),
  ),
]

/**
 * A report's numbers, row by row: promises of different kinds are not added up; time, tiers and promises in their order, everything else with the most cycles first.
 *
 * @param words `reasonWords`: what the agreement calls a reason
 */
export function fillReport(
  shape: ReportShape,
  by: Dimension,
  { total, rows, reasons }: { total: CountedRow; rows: readonly CountedRow[]; reasons: readonly string[] },
  given: Given,
  { reasonWords, currency }: { reasonWords: ReadonlyMap<string, string>; currency: string | null },
): Report {
  const columns = [...shape.columns, ...reasons.map((reason) => reasonColumn(reason, reasonWords.get(reason)))]
  const sorted = [...rows].sort(IN_THEIR_ORDER.includes(by) ? byKey : byMost(shape))
  const shown = sorted.slice(0, MOST_ROWS)
  const fill = (row: CountedRow): ReportRow => ({ key: row.key, label: row.label, cells: cellsOf(columns, row, given[row.key]) })
  const hasCurves = columns.some(({ unit }) => unit === "duration")
  return {
    columns,
    total: by === "promise" ? { key: total.key, label: "", cells: {} } : fill(total),
    rows: shown.map(fill),
    currency,
    rowsLeftOut: sorted.length - shown.length,
    curves: hasCurves ? shown.map((row) => ({ key: row.key, points: thinned(curveOf(row), MOST_POINTS) })) : [],
  }
}

function reasonColumn(reason: string, title: string | undefined): Column {
  const says = `Ended with the reason ${title ?? reason.replaceAll("_", " ")}`
  return { name: `reason:${reason}`, unit: "cycles", says, ...(title === undefined ? {} : { title }) }
}

function byKey(a: CountedRow, b: CountedRow): number {
  const place = (row: CountedRow) => FIRST_TO_LAST.indexOf(row.key)
  return place(a) - place(b) || (a.key < b.key ? -1 : 1)
}

function byMost({ columns }: ReportShape): (a: CountedRow, b: CountedRow) => number {
  const first = columns.find(({ unit }) => unit === "cycles")?.name ?? ""
  return (a, b) => (b.counts[first] ?? 0) - (a.counts[first] ?? 0) || (a.label < b.label ? -1 : 1)
}
