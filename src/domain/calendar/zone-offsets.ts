import { zoneName } from "./calendar-spec.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"

/** The offsets from UTC that a zone has one after another; `offsets[i]` holds from `begins[i]` until `begins[i + 1]`. */
export type ZoneOffsets = { begins: Instant[]; offsets: Milliseconds[] }

/** A wall-clock time as an instant; `moved` when that time does not exist because the clock jumps over it. */
export type WallTime = { at: Instant; moved: boolean }

/** The offsets of a zone between two instants; the first one counts as valid ever before, the last one as valid ever after. */
export function zoneOffsets(zone: string, from: Instant, to: Instant): ZoneOffsets {
  let moment: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  const begins = [-Infinity]
  const offsets = [moment.offsetNanoseconds / 1e6]

  for (moment = moment.getTimeZoneTransition("next"); moment !== null && moment.epochMilliseconds < to;) {
    begins.push(moment.epochMilliseconds)
    offsets.push(moment.offsetNanoseconds / 1e6)
    moment = moment.getTimeZoneTransition("next")
  }
  begins.push(Infinity)
  return { begins, offsets }
}

/**
 * The instant of a wall-clock time, as Temporal's `compatible` has it: a time that occurs twice is its first occurrence; a time in a
 * gap moves forward by the length of the gap.
 *
 * @param local the wall-clock time, counted as if it were UTC
 */
export function toInstant(zone: ZoneOffsets, local: number): Instant {
  const { begins, offsets } = zone
  let i = 0
  while (local - offsets[i]! >= begins[i + 1]!) i++

  const at = local - offsets[i]!
  return at >= begins[i]! ? at : local - offsets[i - 1]!
}

/**
 * The instant of a local date and time such as `2026-03-29T02:30` in a zone; the time may be `24:00`, and 00:00 when left out.
 *
 * A time that occurs twice is its first occurrence; one that does not exist moves forward by the length of the gap.
 *
 * @throws RangeError when the zone or the time does not exist, or when the text carries an offset
 */
export function resolveLocal(zone: string, localDateTime: string): Instant {
  return wallTime(zone, localDateTime).at
}

/** As `resolveLocal`, saying also whether the time had to be moved. */
export function wallTime(zone: string, localDateTime: string): WallTime {
  return wallTimeOf(zoneName(zone), plainDateTime(localDateTime))
}

/** The instant of a wall-clock time in a zone whose name has been checked. */
export function wallTimeOf(zone: string, asked: Temporal.PlainDateTime): WallTime {
  const found = asked.toZonedDateTime(zone)
  return { at: found.epochMilliseconds, moved: !found.toPlainDateTime().equals(asked) }
}

/**
 * A local date and time read from text.
 *
 * @throws RangeError unless it is `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS[.mmm]]`
 */
export function plainDateTime(text: string): Temporal.PlainDateTime {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?$/.exec(text) ?? []
  if (date === undefined) throw new RangeError(`"${text}" is not a local date and time. Write it as 2026-03-29T14:30, without an offset.`)

  if (time !== undefined && /^24:00(:00(\.0+)?)?$/.test(time)) return Temporal.PlainDate.from(date).add({ days: 1 }).toPlainDateTime()
  return Temporal.PlainDateTime.from(`${date}T${time ?? "00:00"}`)
}

/** The wall-clock time of an instant, counted as if it were UTC. */
export function localTime(zone: ZoneOffsets, at: Instant): number {
  let i = 0
  while (at >= zone.begins[i + 1]!) i++
  return at + zone.offsets[i]!
}
