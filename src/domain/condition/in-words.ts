import { PHRASES, type Phrases } from "#domain/condition/condition-phrases.ts"
import type { Condition, FactCondition, Scalar, SignalCondition } from "#domain/condition/condition.ts"
import type { Language } from "#domain/language/language.ts"

/**
 * What people call things: signals by what "the lead …" did, fields by their label. What is not listed is called by its own name. Without a language it is
 * English.
 */
export type Words = { language?: Language; signals?: Readonly<Record<string, string>>; fields?: Readonly<Record<string, string>> }

/** A condition as a person says it: "company size is at least 50 and country is Germany, Austria or Switzerland". */
export function inWords(condition: Condition, words: Words = {}): string {
  const phrases = phrasesOf(words)
  if ("all" in condition) return joined(condition.all, "and", words) || phrases.always
  if ("any" in condition) return joined(condition.any, "or", words) || phrases.never
  if ("not" in condition) return phrases.not(inWords(condition.not, words))
  if ("signal" in condition) return signalInWords(condition, words)
  return factInWords(condition, words)
}

/** A list as a person says it: "a", "a or b", "a, b and c". */
export function listInWords(items: readonly string[], word: "and" | "or" | "nor" = "or", language: Language = "en"): string {
  const phrases = PHRASES[language]
  if (items.length < 2) return items[0] ?? phrases.nothing
  return `${items.slice(0, -1).join(", ")} ${phrases[word]} ${items.at(-1)}`
}

/** How often, as a person says it: "once", "twice", "3 times". */
export function timesInWords(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`
}

/** A field as people call it: its label, or its name without underscores and dots. */
export function fieldInWords(fact: string, words: Words = {}): string {
  return own(words.fields, fact) ?? phrasesOf(words).field(fact)
}

function phrasesOf({ language = "en" }: Words): Phrases {
  return PHRASES[language]
}

function joined(parts: readonly Condition[], word: "and" | "or", words: Words): string {
  const said = parts.map((part) => {
    const text = inWords(part, words)
    return parts.length > 1 && needsBrackets(part, word) ? `(${text})` : text
  })
  return said.join(` ${phrasesOf(words)[word]} `)
}

/** Brackets where a reader could take "and" and "or" together the wrong way round. */
function needsBrackets(part: Condition, outer: "and" | "or"): boolean {
  if ("all" in part) return outer === "or" && part.all.length > 1
  if ("any" in part) return outer === "and" && part.any.length > 1
  return "signal" in part && typeof part.signal !== "string" && part.signal.length > 1
}

function signalInWords({ signal, at_least: least = 1, within }: SignalCondition, words: Words): string {
  const phrases = phrasesOf(words)
  const names = (typeof signal === "string" ? [signal] : signal).map((name) => own(words.signals, name) ?? name.replaceAll("_", " "))
  const often = least > 1 ? [phrases.atLeastTimes(least, names.length > 1)] : []
  return [listInWords(names, "or", words.language), ...often, ...(within === undefined ? [] : [phrases.within(within)])].join(" ")
}

function factInWords(condition: FactCondition, words: Words): string {
  const { fact, is, is_not, in: one, not_in, at_least, at_most, above, below, matches, contains, known } = condition
  const phrases = phrasesOf(words)
  const said: string[] = []
  const list = (values: readonly Scalar[], word: "or" | "nor" = "or") =>
    listInWords(
      values.map((value) => valueInWords(fact, value, words)),
      word,
      words.language,
    )
  const quoted = (texts: string | string[]) => listInWords([texts].flat().map(phrases.quoted), "or", words.language)
  if (known !== undefined) said.push(known ? phrases.known : phrases.unknown)
  if (is !== undefined) said.push(typeof is === "boolean" ? phrases.flag(is, false) : `${phrases.is} ${list([is])}`)
  if (is_not !== undefined) said.push(typeof is_not === "boolean" ? phrases.flag(is_not, true) : `${phrases.isNot} ${list([is_not])}`)
  if (one !== undefined) said.push(`${phrases.is} ${list(one)}`)
  if (not_in !== undefined) said.push(not_in.length > 1 ? `${phrases.neither} ${list(not_in, "nor")}` : `${phrases.isNot} ${list(not_in)}`)
  if (at_least !== undefined) said.push(`${phrases.atLeast} ${at_least}`)
  if (at_most !== undefined) said.push(`${phrases.atMost} ${at_most}`)
  if (above !== undefined) said.push(`${phrases.above} ${above}`)
  if (below !== undefined) said.push(`${phrases.below} ${below}`)
  if (matches !== undefined) said.push(`${phrases.looksLike} ${quoted(matches)}`)
  if (contains !== undefined) said.push(`${phrases.contains} ${quoted(contains)}`)
  return `${fieldInWords(fact, words)} ${said.join(` ${phrases.and} `) || phrases.anything}`
}

const COUNTRIES = {
  en: new Intl.DisplayNames("en", { type: "region" }),
  de: new Intl.DisplayNames("de", { type: "region" }),
}

/** A value as people say it: yes and no, countries by name. */
function valueInWords(fact: string, value: Scalar, { language = "en" }: Words): string {
  const { yes, no, values } = PHRASES[language]
  if (typeof value === "boolean") return value ? yes : no
  if (typeof value !== "string") return String(value)
  if (/(^|[._])country$/.test(fact) && /^[A-Za-z]{2}$/.test(value)) return COUNTRIES[language].of(value.toUpperCase()) ?? value
  return own(own(values, fact), value) ?? value
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}
