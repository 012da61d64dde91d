import type { Agreement } from "#domain/agreement/agreement.ts"
import type { DocumentPath } from "#domain/agreement/agreement-problem.ts"
import type { Condition } from "#domain/condition/condition.ts"

export type PlacedCondition = { path: DocumentPath; condition: Condition }

/** Every condition of the agreement with its place, whole ones only; see `partsOf` for what is inside them. */
export function everyCondition(agreement: Agreement): PlacedCondition[] {
  const places: { path: DocumentPath; condition: Condition | undefined }[] = [
    ...Object.entries(agreement.scoring).flatMap(([name, model]) =>
      model.fit.rules.map((rule, index) => ({ path: ["scoring", name, "fit", "rules", index, "when"], condition: rule.when })),
    ),
    ...listed(agreement.disqualifiers, ["disqualifiers"]),
    { path: ["definitions", "mql", "when"], condition: agreement.definitions.mql.when },
    ...listed(agreement.gate.overrides, ["gate", "overrides"]),
    ...listed(agreement.tiers, ["tiers"]),
    ...listed(agreement.routing.territories, ["routing", "territories"]),
    { path: ["acknowledgement", "when"], condition: agreement.acknowledgement.when },
    ...listed(agreement.plays, ["plays"]),
    ...listed(agreement.cadences?.list ?? [], ["cadences", "list"]),
    { path: ["recycle", "strategic", "when"], condition: agreement.recycle.strategic?.when },
  ]
  return places.filter((place): place is PlacedCondition => place.condition !== undefined)
}

/** The condition itself and all conditions inside it, outermost first. */
export function partsOf({ path, condition }: PlacedCondition): PlacedCondition[] {
  const inside = "all" in condition ? condition.all : "any" in condition ? condition.any : []
  const key = "all" in condition ? "all" : "any"
  const parts = inside.map((part, index) => ({ path: [...path, key, index], condition: part }))
  const negated = "not" in condition ? [{ path: [...path, "not"], condition: condition.not }] : []
  return [{ path, condition }, ...[...parts, ...negated].flatMap(partsOf)]
}

function listed(rules: { when?: Condition }[], path: DocumentPath) {
  return rules.map((rule, index) => ({ path: [...path, index, "when"], condition: rule.when }))
}
