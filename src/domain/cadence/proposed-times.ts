import { nextClose, nextOpen, type OpenTime } from "#domain/calendar/business-time.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { Stretch } from "#domain/people/absence.ts"

const HALF_AN_HOUR = 30 * 60_000
const NOTICE: Milliseconds = 3 * 60 * 60_000
const DAYS_AHEAD = 20
const A_DAY = 24 * 60 * 60_000
const NOON = 12

/**
 * Two times for a meeting at which both are at work and ours is free: the first one three hours ahead or later, and one on another day, in the other half of the
 * day where there is one. On full and half hours.
 *
 * @param taken absences and meetings of ours
 * @param zone the lead's, by whose clock mornings and days count
 * @returns none, one or two, in order
 */
export function proposedTimes(
  { both, taken, zone }: { both: OpenTime; taken: readonly Stretch[]; zone: string },
  length: Milliseconds,
  now: Instant,
): Instant[] {
  const free = freeSlots(both, taken, length, now)
  const [first] = free
  if (first === undefined) return []
  const other = free.filter((slot) => local(slot, zone).day !== local(first, zone).day)
  const second = other.find((slot) => local(slot, zone).isMorning !== local(first, zone).isMorning) ?? other[0]
  return second === undefined ? [first] : [first, second]
}

function freeSlots(both: OpenTime, taken: readonly Stretch[], length: Milliseconds, now: Instant): Instant[] {
  const found: Instant[] = []
  const end = now + DAYS_AHEAD * A_DAY
  let open = nextOpen(both, now + NOTICE)
  while (open !== null && open < end) {
    const close: Instant | null = nextClose(both, open)
    if (close === null) break
    for (let slot = Math.ceil(open / HALF_AN_HOUR) * HALF_AN_HOUR; slot + length <= close; slot += HALF_AN_HOUR) {
      if (!taken.some(({ from, until }) => from < slot + length && slot < until)) found.push(slot)
    }
    open = nextOpen(both, close)
  }
  return found
}

function local(at: Instant, zone: string): { day: string; isMorning: boolean } {
  const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return { day: time.toPlainDate().toString(), isMorning: time.hour < NOON }
}
