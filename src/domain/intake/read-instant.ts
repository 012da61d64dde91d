import type { Instant } from "#domain/instant.ts"

const DATE = "(\\d{4})-?(\\d{2})-?(\\d{2})"
const TIME = "(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d+))?)?"
const ISO = new RegExp(`^${DATE}(?:[T ]${TIME} ?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?$`, "i")
const SINCE_1970 = /^\d{9,13}(?:\.\d+)?$/

/**
 * When something was, as programs say it: ISO 8601 on a day that the calendar has, or seconds or milliseconds since 1970, also as a text. Without a time it
 * is the day's midnight, without a zone it is in UTC. Null when it can't be read: guessing would make a time of "Order 3", too.
 */
export function readInstant(value: unknown): Instant | null {
  if (typeof value === "number") return sinceEpoch(value)
  if (typeof value !== "string") return null
  const text = value.trim()
  if (SINCE_1970.test(text)) return sinceEpoch(Number(text))
  const parts = ISO.exec(text)
  return parts === null ? null : onCalendar(parts)
}

/** Seconds reach to the year 5138 before they could be milliseconds, and those begin in 1973. */
function sinceEpoch(number: number): Instant | null {
  return Number.isFinite(number) ? Math.round(number < 1e11 ? number * 1000 : number) : null
}

function onCalendar([, ...parts]: RegExpExecArray): Instant | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map((part) => Number(part ?? 0))
  const midnight = new Date(Date.UTC(year, month - 1, day))
  const isADay = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day
  // the sixtieth second is a leap second
  if (!isADay || hour > 23 || minute > 59 || second > 60) return null
  const fraction = Math.floor(Number(`0.${parts[6] ?? 0}`) * 1000)
  const ahead = offsetOf(parts[7])
  return ahead === null ? null : midnight.getTime() + ((hour * 60 + minute - ahead) * 60 + second) * 1000 + fraction
}

/** Minutes that a zone is ahead of UTC; null when there is no such zone. */
function offsetOf(zone: string | undefined): number | null {
  const digits = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? "")
  if (digits === null) return 0
  const [hours, minutes] = [Number(digits[2]), Number(digits[3] ?? 0)]
  return hours > 15 || minutes > 59 ? null : (hours * 60 + minutes) * (digits[1] === "-" ? -1 : 1)
}
