import type { FieldValue } from "#domain/condition/condition.ts"

/** A text of one line and at most `most` characters, cut at the end of a word where one is near; a cut text ends in "…". */
export function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim()
  if (line.length <= most) return line
  const start = line.slice(0, most - 1)
  const space = start.lastIndexOf(" ")
  return `${(space > most * 0.7 ? start.slice(0, space) : start).toWellFormed().trimEnd()}…`
}

/** The value as a text, or `null` when it is not known. */
export function textOf(value: FieldValue | undefined): string | null {
  if (value === null || value === undefined) return null
  const text = Array.isArray(value) ? value.join(", ") : String(value)
  return text.trim() === "" ? null : text.trim()
}

/** The first of these fields that is known, cut to `most` characters, or `null`. */
export function firstText(fields: Readonly<Record<string, FieldValue>>, names: readonly string[], most: number): string | null {
  for (const name of names) {
    const text = textOf(fields[name])
    if (text !== null) return cut(text, most)
  }
  return null
}
