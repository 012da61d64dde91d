import type { Agreement } from "#domain/agreement/agreement.ts"
import { PHRASES } from "#domain/condition/condition-phrases.ts"
import type { Condition } from "#domain/condition/condition.ts"
import { inWords, type Words } from "#domain/condition/in-words.ts"
import type { Language } from "#domain/language/language.ts"
import { saidIn } from "#domain/language/said-in.ts"

/** A part of the agreement as people read it. Keys stay the same from version to version, so that versions can be compared. */
export type Chapter = { id: string; title: string; blocks: Block[] }
export type Block = Sentence | Table
export type Sentence = { kind: "sentence"; key: string; says: string }
/** Rows stand in the order in which they count; a row's first cell names it. */
export type Table = { kind: "table"; key: string; title: string; columns: string[]; rows: { key: string; cells: string[] }[] }

export function sentence(key: string, says: string): Sentence {
  return { kind: "sentence", key, says }
}

export function table(key: string, title: string, columns: string[], rows: Table["rows"]): Table {
  return { kind: "table", key, title, columns, rows }
}

/** Conditions of an agreement in words, with its signals called by what the lead did. */
export function speakerOf({ signals }: Pick<Agreement, "signals">, language: Language = "en"): (when: Condition | undefined) => string {
  const { otherwise, quoted } = PHRASES[language]
  const called = Object.entries(signals).map(([name, { says }]) => [name, quoted(saidIn(language, says))])
  const words: Words = { language, signals: Object.fromEntries(called) }
  return (when) => (when === undefined ? otherwise : inWords(when, words))
}

/** A number of points with its sign: +25, −10. */
export function signed(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`
}

export function yesNo(holds: boolean | undefined): string {
  return holds === true ? "yes" : "no"
}

/** A list of names, or what stands for none. */
export function listed(names: readonly (string | number)[] | undefined, none = "–"): string {
  return names === undefined || names.length === 0 ? none : [...names].join(", ")
}
