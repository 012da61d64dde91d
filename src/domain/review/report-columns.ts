import type { Column } from "#domain/review/report-shape.ts"

/** A number of handoff cycles. */
export const cycles = (name: string, says: string): Column => ({ name, unit: "cycles", says })
/** A part of a whole, both of them columns of the same report. */
export const share = (part: string, whole: string, says: string): Column => ({
  name: `${part}_of_${whole}`,
  unit: "share",
  part,
  whole,
  says,
})

/** By what what became of leads can be told apart. */
export const FUNNEL_BY = ["all", "month", "week", "tier", "team", "source", "campaign", "region", "band"] as const
/** By what reasons can be told apart. */
export const REASON_BY = ["source", "campaign", "band", "tier", "team", "region", "month"] as const

export const MQL = cycles("mql", "Cycles handed off to sales. A person who comes back after a cycle ended begins another one")
export const WON = cycles("won", "Cycles that ended as won")
