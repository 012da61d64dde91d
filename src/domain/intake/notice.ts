import type { FieldType } from "./lead-fields.ts"

/**
 * What the sender should mend at an item that counts all the same. `at`: where in the item, as a JSON pointer; `meanwhile`: what becomes of it until then.
 * None says a value of the person's, since those who write clients read it.
 */
export type Notice = { at: string; says: string; meanwhile: string }

/** What came where a field of a type belongs. `name`: as the sender calls it. */
export type UnreadableValue = { name: string; type: FieldType; sent: unknown; isKept: boolean }

const LONGEST_NAME = 60

/** What a value of a type is called, and what to send. */
const WANTED: Record<FieldType, [string, string]> = {
  text: ["a text", "send one of at most 1,000 characters."],
  email: ["an e-mail address", "send one such as dana@oak.example."],
  phone: ["a phone number", "send it as text with its country code, such as +49 30 901820."],
  number: ["a number", "send digits such as 250."],
  money: ["an amount", "send digits such as 1200000."],
  date: ["a date", "send ISO 8601 such as 2026-11-16."],
  country: ["a country", "send its two-letter code, such as DE."],
  list: ["a list", "send texts, 500 at most."],
  boolean: ["yes or no", "send true or false."],
  url: ["a web address", "send one such as https://oak.example."],
}

/** A value of a known field that can't be read as what the field is. */
export function unreadableValue(at: string, { name, type, sent, isKept }: UnreadableValue): Notice {
  const [wanted, fix] = WANTED[type]
  const shown = name.slice(0, LONGEST_NAME)
  return {
    at,
    says: `"${shown}" has to be ${wanted}, and ${kindOf(sent)} came that can't be read as that: ${fix}`,
    meanwhile: isKept ? `It is kept as "custom.${shown}".` : "It is left out.",
  }
}

/** A time that can't be read, if there is one; `text`: how it was sent, null when it was understood. */
export function unreadableTime(at: string, text: string | null): Notice[] {
  if (text === null) return []
  const says = `The time "${text}" can't be read: send ISO 8601 such as 2026-11-16T15:00:00Z, or seconds or milliseconds since 1970.`
  return [{ at, says, meanwhile: "It counts as of when it came." }]
}

/** What kind of value came, without the value. */
function kindOf(value: unknown): string {
  if (typeof value === "string") return "a text"
  if (typeof value === "number") return "a number"
  if (typeof value === "boolean") return "true or false"
  return Array.isArray(value) ? "a list" : "an object"
}
