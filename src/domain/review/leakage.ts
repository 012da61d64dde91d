import type { CountedRow } from "#domain/review/report-shape.ts"
import type { Given } from "#domain/review/fill-report.ts"
import { FEWEST } from "#domain/review/wilson.ts"

/**
 * What each group of leads lost, in money, against those that were served: leads × (share won of the served − share won of the group) × average amount
 * won. Null where there are too few served or lost cycles, or none was won with an amount. What is won more often than the served lost nothing.
 */
export function leakage(rows: readonly CountedRow[]): Given {
  const served = rows.find((row) => row.key === "served")
  const won = sum(rows, ({ counts }) => counts["won"])
  const average = won === 0 ? null : sum(rows, ({ sums }) => sums["amount_won"]) / won
  const groups = rows.filter((row) => row !== served)
  const lost = Object.fromEntries(groups.map((row) => [row.key, { lost: lostBy(row, served, average) }]))
  const known = Object.values(lost).flatMap((one) => one.lost ?? [])
  return { ...lost, all: { lost: known.length === 0 ? null : known.reduce((all, one) => all + one, 0) } }
}

function lostBy({ counts }: CountedRow, served: CountedRow | undefined, average: number | null): number | null {
  const [ended, servedEnded] = [counts["ended"] ?? 0, served?.counts["ended"] ?? 0]
  if (average === null || average === 0 || servedEnded < FEWEST || ended < FEWEST) return null
  const missing = (served?.counts["won"] ?? 0) / servedEnded - (counts["won"] ?? 0) / ended
  return Math.round(Math.max(0, ended * missing * average))
}

function sum(rows: readonly CountedRow[], of: (row: CountedRow) => number | null | undefined): number {
  return rows.reduce((all, row) => all + (of(row) ?? 0), 0)
}
