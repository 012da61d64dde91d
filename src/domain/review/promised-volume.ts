import type { CountedRow } from "#domain/review/report-shape.ts"
import type { Given } from "#domain/review/fill-report.ts"
import type { Instant } from "#domain/instant.ts"

/** What marketing promises a month, by tier, from an instant on. */
export type VolumePromise = { since: Instant; perMonth: Readonly<Record<"1" | "2" | "3", number>> }

const MOST_MONTHS = 36

/**
 * A row for every month and tier of the period, also where nothing came, and what was promised for it: of a month that is only partly in the period,
 * or in which the first agreement came in force, that part. Months are those of UTC.
 *
 * @param promises oldest first; of each month the one in force at its end, or now, counts
 */
export function promisedVolume(
  rows: readonly CountedRow[],
  promises: readonly VolumePromise[],
  { from, until, tiers }: { from: Instant; until: Instant; tiers: readonly ("1" | "2" | "3")[] },
  now: Instant,
): { rows: CountedRow[]; given: Given } {
  const start = Math.max(from, promises[0]?.since ?? until)
  const known = new Map(rows.map((row) => [row.key, row]))
  const given: Record<string, Record<string, number | null>> = {}
  for (const month of monthsIn(Math.min(start, until), Math.min(until, now + 1))) {
    const promise = promises.findLast((one) => one.since < Math.min(month.end, now + 1))
    for (const tier of tiers) {
      const key = `${month.name}:${tier}`
      if (!known.has(key)) known.set(key, { key, label: key, counts: { mql: 0 }, sums: {}, waits: [] })
      const full = promise?.perMonth[tier] ?? 0
      const part = (end: Instant) => Math.max(0, Math.min(month.end, until, end) - Math.max(month.start, start)) / (month.end - month.start)
      given[key] = { ...expected(known.get(key)?.counts["mql"] ?? 0, full * part(month.end), full * part(now)), per_month: full }
    }
  }
  const total = (name: string) => Object.values(given).reduce((sum, one) => sum + (one[name] ?? 0), 0)
  const all = rows.reduce((sum, row) => sum + (row.counts["mql"] ?? 0), 0)
  return { rows: [...known.values()], given: { ...given, all: { ...expected(all, total("promised"), total("by_now")), per_month: null } } }
}

function expected(mql: number, promised: number, byNow: number): Record<string, number | null> {
  return { promised: tenths(promised), by_now: tenths(byNow), kept_by: byNow === 0 ? null : mql / byNow }
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

function monthsIn(from: Instant, until: Instant): { name: string; start: Instant; end: Instant }[] {
  const months: { name: string; start: Instant; end: Instant }[] = []
  const first = new Date(from)
  for (let n = 0; n < MOST_MONTHS; n++) {
    const start = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n, 1)
    if (start >= until) break
    const end = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n + 1, 1)
    months.push({ name: new Date(start).toISOString().slice(0, 7), start, end })
  }
  return months
}
