import type { Agreement, Tier } from "#domain/agreement/agreement.ts"
import {
  type AgreementProblem,
  type DocumentPath,
  error,
  repeatedNames,
  unknownName,
  warning,
} from "#domain/agreement/agreement-problem.ts"
import { unknownFact } from "#domain/agreement/check-conditions.ts"
import { lasting } from "#domain/agreement/check-scoring.ts"
import type { Condition } from "#domain/condition/condition.ts"

/** Bands, gate, tiers, plays and what comes after them: thresholds in order, lists that decide for every lead, names that exist. */
export function checkGate(agreement: Agreement): AgreementProblem[] {
  return [
    ...checkBands(agreement),
    ...checkProofs(agreement),
    ...decidesAlways("tier", agreement.tiers, ["tiers"]),
    ...checkTierNumbers(agreement),
    ...decidesAlways("play", agreement.plays, ["plays"]),
    ...checkNames(agreement),
    ...checkAcknowledgement(agreement),
    ...checkCommitments(agreement),
  ]
}

function checkBands({ bands, gate }: Agreement): AgreementProblem[] {
  const points: [number, DocumentPath][] = [
    [bands.mql, ["bands", "mql"]],
    [bands.sales_ready, ["bands", "sales_ready"]],
    [gate.fit.at_least, ["gate", "fit", "at_least"]],
    [gate.intent.at_least, ["gate", "intent", "at_least"]],
  ]
  const outside = points.flatMap(([value, path]) =>
    value >= 0 && value <= 100 ? [] : [error(path, `Scores run from 0 to 100, not to ${value}.`)],
  )
  const crossed = bands.mql >= bands.sales_ready
  return [
    ...outside,
    ...(crossed ? [error(["bands", "sales_ready"], `Sales-ready (${bands.sales_ready}) must lie above MQL (${bands.mql}).`)] : []),
    ...(gate.intent.at_least < bands.mql
      ? [warning(["gate", "intent", "at_least"], `The gate lets leads through below the MQL band (${bands.mql}).`)]
      : []),
  ]
}

function checkProofs({ gate, definitions }: Agreement): AgreementProblem[] {
  const open = gate.fit.at_least === 0 && gate.intent.at_least === 0 && definitions.mql.when === undefined
  return [
    ...(open ? [error(["gate"], "The gate asks for nothing: every lead would be handed off.", "Ask for points of fit or intent.")] : []),
    ...(gate.context.needs.length === 0
      ? [warning(["gate", "context", "needs"], "No field is needed: reps may get leads that they can't reach.")]
      : []),
    ...gate.context.needs.flatMap((need, index) =>
      [need]
        .flat()
        .flatMap((field, place) => unknownFact(field, ["gate", "context", "needs", index, ...(Array.isArray(need) ? [place] : [])])),
    ),
    ...(definitions.sql.needs.length === 0
      ? [warning(["definitions", "sql", "needs"], "Nothing needs to be confirmed for an SQL: budget, authority, need, timeline.")]
      : []),
  ]
}

/** A list of which the first that holds decides must decide always, and each of its lines must have a chance. */
function decidesAlways(kind: string, rules: { when?: Condition }[], path: DocumentPath): AgreementProblem[] {
  const first = rules.findIndex((rule) => rule.when === undefined)
  if (first === -1) {
    return [error([...path, rules.length - 1], `A lead for which no ${kind} holds would have none.`, `The last ${kind} has no when.`)]
  }
  return rules
    .slice(first + 1)
    .map((_, index) =>
      error([...path, first + 1 + index], `This ${kind} is never reached: the one before it that has no when takes every lead.`),
    )
}

function checkTierNumbers({ tiers }: Agreement): AgreementProblem[] {
  return ([1, 2, 3] as Tier[]).flatMap((tier) =>
    tiers.some((rule) => rule.tier === tier) ? [] : [warning(["tiers"], `No lead can be of tier ${tier}.`)],
  )
}

function checkNames({ disqualifiers, gate, plays, signals, re_entry }: Agreement): AgreementProblem[] {
  return [
    ...repeatedNames("disqualifier", ids(disqualifiers), (index) => ["disqualifiers", index, "id"]),
    ...repeatedNames("override", ids(gate.overrides), (index) => ["gate", "overrides", index, "id"]),
    ...repeatedNames("play", ids(plays), (index) => ["plays", index, "id"]),
    ...re_entry.break_through.flatMap((signal, index) =>
      unknownName("signal", signal, Object.keys(signals), ["re_entry", "break_through", index]),
    ),
  ]
}

function checkAcknowledgement({ acknowledgement: { within, subject, text } }: Agreement): AgreementProblem[] {
  const path = ["acknowledgement"]
  return [
    ...lasting(within, [...path, "within"]),
    ...Object.keys(subject).flatMap((language) =>
      language in text ? [] : [error([...path, "subject", language], `There is a subject in "${language}" but no text.`)],
    ),
    ...Object.keys(text).flatMap((language) =>
      language in subject ? [] : [error([...path, "text", language], `There is a text in "${language}" but no subject.`)],
    ),
    ...("en" in subject ? [] : [error([...path, "subject"], `There is no "en", which everyone gets whose language is not here.`)]),
  ]
}

function checkCommitments({ commitments }: Agreement): AgreementProblem[] {
  return (["1", "2", "3"] as const).flatMap((tier) => {
    const { least, most } = commitments.sales.touches[tier]
    return least <= most
      ? []
      : [error(["commitments", "sales", "touches", tier, "most"], `The most touches (${most}) are fewer than the least (${least}).`)]
  })
}

function ids(list: { id: string }[]): string[] {
  return list.map((each) => each.id)
}
