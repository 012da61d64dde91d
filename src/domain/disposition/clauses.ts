import type { Agreement } from "#domain/agreement/agreement.ts"

/** Something of the agreement that a rejection may say failed. */
export type Clause = { id: string; kind: "proof" | "definition" | "fit_rule" | "disqualifier"; says: string }

/** What of the agreement its clauses are. */
export type ClauseRules = Pick<Agreement, "definitions" | "disqualifiers" | "scoring" | "gate">

/**
 * Everything that a rejection may cite: the proofs of the gate, that nobody else had the person (`identity`), the definition of an MQL, each fit rule and
 * each disqualifier. A name that two of them share means the first.
 */
export function clausesOf({ definitions, disqualifiers, scoring, gate }: ClauseRules): Clause[] {
  const rules = Object.values(scoring).flatMap((model) => model.fit.rules)
  const all: Clause[] = [
    { id: "fit", kind: "proof", says: `The company fits: ${gate.fit.at_least} points of fit or more` },
    { id: "intent", kind: "proof", says: `The lead wants something: ${gate.intent.at_least} points of intent or more` },
    { id: "context", kind: "proof", says: "All that a rep needs is known" },
    { id: "ownership", kind: "proof", says: "It came to the right team" },
    { id: "identity", kind: "proof", says: "Nobody else had this person or company" },
    ...(definitions.mql.when === undefined ? [] : [{ id: "definition", kind: "definition" as const, says: definitions.mql.says }]),
    ...rules.map(({ id, says }) => ({ id, kind: "fit_rule" as const, says })),
    ...disqualifiers.map(({ id, says }) => ({ id, kind: "disqualifier" as const, says })),
  ]
  return [...new Map(all.toReversed().map((clause) => [clause.id, clause])).values()].reverse()
}
