import type { FieldValue, Scalar } from "#domain/condition/condition.ts"

/** A text as comparisons see it: without surrounding blanks, in small letters, accents composed; "  Zürich" and "ZÜRICH" are the same. */
export function fold(text: string): string {
  let isSmall = true
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > LAST_ASCII) return text.trim().toLowerCase().normalize("NFC")
    if (code >= CAPITAL_A && code <= CAPITAL_Z) isSmall = false
  }
  const bare = hasBareEnds(text) ? text : text.trim()
  return isSmall ? bare : bare.toLowerCase()
}

const LAST_ASCII = 0x7f
const CAPITAL_A = 65
const CAPITAL_Z = 90
const BLANK = 32

// Looking at the characters first is several times as fast as trimming and lowering texts that need neither, and most need neither.
function hasBareEnds(text: string): boolean {
  return text.charCodeAt(0) > BLANK && text.charCodeAt(text.length - 1) > BLANK
}

/** What a value is compared by: numbers and booleans by their text, so that `50` is the "50" that somebody typed. */
export function foldScalar(value: Scalar): string {
  return typeof value === "string" ? fold(value) : String(value)
}

/** A field's value with all that counts as unknown made `null`: a blank text, a number that is none, and what no field can hold. */
export function knownValue(value: FieldValue | undefined): FieldValue {
  if (typeof value === "string") return hasBareEnds(value) || value.trim() !== "" ? value : null
  if (typeof value === "number") return Number.isNaN(value) ? null : value
  if (typeof value === "boolean" || Array.isArray(value)) return value
  return null
}

/** The number in a value, or `null` when it is not one: "250" is, "201-500" and `true` are not. */
export function numberIn(value: FieldValue): number | null {
  if (typeof value === "number") return value
  if (typeof value !== "string") return null
  const number = Number(value)
  return value.trim() === "" || Number.isNaN(number) ? null : number
}
