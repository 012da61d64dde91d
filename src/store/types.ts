import { types, type CustomTypesConfig } from "pg"
import type { Instant } from "#domain/instant.ts"

const timestamptz: number = 1184
const timestamptzArray: number = 1185
const int8: number = 20
const int8Array: number = 1016
const date: number = 1082

/**
 * How column values arrive in JavaScript: `timestamptz` as an `Instant` (microseconds cut off), `bigint` as a number,
 * `date` as the text `2026-11-20`. The rest stays as `pg` gives it; note that `numeric` stays text.
 */
export const columnTypes: CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format === "binary") return types.getTypeParser(oid, format)
    if (oid === timestamptz) return toInstant
    if (oid === int8) return toSafeInteger
    if (oid === date) return String
    if (oid === timestamptzArray) return (text: string) => elements(text).map((each) => (each === null ? null : toInstant(each)))
    if (oid === int8Array) return (text: string) => elements(text).map((each) => (each === null ? null : toSafeInteger(each)))
    return types.getTypeParser(oid, format)
  },
}

/** `2026-11-20 20:12:11.123+00` and the like; `infinity` becomes Infinity. */
function toInstant(text: string): Instant {
  if (text === "infinity") return Infinity
  if (text === "-infinity") return -Infinity
  const at = Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"))
  return Number.isNaN(at) ? (types.getTypeParser(timestamptz)(text) as Date).getTime() : at
}

/** @throws RangeError beyond 2^53, where a number would silently be another number */
function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database holds ${text}, which is too large to be exact here.`)
  return value
}

/** The elements of a one-dimensional array of numbers or instants as PostgreSQL writes it. */
function elements(text: string): (string | null)[] {
  const inside = text.slice(1, -1)
  return inside === "" ? [] : inside.split(",").map((each) => (each === "NULL" ? null : each.replaceAll('"', "")))
}
