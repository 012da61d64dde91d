import type { FieldValue, SignalEvent } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import { type CompiledScoring, scoreLead } from "#domain/score/score-lead.ts"
import type { Score } from "#domain/score/score.ts"

/** What was scored: the lead's facts as they were, and its signals, oldest first. */
export type ScoredFacts = { fields: Readonly<Record<string, FieldValue>>; events: readonly SignalEvent[] }

/** The score that these rules give what was scored at `at`: the same as the stored one, or the record is not true. */
export function replayScore(scoring: CompiledScoring, inputs: ScoredFacts, at: Instant): Score {
  return scoreLead(scoring, { fields: inputs.fields, events: inputs.events, now: at })
}
