import type { FitRule, ScoreModel } from "#domain/agreement/agreement.ts"
import type { FactCondition, Facts } from "#domain/condition/condition.ts"
import { fold, foldScalar, knownValue, numberIn } from "#domain/condition/fold.ts"
import { compileGlobs } from "#domain/condition/glob.ts"
import { compileCondition, type Judge } from "#domain/condition/meets.ts"
import { groupsOf, type Groups } from "#domain/score/groups.ts"
import { MICRO, type MicroPoints, type ScoreReason } from "#domain/score/score.ts"

/**
 * The fit rules of a model, made ready for many leads. Rules that ask for values, bounds or globs of one field are judged together: the field
 * is read and folded once, and its value is looked up. All other rules are judged by their condition.
 */
export type FitRules = {
  points: readonly MicroPoints[]
  groups: Groups
  /** The line that each rule adds to a score when it holds; the same object for every lead. */
  reasons: readonly Readonly<ScoreReason>[]
  attributes: readonly Attribute[]
  others: readonly { rule: number; judge: Judge }[]
  /** All points there are to know about, those to subtract counted as well. */
  possible: MicroPoints
  /** Which rules hold for the lead being scored: kept here between leads because allocating it anew costs more than the scoring. */
  holds: Uint8Array
}

type Attribute = {
  fact: string
  byValue: Map<string, number[]>
  /** The rules that hold for a text as it came: the same few texts come again and again, and looking them up is all that is left to do. */
  remembered: Map<string, readonly number[]>
  bounds: Bounds[]
  globs: { rule: number; fits: (folded: string) => boolean }[]
  /** Points of all its rules, which nobody can tell while the field is unknown; `bounded`: of its bounds, which need a number. */
  points: MicroPoints
  bounded: MicroPoints
}

/** `least` and `most` belong to it, `above` and `below` do not; infinite where the rule says nothing. */
type Bounds = { rule: number; least: number; most: number; above: number; below: number }

const MOST_REMEMBERED = 2000

/** @throws Refusal `unreadable_duration` */
export function compileFit({ rules, groups = {} }: ScoreModel["fit"]): FitRules {
  const points = rules.map((rule) => Math.round(rule.points * MICRO))
  const attributes = new Map<string, Attribute>()
  const others: { rule: number; judge: Judge }[] = []
  for (const [index, rule] of rules.entries()) {
    if (!addToAttribute(attributes, rule, index)) others.push({ rule: index, judge: compileCondition(rule.when) })
  }
  return {
    points,
    groups: groupsOf(rules, groups),
    reasons: rules.map((rule, index) => ({ axis: "fit", kind: "rule", rule: rule.id, points: points[index] ?? 0 })),
    attributes: [...attributes.values()],
    others,
    possible: points.reduce((sum, each) => sum + Math.abs(each), 0),
    holds: new Uint8Array(rules.length),
  }
}

/** Marks in `fit.holds` which rules hold for the lead. @returns the points of rules that can't be told because a fact is unknown */
export function judgeFit(fit: FitRules, facts: Facts): MicroPoints {
  const { holds } = fit
  holds.fill(0)
  let unknown = 0
  for (const attribute of fit.attributes) unknown += judgeAttribute(attribute, facts.fields[attribute.fact], holds)
  for (const { rule, judge } of fit.others) {
    const truth = judge(facts)
    if (truth === true) holds[rule] = 1
    else if (truth === null) unknown += Math.abs(fit.points[rule] ?? 0)
  }
  return unknown
}

function judgeAttribute(attribute: Attribute, given: Facts["fields"][string] | undefined, holds: Uint8Array): MicroPoints {
  const value = knownValue(given)
  if (value === null) return attribute.points
  if (attribute.byValue.size > 0 || attribute.globs.length > 0) {
    if (Array.isArray(value)) for (const member of value) mark(rulesFor(attribute, member), holds)
    else mark(rulesFor(attribute, typeof value === "string" ? value : String(value)), holds)
  }
  return attribute.bounds.length === 0 ? 0 : judgeBounds(attribute, numberIn(value), holds)
}

function judgeBounds({ bounds, bounded }: Attribute, value: number | null, holds: Uint8Array): MicroPoints {
  if (value === null) return bounded
  for (const { rule, least, most, above, below } of bounds) {
    if (value >= least && value <= most && value > above && value < below) holds[rule] = 1
  }
  return 0
}

function mark(rules: readonly number[], holds: Uint8Array): void {
  for (const rule of rules) holds[rule] = 1
}

function rulesFor(attribute: Attribute, text: string): readonly number[] {
  const { remembered, byValue, globs } = attribute
  const known = remembered.get(text)
  if (known !== undefined) return known
  const folded = fold(text)
  const rules = [...(byValue.get(folded) ?? []), ...globs.filter(({ fits }) => fits(folded)).map(({ rule }) => rule)]
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(text, rules)
  return rules
}

/** Whether the rule could be put together with the others about its field. */
function addToAttribute(attributes: Map<string, Attribute>, rule: FitRule, index: number): boolean {
  if (!("fact" in rule.when)) return false
  const { fact, ...comparison } = rule.when
  const kinds = Object.keys(comparison)
  const [kind] = kinds
  const isBound = kinds.length > 0 && kinds.every((each) => BOUNDS.has(each))
  const isSingle = kinds.length === 1 && (kind === "is" || kind === "in" || kind === "matches")
  if (!isBound && !isSingle) return false
  const attribute = attributes.get(fact) ?? {
    fact,
    byValue: new Map(),
    remembered: new Map(),
    bounds: [],
    globs: [],
    points: 0,
    bounded: 0,
  }
  attributes.set(fact, attribute)
  const points = Math.abs(Math.round(rule.points * MICRO))
  attribute.points += points
  if (isBound) attribute.bounded += points
  fillAttribute(attribute, comparison, index)
  return true
}

const BOUNDS = new Set(["at_least", "at_most", "above", "below"])

function fillAttribute(attribute: Attribute, comparison: Omit<FactCondition, "fact">, rule: number): void {
  const { is, in: one, matches } = comparison
  if (matches !== undefined) attribute.globs.push({ rule, fits: compileGlobs(matches) })
  else if (is !== undefined || one !== undefined) {
    const values = new Set((is === undefined ? (one ?? []) : [is]).map(foldScalar))
    for (const value of values) attribute.byValue.set(value, [...(attribute.byValue.get(value) ?? []), rule])
  } else attribute.bounds.push(boundsOf(comparison, rule))
}

function boundsOf({ at_least, at_most, above, below }: Omit<FactCondition, "fact">, rule: number): Bounds {
  const [lowest, highest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return { rule, least: at_least ?? lowest, most: at_most ?? highest, above: above ?? lowest, below: below ?? highest }
}
