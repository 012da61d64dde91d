import type { Agreement } from "#domain/agreement/agreement.ts"
import { MICRO, type MicroPoints, type Score } from "#domain/score/score.ts"

export type Band = "nurture" | "mql" | "sales_ready"

/** The band of one axis: below `mql` nurture, from `mql` up to and with `sales_ready` MQL, above it sales-ready. */
export function axisBand(points: MicroPoints, { mql, sales_ready }: Agreement["bands"]): Band {
  if (points < Math.round(mql * MICRO)) return "nurture"
  return points > Math.round(sales_ready * MICRO) ? "sales_ready" : "mql"
}

/** The band of a score: that of its weaker axis, because neither fit nor intent stands in for the other. */
export function bandOf({ fit, intent }: Pick<Score, "fit" | "intent">, bands: Agreement["bands"]): Band {
  return axisBand(Math.min(fit, intent), bands)
}
