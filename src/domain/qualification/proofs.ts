import type { Gate, Override } from "#domain/agreement/agreement.ts"
import type { Facts } from "#domain/condition/condition.ts"
import { knownValue } from "#domain/condition/fold.ts"
import { fieldInWords, listInWords } from "#domain/condition/in-words.ts"
import type { Proof, Proofs } from "#domain/qualification/qualification.ts"
import { pointsInWords } from "#domain/score/explain-score.ts"
import { MICRO, type MicroPoints, type Score } from "#domain/score/score.ts"

export const PROOFS = ["fit", "intent", "context"] as const
export type ProofName = (typeof PROOFS)[number]

/** The three proofs that a lead brings along; ownership is proved by routing. Nothing is waived yet. */
export function proofsOf(score: Score, facts: Facts, gate: Gate): Proofs {
  return {
    fit: axisProof("fit", score.fit, gate.fit.at_least),
    intent: axisProof("intent", score.intent, gate.intent.at_least),
    context: contextProof(facts, gate),
  }
}

/** The proofs with those that failed and that the override waives marked as waived by it. */
export function waive(proofs: Proofs, { id, waives }: Pick<Override, "id" | "waives">): Proofs {
  const waived = (name: ProofName): Proof => {
    const proof = proofs[name]
    return proof.passes || !waives.includes(name) ? proof : { ...proof, waivedBy: id }
  }
  return { fit: waived("fit"), intent: waived("intent"), context: waived("context") }
}

/** What still stands between the lead and sales: `fit`, `intent`, and the fields that context lacks. */
export function missingOf(proofs: Proofs): string[] {
  return PROOFS.flatMap((name) => (proofs[name].passes || proofs[name].waivedBy !== null ? [] : proofs[name].missing))
}

/** The needed fields that are not known; of a list one is enough, and all of it is named: `["phone", "email"]` is "phone or email". */
export function missingContext({ fields }: Pick<Facts, "fields">, { context }: Pick<Gate, "context">): string[] {
  return context.needs
    .map((need) => (typeof need === "string" ? [need] : need))
    .filter((names) => names.every((name) => knownValue(fields[name]) === null))
    .map((names) => names.join(" or "))
}

function axisProof(axis: "fit" | "intent", points: MicroPoints, needed: number): Proof {
  const passes = points >= Math.round(needed * MICRO)
  const says = `${axis} ${pointsInWords(points)} of the ${needed} needed`
  return { passes, says, missing: passes ? [] : [axis], waivedBy: null }
}

function contextProof(facts: Facts, gate: Gate): Proof {
  const missing = missingContext(facts, gate)
  const names = missing.map(alternativesInWords)
  const says = missing.length === 0 ? "all that a rep needs is known" : `not known: ${listInWords(names, "and")}`
  return { passes: missing.length === 0, says, missing, waivedBy: null }
}

/** In brackets where "and" stands between several of them. */
function alternativesInWords(name: string, _: number, all: readonly string[]): string {
  const words = fieldInWords(name)
  return all.length > 1 && name.includes(" or ") ? `(${words})` : words
}
