import type { Instant } from "#domain/instant.ts"

/** Points in millionths, always a whole number, so that sums are exact and the same on every machine. 40 points = 40_000_000. */
export type MicroPoints = number
export const MICRO = 1_000_000

/**
 * One line of a score. All lines' `points` of an axis add up to that axis' score exactly.
 * `rule`: what a rule gave (for intent: `count` signals, the newest at `last`), before fading; `decay`: what age took from that rule;
 * `cap`: what a group's cap took; `clamp`: what the bounds 0–100 took or added.
 */
export type ScoreReason = {
  axis: "fit" | "intent"
  kind: "rule" | "decay" | "cap" | "clamp"
  /** The rule's id, the group's name for a cap, the axis for a clamp. */
  rule: string
  points: MicroPoints
  count?: number
  last?: Instant
}

export type Score = {
  model: string
  region: string
  fit: MicroPoints
  intent: MicroPoints
  /** Share of the possible fit points whose facts are known, 0–100 in whole percent. */
  fitCompleteness: number
  reasons: ScoreReason[]
}
