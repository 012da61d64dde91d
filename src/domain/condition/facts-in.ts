import type { Condition } from "#domain/condition/condition.ts"

/** The names of the facts that a condition asks for, each once, in the order in which they appear. */
export function factsIn(condition: Condition): string[] {
  if ("all" in condition) return once(condition.all.flatMap(factsIn))
  if ("any" in condition) return once(condition.any.flatMap(factsIn))
  if ("not" in condition) return factsIn(condition.not)
  return "fact" in condition ? [condition.fact] : []
}

function once(names: readonly string[]): string[] {
  return [...new Set(names)]
}
