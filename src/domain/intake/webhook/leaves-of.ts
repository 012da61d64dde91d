import { propertyValue } from "../arrival.ts"
import type { FieldValue } from "../../condition/condition.ts"

/** A value of a payload that is no further object, with its path. A list of plain values is one. */
export type Leaf = { path: string[]; value: FieldValue }

const MOST_LEAVES = 200
const MOST_VISITED = 5_000
const DEEPEST = 32

/**
 * The values of a payload in their order, up to 200 of them, none deeper than 32 levels; values that say nothing are left out.
 * `isSkipped`: paths at which nothing is looked at, nor below.
 */
export function leavesOf(payload: unknown, isSkipped: (path: readonly string[]) => boolean = () => false): Leaf[] {
  const leaves: Leaf[] = []
  let visited = 0
  const visit = (value: unknown, path: string[]): void => {
    visited += 1
    if (visited > MOST_VISITED || leaves.length >= MOST_LEAVES || path.length > DEEPEST || isSkipped(path)) return
    if (typeof value !== "object" || value === null || isPlainList(value)) {
      const plain = propertyValue(value)
      if (plain !== null && !(Array.isArray(plain) && plain.length === 0)) leaves.push({ path, value: plain })
      return
    }
    for (const name of Object.keys(value)) {
      if (visited > MOST_VISITED || leaves.length >= MOST_LEAVES) return
      if (name !== "__proto__") visit((value as Record<string, unknown>)[name], [...path, name])
    }
  }
  visit(payload, [])
  return leaves
}

function isPlainList(value: object): boolean {
  return Array.isArray(value) && !value.some((each) => typeof each === "object" && each !== null)
}
