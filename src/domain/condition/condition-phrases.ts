import { GERMAN_EMAIL_KINDS, GERMAN_FIELDS } from "#domain/language/german-names.ts"
import { durationAfterPreposition } from "#domain/language/german-durations.ts"
import type { Language } from "#domain/language/language.ts"

/** The words of which conditions are made in a language. */
export type Phrases = {
  and: string
  or: string
  always: string
  never: string
  /** Stands for no condition at all, where others were asked before. */
  otherwise: string
  nothing: string
  not: (said: string) => string
  quoted: (text: string) => string
  atLeastTimes: (count: number, isOfSeveral: boolean) => string
  within: (time: string) => string
  known: string
  unknown: string
  is: string
  isNot: string
  neither: string
  nor: string
  atLeast: string
  atMost: string
  above: string
  below: string
  looksLike: string
  contains: string
  anything: string
  yes: string
  no: string
  /** That something is so, or is not; `isDenied`: that it is not the given value. */
  flag: (value: boolean, isDenied: boolean) => string
  field: (fact: string) => string
  /** Values of a fact that have names of their own. */
  values: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const ENGLISH: Phrases = {
  and: "and",
  or: "or",
  always: "always",
  never: "never",
  otherwise: "in all other cases",
  nothing: "nothing",
  not: (said) => `not (${said})`,
  quoted: (text) => `“${text}”`,
  atLeastTimes: (count, isOfSeveral) => `at least ${count} times${isOfSeveral ? " in all" : ""}`,
  within: (time) => `within ${time}`,
  known: "is known",
  unknown: "is not known",
  is: "is",
  isNot: "is not",
  neither: "is neither",
  nor: "nor",
  atLeast: "is at least",
  atMost: "is at most",
  above: "is above",
  below: "is below",
  looksLike: "looks like",
  contains: "contains",
  anything: "is anything",
  yes: "yes",
  no: "no",
  flag: (value, isDenied) => `is ${isDenied ? "not " : ""}${value ? "yes" : "no"}`,
  field: (fact) => {
    const score = /^score\.(fit|intent)$/.exec(fact)
    return score ? `${score[1]} score` : withoutMarks(fact)
  },
  values: {},
}

const GERMAN: Phrases = {
  and: "und",
  or: "oder",
  always: "immer",
  never: "nie",
  otherwise: "in allen anderen Fällen",
  nothing: "nichts",
  not: (said) => `nicht (${said})`,
  quoted: (text) => `„${text}“`,
  atLeastTimes: (count, isOfSeveral) => `${isOfSeveral ? "zusammen " : ""}mindestens ${count}-mal`,
  within: (time) => `innerhalb von ${durationAfterPreposition(time)}`,
  known: "ist bekannt",
  unknown: "ist nicht bekannt",
  is: "ist",
  isNot: "ist nicht",
  neither: "ist weder",
  nor: "noch",
  atLeast: "ist mindestens",
  atMost: "ist höchstens",
  above: "liegt über",
  below: "liegt unter",
  looksLike: "sieht aus wie",
  contains: "enthält",
  anything: "ist beliebig",
  yes: "ja",
  no: "nein",
  flag: (value, isDenied) => (value === isDenied ? "trifft nicht zu" : "trifft zu"),
  field: (fact) => {
    if (Object.hasOwn(GERMAN_FIELDS, fact)) return GERMAN_FIELDS[fact] ?? fact
    return withoutMarks(fact.replace(/^custom\./, "eigenes Feld "))
  },
  values: { email_kind: GERMAN_EMAIL_KINDS },
}

export const PHRASES: Readonly<Record<Language, Phrases>> = { en: ENGLISH, de: GERMAN }

function withoutMarks(fact: string): string {
  return fact.replaceAll(/[._]+/g, " ")
}
