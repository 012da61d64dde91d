import type { Agreement } from "#domain/agreement/agreement.ts"
import type { ScoreBrief } from "#domain/brief/brief.ts"
import { cut } from "#domain/brief/short-text.ts"
import type { SignalEvent } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { type ExplainedReason, explainScore, pointsInWords } from "#domain/score/explain-score.ts"
import type { Score } from "#domain/score/score.ts"

const MOST = 4

/** The strongest reasons of each axis, up or down, and a line for the others, so that every axis adds up to its score exactly. */
export function briefReasons(
  score: Score,
  agreement: Pick<Agreement, "scoring" | "signals">,
  events: readonly SignalEvent[],
  now: Instant,
): ScoreBrief["reasons"] {
  const all = explainScore(score, agreement, events, now)
  return [...strongest("fit", all), ...strongest("intent", all)]
}

function strongest(axis: "fit" | "intent", all: readonly ExplainedReason[]): ScoreBrief["reasons"] {
  const lines = all.filter((reason) => reason.axis === axis)
  const sorted = lines.toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points))
  const shown = sorted.slice(0, MOST).map((line) => ({ ...line, says: cut(line.says, 100) }))
  const others = sorted.slice(MOST)
  if (others.length === 0) return shown
  const points = others.reduce((sum, reason) => sum + reason.points, 0)
  return [...shown, { axis, rule: "others", points, says: `${others.length} more: ${pointsInWords(points)} points` }]
}
