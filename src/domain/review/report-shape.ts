/** What cycles can be told apart by. `promise`: one row per clock of the agreement and tier; `leak`: by what went wrong. */
export type Dimension =
  | ("all" | "tier" | "team" | "source" | "campaign" | "region" | "band" | "week" | "month")
  | ("owner" | "promise" | "leak" | "month_tier")

/** By which moment a cycle belongs to the period: its handoff, its end, or either of both (whoever has it now). */
export type PeriodClock = "handed_off" | "closed" | "now"

/**
 * A number of a report, by its name, in words, and how it is made. `cycles` are counted; a share is made of two of them; the others are about the
 * cycles of the column `behind`: so many different people or accounts, a time that `share` of them took, touches or money in all.
 * `title`: what the agreement calls the reason that the column is about.
 */
export type Column = { name: string; says: string; title?: string } & (
  | { unit: "cycles" }
  | { unit: "share"; part: string; whole: string }
  | { unit: "people" | "accounts" | "touches" | "money"; behind: string }
  | { unit: "duration"; share: number; behind: string }
  /** What the agreement promises, or a figure that was worked out: no cycle stands behind it. */
  | { unit: "promised"; of: "cycles" | "share" | "touches" | "money" }
)

/** A report in words: what it counts, by which clock, by what it can be told apart, and its numbers. The first dimension is used when none is asked for. */
export type ReportShape = { name: string; says: string; clock: PeriodClock; by: readonly Dimension[]; columns: readonly Column[] }

/** One row as it was counted. `waits`: how long each cycle waited for its first contact. */
export type CountedRow = {
  key: string
  label: string
  counts: Readonly<Record<string, number>>
  sums: Readonly<Record<string, number | null>>
  waits: readonly number[]
}
