import type { CountedRow, Dimension, ReportShape } from "#domain/review/report-shape.ts"
import type { Instant } from "#domain/instant.ts"
import { cycleFacts, PARTS_OF, type Part } from "#store/reports/cycle-facts.ts"
import { MEASURES, type Measures } from "#store/reports/measures.ts"
import { planForMany } from "#store/reports/plan-for-many.ts"
import { filterParams, ROW_KEYS, type ReportFilter } from "#store/reports/report-filter.ts"
import type { Tx } from "#store/tx.ts"

/** A report's numbers: all cycles together, and row by row. `reasons`: those that ended cycles, by name; `currencies`: of the amounts. */
export type Counted = { total: CountedRow; rows: CountedRow[]; reasons: string[]; currencies: (string | null)[] }

type Found = {
  key: string | null
  label: string | null
  is_total: number
  reason: string | null
  no_reason: number
  waits: number[] | null
  currencies: (string | null)[] | null
} & Record<string, unknown>

/** Counts the cycles of a report, told apart by `by`, in one statement. */
export async function countCycles(tx: Tx, shape: ReportShape, by: Dimension, filter: ReportFilter, now: Instant): Promise<Counted> {
  const measures = measuresOf(shape.name)
  await planForMany(tx)
  const found = await tx.query<Found>(statement(shape, measures, by), filterParams(filter, now))
  const whole = found.filter((row) => row.no_reason === 1)
  const all = whole.find((row) => row.is_total === 1)
  const byReason = found.filter((row) => row.no_reason === 0 && row.reason !== null)
  return {
    total: withReasons(
      all === undefined ? NOTHING : toRow(all, measures),
      byReason.filter((row) => row.is_total === 1),
      measures,
    ),
    rows: whole
      .filter((row) => row.is_total === 0)
      .map((row) =>
        withReasons(
          toRow(row, measures),
          byReason.filter((one) => one.is_total === 0 && one.key === row.key),
          measures,
        ),
      ),
    currencies: all?.currencies ?? [],
    reasons: [...new Set(byReason.filter((row) => row[`n_${measures.byReason ?? ""}`] !== 0).map((row) => row.reason ?? ""))].sort(),
  }
}

/** How a report's numbers come from its cycles. */
export function measuresOf(name: string): Measures {
  const measures = MEASURES[name]
  if (measures === undefined) throw new Error(`Nothing says how the report ${name} is counted.`)
  return measures
}

/** What has to be looked up of each cycle for these numbers in these rows. */
export function partsFor(measures: Measures, by: Dimension): Part[] {
  const more = PARTS_OF[by]
  return more === undefined ? [...measures.parts] : [...measures.parts, more]
}

function statement({ clock }: ReportShape, measures: Measures, by: Dimension): string {
  const { counts, sums = {}, waits = "null::bigint[]", currencies = "null::text[]", byReason } = measures
  const numbers = [
    ...Object.entries(counts).map(([name, where]) => `count(*) filter (where ${where})::int as "n_${name}"`),
    ...Object.entries(sums).map(([name, sum]) => `${sum} as "s_${name}"`),
  ]
  const why = byReason === undefined ? "null::text" : "r.reason"
  const sets = byReason === undefined ? "(r.key), ()" : "(r.key, r.why), (r.key), (r.why), ()"
  const reason = byReason === undefined ? "null as reason, 1 as no_reason" : "r.why as reason, grouping(r.why) as no_reason"
  return `with ${cycleFacts(clock, partsFor(measures, by))}, k as (select r.*, ${ROW_KEYS[by]} as key, ${why} as why from r)
    select r.key, max(${by === "owner" ? "r.owner_name" : "r.key"}) as label, grouping(r.key) as is_total, ${reason}, ${numbers.join(", ")}, ${waits} as waits, ${currencies} as currencies
    from k as r group by grouping sets (${sets})`
}

function toRow(row: Found, { counts, sums = {} }: Measures): CountedRow {
  return {
    key: row.key ?? "all",
    label: row.label ?? "",
    counts: Object.fromEntries(Object.keys(counts).map((name) => [name, row[`n_${name}`] as number])),
    sums: Object.fromEntries(Object.keys(sums).map((name) => [name, row[`s_${name}`] as number | null])),
    waits: row.waits ?? [],
  }
}

function withReasons(row: CountedRow, found: readonly Found[], { byReason }: Measures): CountedRow {
  if (byReason === undefined) return row
  const counted = found.map((one) => [`reason:${one.reason ?? ""}`, one[`n_${byReason}`] as number] as const)
  return { ...row, counts: { ...row.counts, ...Object.fromEntries(counted) } }
}

const NOTHING: CountedRow = { key: "all", label: "", counts: {}, sums: {}, waits: [] }
