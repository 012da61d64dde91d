import type { Facts } from "#domain/condition/condition.ts"
import type { Instant } from "#domain/instant.ts"
import type { ScoredFacts } from "#domain/proof/replay-score.ts"
import type { Qualification } from "#domain/qualification/qualification.ts"
import { type CompiledQualification, qualify } from "#domain/qualification/qualify.ts"
import { type CompiledScoring, scoreLead } from "#domain/score/score-lead.ts"

/** A cycle that a lead had; `opening`: the qualification that opened it. */
export type PastCycle = { openedAt: Instant; closedAt: Instant | null; closedAs: string | null; opening: string }

/** What a lead's cycles were when it was judged: the number of the next one, and since when its signals counted as intent (null: all did). */
export type CyclesThen = { cycleNumber: number; intentSince: Instant | null }

/** The rules of a version, as far as they judge. */
export type JudgingRules = { scoring: CompiledScoring; qualification: CompiledQualification }

/**
 * What a lead's cycles were just before the qualification `id` was made at `at`.
 *
 * @returns null when the records don't tell: a cycle began or ended at that very instant, or the last one ended for lack of capacity, where it
 * depends on a cool-down that is not kept
 */
export function cyclesThen(cycles: readonly PastCycle[], id: string, at: Instant): CyclesThen | null {
  const others = cycles.filter((cycle) => cycle.opening !== id)
  if (others.some((cycle) => cycle.openedAt === at || cycle.closedAt === at)) return null
  const before = others.filter((cycle) => cycle.openedAt < at)
  const ended = before.filter((cycle) => cycle.closedAt !== null && cycle.closedAt < at)
  const last = ended.toSorted((a, b) => (a.closedAt ?? 0) - (b.closedAt ?? 0)).at(-1)
  if (last?.closedAs === "no_capacity") return null
  return { cycleNumber: before.length + 1, intentSince: last?.closedAt ?? null }
}

/** The verdict that these rules give what was scored at `at`. After an earlier cycle only newer signals prove intent. */
export function replayQualification(rules: JudgingRules, inputs: ScoredFacts, then: CyclesThen, at: Instant): Qualification {
  const { intentSince, cycleNumber } = then
  const events = intentSince === null ? inputs.events : inputs.events.filter((event) => event.at > intentSince)
  const facts: Facts = { fields: inputs.fields, events, now: at }
  return qualify(rules.qualification, scoreLead(rules.scoring, facts), facts, { cycleNumber })
}
