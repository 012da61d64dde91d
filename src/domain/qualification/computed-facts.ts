import type { Facts } from "#domain/condition/condition.ts"
import { MICRO, type Score } from "#domain/score/score.ts"

/** What the gate knows besides the lead: which cycle this would be, 1 being the first. */
export type CycleContext = { cycleNumber: number }

/**
 * The facts with those that are computed added, as conditions of gate, tiers, territories and plays see them: `score.fit` and `score.intent` in
 * points, not rounded, `score.fit_completeness` in percent, `region`, `cycle.number`. A lead's own fields of these names are overridden.
 */
export function withComputed(facts: Facts, score: Score, { cycleNumber }: CycleContext): Facts {
  const fields = {
    ...facts.fields,
    "score.fit": score.fit / MICRO,
    "score.intent": score.intent / MICRO,
    "score.fit_completeness": score.fitCompleteness,
    region: score.region,
    "cycle.number": cycleNumber,
  }
  return { ...facts, fields }
}
