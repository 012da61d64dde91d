import type { Agreement, Example } from "#domain/agreement/agreement.ts"
import {
  type AgreementProblem,
  type DocumentPath,
  error,
  repeatedNames,
  unknownName,
  unreadable,
  warning,
} from "#domain/agreement/agreement-problem.ts"
import { unknownCountry, unknownFact } from "#domain/agreement/check-conditions.ts"
import { COUNTRY_CODES } from "#domain/agreement/country-codes.ts"
import { readDuration } from "#domain/agreement/duration.ts"

const FEWEST = 3

/** Examples that name what does not exist, or are too few to test anything. */
export function checkExamples(agreement: Agreement): AgreementProblem[] {
  const { examples } = agreement
  return [
    ...(examples.length < FEWEST
      ? [
          warning(
            ["examples"],
            `There are ${examples.length} examples; fewer than ${FEWEST} test little.`,
            "Add leads of both sides' choice.",
          ),
        ]
      : []),
    ...repeatedNames(
      "example",
      examples.map((example) => example.name),
      (index) => ["examples", index, "name"],
    ),
    ...examples.flatMap((example, index) => checkExample(example, ["examples", index], agreement)),
  ]
}

function checkExample({ lead, signals, expect }: Example, path: DocumentPath, agreement: Agreement): AgreementProblem[] {
  const country = lead["country"]
  const known = { model: agreement.scoring, pool: agreement.routing.pools }
  return [
    ...Object.keys(lead).flatMap((field) => unknownFact(field, [...path, "lead", field])),
    ...(typeof country === "string" && !COUNTRY_CODES.has(country.toUpperCase())
      ? unknownCountry(country, [...path, "lead", "country"])
      : []),
    ...(signals ?? []).flatMap(({ signal, ago }, index) => [
      ...unknownName("signal", signal, Object.keys(agreement.signals), [...path, "signals", index, "signal"]),
      ...unreadable(readDuration, ago, [...path, "signals", index, "ago"]),
    ]),
    ...(["model", "pool"] as const).flatMap((key) => {
      const name = expect[key]
      return name === undefined ? [] : unknownName(key, name, Object.keys(known[key]), [...path, "expect", key])
    }),
    ...named("override", expect.override, agreement.gate.overrides, path),
    ...named("rule", expect.rule, agreement.disqualifiers, path),
    ...checkSense(expect, [...path, "expect"]),
  ]
}

function named(key: "override" | "rule", name: string | undefined, list: { id: string }[], path: DocumentPath): AgreementProblem[] {
  if (name === undefined) return []
  const kind = key === "rule" ? "disqualifier" : key
  return unknownName(
    kind,
    name,
    list.map((each) => each.id),
    [...path, "expect", key],
  )
}

/** What can only be expected with one verdict is expected with it. */
function checkSense(expect: Example["expect"], path: DocumentPath): AgreementProblem[] {
  const only = { tier: "qualified", pool: "qualified", override: "qualified", missing: "not_yet", rule: "disqualified" } as const
  return (Object.keys(only) as (keyof typeof only)[]).flatMap((key) =>
    expect[key] === undefined || expect.verdict === only[key]
      ? []
      : [
          error(
            [...path, key],
            `Only a lead that is ${only[key].replace("_", " ")} has this.`,
            `Expect the verdict ${only[key]}, or leave ${key} out.`,
          ),
        ],
  )
}
