import type { Tier } from "#domain/agreement/agreement.ts"

/** How many handoffs a day brought, by tier. */
export type Delivered = { day: string; tier: Tier; delivered: number }

/** A day of a month on a burn-up: what came up to its end, and what a steady pace would have brought. */
export type BurnUpDay = { day: string; delivered: number; total: number; pace: number }

/**
 * What was delivered day by day against a promise for the month, for these tiers. Days after `today` are left out; the pace goes up evenly over all
 * days of the month.
 *
 * @param month as `2026-11`, @param today as `2026-11-20`
 */
export function burnUp(delivered: readonly Delivered[], promised: number, { month, today }: { month: string; today: string }): BurnUpDay[] {
  const days = daysOf(month)
  const byDay = Map.groupBy(delivered, ({ day }) => day)
  let total = 0
  return days
    .filter((day) => day <= today)
    .map((day, place) => {
      const came = (byDay.get(day) ?? []).reduce((sum, one) => sum + one.delivered, 0)
      total += came
      return { day, delivered: came, total, pace: (promised * (place + 1)) / days.length }
    })
}

/** The first and the last instant of a month in UTC, the end not included, in milliseconds. */
export function monthBounds(month: string): { from: number; until: number } {
  const [year = 0, of = 1] = month.split("-").map(Number)
  return { from: Date.UTC(year, of - 1, 1), until: Date.UTC(year, of, 1) }
}

function daysOf(month: string): string[] {
  const { from, until } = monthBounds(month)
  return Array.from({ length: Math.round((until - from) / 86_400_000) }, (_, place) => `${month}-${String(place + 1).padStart(2, "0")}`)
}
