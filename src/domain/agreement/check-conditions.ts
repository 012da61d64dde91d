import type { Agreement } from "#domain/agreement/agreement.ts"
import { type AgreementProblem, type DocumentPath, error, unknownName, unreadable } from "#domain/agreement/agreement-problem.ts"
import { COUNTRY_CODES, countryMeant } from "#domain/agreement/country-codes.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import { type PlacedCondition, everyCondition, partsOf } from "#domain/agreement/every-condition.ts"
import { EMAIL_VERDICTS } from "#domain/intake/check-email.ts"
import { COMPUTED_FACTS, EMAIL_KINDS, LEAD_FACTS, SCORED_FACTS, isKnownFact } from "#domain/agreement/known-facts.ts"
import type { FactCondition, Scalar, SignalCondition } from "#domain/condition/condition.ts"

const COMPARISONS = ["is", "is_not", "in", "not_in", "at_least", "at_most", "above", "below", "matches", "contains", "known"] as const

/** Conditions that ask for what does not exist, compare with nothing, or can never hold. */
export function checkConditions(agreement: Agreement): AgreementProblem[] {
  return [
    ...everyCondition(agreement)
      .flatMap(partsOf)
      .flatMap((part) => checkPart(part, agreement)),
    ...everyMatcherCondition(agreement).flatMap(({ path, condition }) => checkComparisons(condition, path)),
  ]
}

/** A fact that rules and fields may name, or the problem. */
export function unknownFact(name: string, path: DocumentPath): AgreementProblem[] {
  if (isKnownFact(name)) return []
  const [problem] = unknownName("fact", name, [...LEAD_FACTS, ...COMPUTED_FACTS], path)
  const own = `Fields of your own begin with "custom.": "custom.${name}".`
  return problem ? [error(path, problem.message, problem.fix?.startsWith("Did you") ? `${problem.fix} ${own}` : own)] : []
}

function checkPart({ path, condition }: PlacedCondition, agreement: Agreement): AgreementProblem[] {
  if ("fact" in condition) return checkFact(condition, path, agreement)
  if ("signal" in condition) return checkSignal(condition, path, agreement)
  return []
}

function checkSignal(condition: SignalCondition, path: DocumentPath, agreement: Agreement): AgreementProblem[] {
  const names = typeof condition.signal === "string" ? [condition.signal] : condition.signal
  return [
    ...names.flatMap((name, index) => {
      const place = typeof condition.signal === "string" ? [] : [index]
      return unknownName("signal", name, Object.keys(agreement.signals), [...path, "signal", ...place])
    }),
    ...(condition.within === undefined ? [] : unreadable(readDuration, condition.within, [...path, "within"])),
  ]
}

function checkFact(condition: FactCondition, path: DocumentPath, agreement: Agreement): AgreementProblem[] {
  return [
    ...unknownFact(condition.fact, [...path, "fact"]),
    ...knownTooLate(condition.fact, path),
    ...checkComparisons(condition, path),
    ...comparedWith(condition).flatMap(([value, place]) => checkValue(condition.fact, value, [...path, ...place], agreement)),
  ]
}

/** Fit rules are judged before there is a score: what follows from it is not known to them yet. */
function knownTooLate(fact: string, path: DocumentPath): AgreementProblem[] {
  const late = path[0] === "scoring" && SCORED_FACTS.includes(fact)
  return late
    ? [
        error(
          [...path, "fact"],
          `"${fact}" is not known before the lead is scored: this rule never applies.`,
          "Ask for it in the gate or in tiers.",
        ),
      ]
    : []
}

function checkComparisons(condition: FactCondition, path: DocumentPath): AgreementProblem[] {
  const none = COMPARISONS.every((key) => condition[key] === undefined)
  if (none) return [error(path, `"${condition.fact}" is compared with nothing.`, `Add one of ${COMPARISONS.join(", ")}.`)]
  const low = condition.at_least ?? condition.above ?? Number.NEGATIVE_INFINITY
  const high = condition.at_most ?? condition.below ?? Number.POSITIVE_INFINITY
  const strict = condition.above !== undefined || condition.below !== undefined
  const never = low > high || (low === high && strict)
  return never ? [error(path, `"${condition.fact}" can't be above ${low} and below ${high} at once: this never holds.`)] : []
}

function checkValue(fact: string, value: Scalar, path: DocumentPath, agreement: Agreement): AgreementProblem[] {
  const text = String(value)
  if (fact === "region") return unknownName("region", text, Object.keys(agreement.regions), path)
  if (fact === "email_kind") return unknownName("e-mail kind", text, EMAIL_KINDS, path)
  if (fact === "email_check") return unknownName("e-mail check", text, EMAIL_VERDICTS, path)
  if (fact === "country" && !COUNTRY_CODES.has(text.trim().toUpperCase())) return unknownCountry(text, path)
  return []
}

/** The problem of a country that is not a two-letter code, with the one that was probably meant. */
export function unknownCountry(code: string, path: DocumentPath): AgreementProblem[] {
  const meant = countryMeant(code)
  return [
    error(path, `"${code}" is not a country code.`, meant ? `Did you mean "${meant}"?` : "Write the two letters of ISO 3166, such as DE."),
  ]
}

function comparedWith(condition: FactCondition): [Scalar, DocumentPath][] {
  const single = (["is", "is_not"] as const).flatMap((key): [Scalar, DocumentPath][] =>
    condition[key] === undefined ? [] : [[condition[key], [key]]],
  )
  const several = (["in", "not_in"] as const).flatMap((key) =>
    (condition[key] ?? []).map((value, index): [Scalar, DocumentPath] => [value, [key, index]]),
  )
  return [...single, ...several]
}

function everyMatcherCondition(agreement: Agreement): { path: DocumentPath; condition: FactCondition }[] {
  return Object.entries(agreement.signals).flatMap(([name, signal]) =>
    signal.any.flatMap((matcher, index) =>
      (matcher.where ?? []).map((condition, place) => ({ path: ["signals", name, "any", index, "where", place], condition })),
    ),
  )
}
