import type { ReportQuery, ReportView } from "#contract/report.ts"
import { csvLine } from "#domain/csv-line.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import type { Report, ReportRow } from "#domain/review/fill-report.ts"
import type { Cell } from "#domain/review/report-cells.ts"
import { reportCalled } from "#domain/review/report-called.ts"
import { REPORT_SHAPES } from "#domain/review/report-shapes.ts"
import type { Column, Dimension, ReportShape } from "#domain/review/report-shape.ts"
import { Refusal } from "#domain/refusal.ts"
import type { ReportFilter } from "#store/reports/report-filter.ts"

const A_DAY = 24 * 60 * 60_000
const USUAL_DAYS = 90

/** A report as it was asked for. */
export type Asked = { shape: ReportShape; by: Dimension; filter: ReportFilter }

/** What a question means. @throws Refusal 404 for an unknown report, 400 for rows it does not have or a period that ends before it begins */
export function askedFor(name: string, { from, to, by, tier, team, source, campaign, region }: ReportQuery, now: Instant): Asked {
  const shape = reportCalled(name)
  if (shape === undefined)
    throw new Refusal("not_found", `There is no report "${name}". There are: ${REPORT_SHAPES.map((one) => one.name).join(", ")}.`, 404)
  const until = to === undefined ? now + 1 : Date.parse(to)
  const start = from === undefined ? until - USUAL_DAYS * A_DAY : Date.parse(from)
  if (start >= until)
    throw new Refusal("invalid", "The period ends before it begins.", 400, [{ pointer: "/query/to", message: "lies before `from`" }])
  const filter = { from: start, until, tier: tier === undefined ? null : Number(tier) }
  const parts = { team: team ?? null, source: source ?? null, campaign: campaign ?? null, region: region ?? null }
  return { shape, by: dimensionOf(shape, by), filter: { ...filter, ...parts } }
}

function dimensionOf({ name, by }: ReportShape, asked: string | undefined): Dimension {
  const found = asked === undefined ? by[0] : by.find((one) => one === asked)
  if (found !== undefined) return found
  const says = `The report ${name} has no rows by "${asked}". It has: ${by.join(", ")}.`
  throw new Refusal("invalid", says, 400, [{ pointer: "/query/by", message: says }])
}

/** A report as the API shows it; every number with the address that lists its leads. */
export function reportView({ shape, by, filter }: Asked, report: Report, now: Instant): ReportView {
  const link = linkTo({ shape, by, filter })
  const row = ({ key, label, cells }: ReportRow, isTotal: boolean) => ({
    key,
    label,
    cells: Object.fromEntries(
      Object.entries(cells).map(([name, cell]) => [name, cellView(cell, (column) => link(column, isTotal ? null : key))]),
    ),
  })
  return {
    name: shape.name,
    says: shape.says,
    clock: shape.clock,
    by,
    choices: [...shape.by],
    from: toIso(filter.from),
    to: toIso(filter.until),
    as_of: toIso(now),
    columns: report.columns.map((column) => columnView(column, report.currency)),
    total: row(report.total, true),
    rows: report.rows.map((one) => row(one, false)),
    rows_left_out: report.rowsLeftOut,
    curves: report.curves.map(({ key, points }) => ({
      key,
      points: points.map(({ ms, share, atRisk }) => ({ ms, share, at_risk: atRisk })),
    })),
  }
}

export function columnView(column: Column, currency: string | null = null) {
  const isMoney = column.unit === "money" || (column.unit === "promised" && column.of === "money")
  return {
    name: column.name,
    unit: column.unit,
    of: column.unit === "promised" ? column.of : null,
    says: column.says,
    title: column.title ?? null,
    currency: isMoney ? currency : null,
  }
}

function cellView({ value, count, of, low, high, tooFew, behind, whole }: Cell, link: (column: string) => string) {
  const leads = behind === null ? null : link(behind)
  return { value, count, of, low, high, too_few: tooFew, leads, of_leads: whole === null ? null : link(whole) }
}

function linkTo({ shape, by, filter }: Asked): (column: string, row: string | null) => string {
  const { from, until, tier, team, source, campaign, region } = filter
  const said = { from: toIso(from), to: toIso(until), by, tier, team, source, campaign, region }
  return (column, row) => {
    const query = Object.entries({ column, row, ...said }).filter((entry): entry is [string, string] => entry[1] !== null)
    return `/api/reports/${shape.name}/leads?${new URLSearchParams(query)}`
  }
}

/** A report as a file: what it is, then a line per row; a share with how many of how many. Empty where there are too few cases. */
export function reportCsv({ shape, by, filter }: Asked, report: Report, now: Instant): string {
  const shares = (column: Column) => (column.unit === "share" ? ["", " count", " of", " low", " high"] : [""])
  const header = [by, ...report.columns.flatMap((column) => shares(column).map((more) => column.name + more))]
  const line = ({ key, label, cells }: ReportRow) =>
    csvLine([label === "" ? key : label, ...report.columns.flatMap((column) => figures(column, cells[column.name]))])
  return [
    csvLine(["report", shape.name]),
    csvLine(["about", shape.says]),
    csvLine(["period", toIso(filter.from), toIso(filter.until), "by", shape.clock]),
    csvLine(["as of", toIso(now)]),
    ...(report.currency === null ? [] : [csvLine(["currency", report.currency])]),
    csvLine(header),
    ...report.rows.map(line),
    ...(Object.keys(report.total.cells).length === 0 ? [] : [line({ ...report.total, label: "total" })]),
  ].join("")
}

function figures(column: Column, cell: Cell | undefined): (number | null)[] {
  if (column.unit !== "share") return [cell?.value ?? null]
  return [cell?.value ?? null, cell?.count ?? null, cell?.of ?? null, cell?.low ?? null, cell?.high ?? null]
}
