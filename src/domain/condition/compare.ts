import type { FactCondition, FieldValue, Scalar, Truth } from "#domain/condition/condition.ts"
import { fold, foldScalar, knownValue, numberIn } from "#domain/condition/fold.ts"
import { compileGlobs } from "#domain/condition/glob.ts"
import { allOf } from "#domain/condition/kleene.ts"

type Judge = (value: FieldValue) => Truth

/**
 * A test of one fact's value. An unknown value makes every comparison unknown except `known`. A list is judged by its members: `is`, `in`,
 * `matches` and `contains` want one that fits, `is_not` and `not_in` none. A text without a number in it can't be told from a bound: unknown.
 */
export function compileComparison(condition: FactCondition): (value: FieldValue | undefined) => Truth {
  const judges = comparisons(condition)
  const { known } = condition
  const [only] = judges
  if (known === undefined && judges.length === 1 && only) {
    return (value) => {
      const judged = knownValue(value)
      return judged === null ? null : only(judged)
    }
  }
  return (value) => {
    const judged = knownValue(value)
    if (known !== undefined && (judged !== null) !== known) return false
    if (judged === null) return judges.length === 0 ? true : null
    return allOf(judges, judged)
  }
}

function comparisons(condition: FactCondition): Judge[] {
  const { is, is_not, in: one, not_in, at_least, at_most, above, below, matches, contains } = condition
  const judges: Judge[] = []
  if (is !== undefined) judges.push(isOneOf([is]))
  if (is_not !== undefined) judges.push(isNoneOf([is_not]))
  if (one !== undefined) judges.push(isOneOf(one))
  if (not_in !== undefined) judges.push(isNoneOf(not_in))
  if (at_least !== undefined) judges.push(bound((number) => number >= at_least))
  if (at_most !== undefined) judges.push(bound((number) => number <= at_most))
  if (above !== undefined) judges.push(bound((number) => number > above))
  if (below !== undefined) judges.push(bound((number) => number < below))
  if (matches !== undefined) judges.push(someText(compileGlobs(matches)))
  if (contains !== undefined) judges.push(containsOne(typeof contains === "string" ? [contains] : contains))
  return judges
}

function isOneOf(wanted: readonly Scalar[]): Judge {
  const keys = new Set(wanted.map(foldScalar))
  return someText((text) => keys.has(text))
}

function isNoneOf(unwanted: readonly Scalar[]): Judge {
  const isOne = isOneOf(unwanted)
  return (value) => !isOne(value)
}

function bound(holds: (number: number) => boolean): Judge {
  return (value) => {
    const number = numberIn(value)
    return number === null ? null : holds(number)
  }
}

function containsOne(wanted: readonly string[]): Judge {
  const parts = wanted.map(fold)
  const members = new Set(parts)
  return (value) => {
    if (Array.isArray(value)) return value.some((member) => members.has(fold(member)))
    const text = foldScalar(value as Scalar)
    return parts.some((part) => text.includes(part))
  }
}

function someText(fits: (folded: string) => boolean): Judge {
  return (value) => (Array.isArray(value) ? value.some((member) => fits(fold(member))) : fits(foldScalar(value as Scalar)))
}
