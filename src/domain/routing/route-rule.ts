/** What a fact about a lead can be worth. */
export type FactValue = string | number | boolean

/** What is known about a lead. Absent, null and undefined all mean unknown. */
export type RouteFacts = Readonly<Record<string, FactValue | null | undefined>>

/**
 * One condition of a territory rule on one fact.
 *
 * `in`: the fact is one of these; text regardless of case, a number never equals text. An empty list is never met.
 * `from`, `to`: the fact is a number in this range, both ends included. With `in` and a range both must hold.
 * With none of them the clause stands for "anything" and is met even when the fact is unknown; every other clause needs a known fact.
 */
export type RouteClause = { fact: string; in?: readonly FactValue[]; from?: number; to?: number }

/** A territory rule: it matches when all its clauses are met; without clauses it matches every lead. */
export type RouteRule = { id: string; clauses: readonly RouteClause[] }

/** Why a rule does or does not match: its first clause that is not met, and what the lead has there (null: unknown). */
export type RuleTrace = { id: string; matches: boolean; failed: { clause: RouteClause; value: FactValue | null } | null }

/** For every rule in order, the first clause that keeps the lead out. For people who ask why; `firstMatch` is for the decision. */
export function explainRules(rules: readonly RouteRule[], facts: RouteFacts): RuleTrace[] {
  return rules.map(({ id, clauses }) => {
    const clause = clauses.find((candidate) => !meetsClause(facts, candidate))
    if (clause === undefined) return { id, matches: true, failed: null }
    return { id, matches: false, failed: { clause, value: facts[clause.fact] ?? null } }
  })
}

/** Whether the lead's fact is what the clause asks for. */
export function meetsClause(facts: RouteFacts, clause: RouteClause): boolean {
  const value = facts[clause.fact] ?? null
  const isListed = clause.in === undefined || (value !== null && clause.in.some((wanted) => folded(wanted) === folded(value)))
  const isBetween = !hasRange(clause) || (typeof value === "number" && value >= lowest(clause) && value <= highest(clause))
  return isListed && isBetween
}

/** Whether the clause asks for a number in a range. */
export function hasRange(clause: RouteClause): boolean {
  return clause.from !== undefined || clause.to !== undefined
}

/** The range's lower end, included. */
export function lowest(clause: RouteClause): number {
  return clause.from ?? Number.NEGATIVE_INFINITY
}

/** The range's upper end, included. */
export function highest(clause: RouteClause): number {
  return clause.to ?? Number.POSITIVE_INFINITY
}

/** The value as it is compared: text in lower case, anything else as it is. */
export function folded(value: FactValue): FactValue {
  return typeof value === "string" ? value.toLowerCase() : value
}
