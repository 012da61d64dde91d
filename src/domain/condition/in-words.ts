import type { Condition, FactCondition, Scalar, SignalCondition } from "#domain/condition/condition.ts"

/** What people call things: signals by what "the lead …" did, fields by their label. What is not listed is called by its own name. */
export type Words = { signals?: Readonly<Record<string, string>>; fields?: Readonly<Record<string, string>> }

/** A condition as a person says it: "company size is at least 50 and country is Germany, Austria or Switzerland". */
export function inWords(condition: Condition, words: Words = {}): string {
  if ("all" in condition) return joined(condition.all, "and", words) || "always"
  if ("any" in condition) return joined(condition.any, "or", words) || "never"
  if ("not" in condition) return `not (${inWords(condition.not, words)})`
  if ("signal" in condition) return signalInWords(condition, words)
  return factInWords(condition, words)
}

/** A list as a person says it: "a", "a or b", "a, b and c". */
export function listInWords(items: readonly string[], word: "and" | "or" = "or"): string {
  if (items.length < 2) return items[0] ?? "nothing"
  return `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`
}

/** How often, as a person says it: "once", "twice", "3 times". */
export function timesInWords(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`
}

/** A field as people call it: its label, or its name without underscores and dots. */
export function fieldInWords(fact: string, words: Words = {}): string {
  const given = own(words.fields, fact)
  if (given !== undefined) return given
  const score = /^score\.(fit|intent)$/.exec(fact)
  return score ? `${score[1]} score` : fact.replaceAll(/[._]+/g, " ")
}

function joined(parts: readonly Condition[], word: "and" | "or", words: Words): string {
  const said = parts.map((part) => {
    const text = inWords(part, words)
    return parts.length > 1 && needsBrackets(part, word) ? `(${text})` : text
  })
  return said.join(` ${word} `)
}

/** Brackets where a reader could take "and" and "or" together the wrong way round. */
function needsBrackets(part: Condition, outer: "and" | "or"): boolean {
  if ("all" in part) return outer === "or" && part.all.length > 1
  if ("any" in part) return outer === "and" && part.any.length > 1
  return "signal" in part && typeof part.signal !== "string" && part.signal.length > 1
}

function signalInWords({ signal, at_least: least = 1, within }: SignalCondition, { signals }: Words): string {
  const names = (typeof signal === "string" ? [signal] : signal).map((name) => own(signals, name) ?? name.replaceAll("_", " "))
  const often = least > 1 ? ` at least ${least} times${names.length > 1 ? " in all" : ""}` : ""
  return `${listInWords(names)}${often}${within === undefined ? "" : ` within ${within}`}`
}

function factInWords(condition: FactCondition, words: Words): string {
  const { fact, is, is_not, in: one, not_in, at_least, at_most, above, below, matches, contains, known } = condition
  const said: string[] = []
  const list = (values: readonly Scalar[]) => listInWords(values.map((value) => valueInWords(fact, value)))
  if (known !== undefined) said.push(known ? "is known" : "is not known")
  if (is !== undefined) said.push(`is ${list([is])}`)
  if (is_not !== undefined) said.push(`is not ${list([is_not])}`)
  if (one !== undefined) said.push(`is ${list(one)}`)
  if (not_in !== undefined)
    said.push(not_in.length > 1 ? `is neither ${list(not_in).replaceAll(" or ", " nor ")}` : `is not ${list(not_in)}`)
  if (at_least !== undefined) said.push(`is at least ${at_least}`)
  if (at_most !== undefined) said.push(`is at most ${at_most}`)
  if (above !== undefined) said.push(`is above ${above}`)
  if (below !== undefined) said.push(`is below ${below}`)
  if (matches !== undefined) said.push(`looks like ${quoted(matches)}`)
  if (contains !== undefined) said.push(`contains ${quoted(contains)}`)
  return `${fieldInWords(fact, words)} ${said.join(" and ") || "is anything"}`
}

function quoted(texts: string | string[]): string {
  return listInWords([texts].flat().map((text) => `“${text}”`))
}

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" })

/** A value as people say it: yes and no, countries by name. */
function valueInWords(fact: string, value: Scalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (typeof value === "string" && /(^|[._])country$/.test(fact) && /^[A-Za-z]{2}$/.test(value)) {
    return COUNTRIES.of(value.toUpperCase()) ?? value
  }
  return String(value)
}

function own(record: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}
