import { types, type CustomTypesConfig } from "pg"
import type { Instant } from "#domain/instant.ts"

type Parser = (text: string) => unknown

const parsers = new Map<number, Parser>([
  [1184, toInstant], // timestamptz
  [1185, (text) => elementsOf(text, toInstant)], // timestamptz[]
  [20, toSafeInteger], // bigint
  [1016, (text) => elementsOf(text, toSafeInteger)], // bigint[]
  [1082, String], // date
])

/**
 * How column values arrive in JavaScript: `timestamptz` as an `Instant` (microseconds cut off), `bigint` as a number,
 * `date` as the text `2026-11-20`. The rest stays as `pg` gives it; note that `numeric` stays text.
 */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: (oid, format) => (format === "binary" ? null : parsers.get(oid)) ?? types.getTypeParser(oid, format),
}

/** `2026-11-20 20:12:11.123+00` and the like; `infinity` becomes Infinity. */
function toInstant(text: string): Instant {
  if (text === "infinity") return Infinity
  if (text === "-infinity") return -Infinity
  const at = Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"))
  return Number.isNaN(at) ? (types.getTypeParser(types.builtins.TIMESTAMPTZ)(text) as Date).getTime() : at
}

/** @throws RangeError beyond 2^53, where a number would silently be another number */
function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database holds ${text}, which is too large to be exact here.`)
  return value
}

/** The elements of a one-dimensional array of numbers or instants as PostgreSQL writes it. */
function elementsOf(text: string, parse: Parser): unknown[] {
  const inside = text.slice(1, -1)
  if (inside === "") return []
  return inside.split(",").map((each) => (each === "NULL" ? null : parse(each.replaceAll('"', ""))))
}
