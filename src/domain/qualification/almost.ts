import type { Agreement } from "#domain/agreement/agreement.ts"
import { COMPUTED_FACTS } from "#domain/agreement/known-facts.ts"
import type { Condition, FactCondition, Facts, FieldValue } from "#domain/condition/condition.ts"
import { knownValue } from "#domain/condition/fold.ts"
import { factsIn } from "#domain/condition/facts-in.ts"
import { fieldInWords, inWords } from "#domain/condition/in-words.ts"
import type { CycleContext } from "#domain/qualification/computed-facts.ts"
import type { Almost } from "#domain/qualification/qualification.ts"
import { type CompiledQualification, qualify } from "#domain/qualification/qualify.ts"
import { MICRO, type Score } from "#domain/score/score.ts"
import { type CompiledScoring, scoreLead } from "#domain/score/score-lead.ts"

export type CompiledGate = { scoring: CompiledScoring; qualification: CompiledQualification }

const MOST = 3
const COMPUTED = new Set(COMPUTED_FACTS)

type Trial = { almost: Almost; gain: number }

/**
 * What one more signal, sent now, or one more known field would make of a lead that is not yet qualified: at most three changes that qualify
 * it, the one that moves the score least first. A field is tried with each value that a rule of fit asks for, and with one that none asks for.
 */
export function almost(gate: CompiledGate, lead: Facts, context: CycleContext): Almost[] {
  const score = scoreLead(gate.scoring, lead)
  if (qualify(gate.qualification, score, lead, context).kind !== "not_yet") return []
  const fields = unknownFields(gate.qualification.rules, score, lead).flatMap(
    (name) => tryField(gate, score, lead, { context, name }) ?? [],
  )
  const signals = Object.keys(gate.qualification.rules.signals).flatMap((name) => trySignal(gate, score, lead, { context, name }) ?? [])
  return [...fields, ...signals]
    .toSorted((one, other) => one.gain - other.gain)
    .slice(0, MOST)
    .map((nearest) => nearest.almost)
}

type What = { context: CycleContext; name: string }

function trySignal(gate: CompiledGate, before: Score, lead: Facts, { context, name }: What): Trial | null {
  const facts = { ...lead, events: [...lead.events, { signal: name, at: lead.now }] }
  const says = `if the lead ${gate.qualification.words.signals?.[name] ?? name} now`
  return trial(gate, before, facts, { context, change: { kind: "signal", name, says } })
}

function tryField(gate: CompiledGate, before: Score, lead: Facts, { context, name }: What): Trial | null {
  const label = fieldInWords(name)
  const wanted = wantedValues(modelRules(gate.qualification.rules, before), name)
  const trials = [{ value: "known" as FieldValue, says: `if ${label} were known` }, ...wanted].flatMap(({ value, says }) => {
    const facts = { ...lead, fields: { ...lead.fields, [name]: value } }
    return trial(gate, before, facts, { context, change: { kind: "field", name, says } }) ?? []
  })
  return trials.toSorted((one, other) => one.gain - other.gain)[0] ?? null
}

function trial(
  gate: CompiledGate,
  before: Score,
  facts: Facts,
  how: { context: CycleContext; change: Omit<Almost, "wouldBe"> },
): Trial | null {
  const score = scoreLead(gate.scoring, facts)
  if (qualify(gate.qualification, score, facts, how.context).kind !== "qualified") return null
  const gain = Math.abs(score.fit - before.fit) + Math.abs(score.intent - before.intent)
  return { gain, almost: { ...how.change, wouldBe: { fit: score.fit / MICRO, intent: score.intent / MICRO } } }
}

/** Fields that are unknown and that the gate needs or a rule of fit asks for. */
function unknownFields(rules: CompiledQualification["rules"], score: Score, { fields }: Facts): string[] {
  const asked = modelRules(rules, score).flatMap(factsIn)
  const names = new Set([...rules.gate.context.needs.flat(), ...asked]).difference(COMPUTED)
  return [...names].filter((name) => knownValue(fields[name]) === null)
}

function modelRules({ scoring }: Pick<Agreement, "scoring">, { model }: Score): Condition[] {
  return scoring[model]?.fit.rules.map(({ when }) => when) ?? []
}

/** Values that meet the plain comparisons of a field in the rules. */
function wantedValues(conditions: readonly Condition[], fact: string): { value: FieldValue; says: string }[] {
  return conditions
    .filter((when): when is FactCondition => "fact" in when && when.fact === fact)
    .flatMap((when) => {
      const value = valueFor(when)
      return value === null ? [] : [{ value, says: `if ${inWords(when)}` }]
    })
}

function valueFor({ is, in: one, at_least, at_most, above, below, matches, contains }: FactCondition): FieldValue {
  const value = is ?? one?.[0] ?? at_least ?? at_most
  if (value !== undefined) return value
  if (above !== undefined) return below === undefined ? above + 1 : (above + below) / 2
  if (below !== undefined) return below - 1
  const [text] = [matches ?? contains ?? []].flat()
  return text?.replaceAll("*", "") || null
}
