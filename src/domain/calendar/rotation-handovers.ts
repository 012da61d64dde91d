import type { Instant } from "#domain/instant.ts"
import { zoneName } from "./calendar-spec.ts"
import { plainDateTime, wallTimeOf } from "./zone-offsets.ts"

/**
 * An on-call rotation: it is handed over at `start` and then every `length` units, at the same wall-clock time.
 *
 * Months are counted from the start, so a rotation from 31 January is handed over on 28 February and again on 31 March. Hours are
 * exact hours, which the wall clock does not bend.
 */
export type Rotation = {
  /** IANA name such as `Europe/Berlin`. */
  zone: string
  /** Local date and time of handover 0, such as `2026-01-05T09:00`. */
  start: string
  unit: "hours" | "days" | "weeks" | "months"
  /** Units between two handovers, a whole number from 1. */
  length: number
}

/** One handover. `moved` is true when its wall-clock time did not exist that day and it took place later, by the length of the gap. */
export type Handover = { index: number; at: Instant; moved: boolean }

/**
 * The handovers `fromIndex`, `fromIndex + 1`, … of a rotation; negative ones lie before its start.
 *
 * A wall-clock time in a gap moves forward by the gap's length and says so; one that occurs twice is its first occurrence.
 *
 * @throws RangeError for an unknown zone, a start that is not a local date and time, or a length that is not a whole number from 1
 */
export function rotationHandovers(rotation: Rotation, fromIndex: number, count: number): Handover[] {
  const zone = zoneName(rotation.zone)
  const start = plainDateTime(rotation.start)
  if (!(Number.isInteger(rotation.length) && rotation.length >= 1)) {
    throw new RangeError(`A rotation cannot be ${rotation.length} ${rotation.unit} long. Give a whole number from 1.`)
  }
  return Array.from({ length: count }, (_, i) => handover(zone, start, rotation, fromIndex + i))
}

function handover(zone: string, start: Temporal.PlainDateTime, { unit, length }: Rotation, index: number): Handover {
  if (unit !== "hours") return { index, ...wallTimeOf(zone, start.add({ [unit]: index * length })) }

  const first = wallTimeOf(zone, start)
  return { index, at: first.at + index * length * 3_600_000, moved: first.moved && index === 0 }
}
