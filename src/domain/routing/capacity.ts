import type { Verdict } from "./verdict.ts"

/** How many units of a rep's capacity an open lead takes, by its tier. */
export type UnitTable = Readonly<Record<number, number>>

/** A lead of the first tier takes three units, of the second two, of the third one. */
export const DEFAULT_UNITS: UnitTable = { 1: 3, 2: 2, 3: 1 }

/** The units of one lead; a tier that the table does not name takes one. */
export function unitsOf(tier: number, table: UnitTable = DEFAULT_UNITS): number {
  return table[tier] ?? 1
}

/** The units of all leads in a working state, which are held until disposition or hand-over, whether or not the rep is there. */
export function usedUnits(openTiers: readonly number[], table: UnitTable = DEFAULT_UNITS): number {
  return openTiers.reduce((sum, tier) => sum + unitsOf(tier, table), 0)
}

/** Whether `units` more fit: used + units ≤ max. `max` null is no limit. When a lead will be disposed of, nobody knows. */
export function checkCapacity({ used, max }: { used: number; max: number | null }, units: number): Verdict {
  if (max === null || used + units <= max) return { check: "capacity", passes: true }
  return {
    check: "capacity",
    passes: false,
    reason: "over_capacity",
    says: `works on ${used} of ${max} units, the lead takes ${units}`,
    clearsAt: null,
  }
}
