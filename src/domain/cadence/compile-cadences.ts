import type { Agreement, Tier } from "#domain/agreement/agreement.ts"
import type { Cadence, CadenceStep } from "#domain/agreement/cadence-rules.ts"
import { readDuration, readTarget, type Target } from "#domain/agreement/duration.ts"
import type { Facts } from "#domain/condition/condition.ts"
import { compileCondition, type Judge } from "#domain/condition/meets.ts"
import type { Milliseconds } from "#domain/instant.ts"

export type CompiledStep = CadenceStep & { earliest: Target; latest: Target | null }
export type CompiledCadence = { cadence: Cadence; judge: Judge | null; steps: readonly CompiledStep[] }

/** The cadences of an agreement, made ready. */
export type CompiledCadences = {
  list: readonly CompiledCadence[]
  ownerAway: Record<"1" | "2" | "3", "cover" | "pause">
  outOfOffice: Milliseconds
}

/** Null for an agreement without cadences. @throws Refusal `unreadable_target` or `unreadable_duration` for one that was never checked */
export function compileCadences({ cadences }: Pick<Agreement, "cadences">): CompiledCadences | null {
  if (cadences === undefined) return null
  return {
    ownerAway: cadences.owner_away,
    outOfOffice: readDuration(cadences.out_of_office),
    list: cadences.list.map((cadence) => ({
      cadence,
      judge: cadence.when === undefined ? null : compileCondition(cadence.when),
      // what Baton does by itself needs nobody's reminder
      steps: cadence.steps
        .filter((step) => step.automatic === undefined)
        .map((step) => ({ ...step, earliest: readTarget(step.after), latest: step.within === undefined ? null : readTarget(step.within) })),
    })),
  }
}

/** The first whose tier and condition hold; null when none does. */
export function chooseCadence({ list }: CompiledCadences, tier: Tier, facts: Facts): CompiledCadence | null {
  return list.find(({ cadence, judge }) => cadence.tiers.includes(tier) && (judge === null || judge(facts) === true)) ?? null
}
