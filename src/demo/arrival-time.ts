import type { Instant } from "#domain/instant.ts"
import { chance } from "./dice.ts"
import type { Region } from "./invented-lead.ts"

const HOUR = 60 * 60_000
const A_DAY = 24 * HOUR
/** The hour, by UTC, at which a region's office hours begin. */
const MORNING: Record<Region, number> = { americas: 14, emea: 7, apac: 1 }

/**
 * When somebody comes: mostly on working days and in the region's office hours, sometimes at night or at the weekend. In the three weeks before `now`.
 *
 * @param who tells one arrival from another; the same one comes at the same time
 */
export function arrivalTime(who: string, region: Region, now: Instant): Instant {
  const first = Math.floor((now - 21 * A_DAY) / A_DAY) * A_DAY
  const day = workingDay(first + Math.floor(chance(who, "day") * 21) * A_DAY, chance(who, "weekend"))
  const isOfficeHours = chance(who, "night") < 0.8
  const hour = isOfficeHours ? MORNING[region] + chance(who, "hour") * 8.5 : chance(who, "hour") * 24
  return Math.min(Math.round((day + hour * HOUR) / 60_000) * 60_000, now - HOUR)
}

/** Three of four who would come at a weekend come two days later instead. */
function workingDay(day: Instant, toss: number): Instant {
  const isWeekend = [0, 6].includes(new Date(day).getUTCDay())
  return isWeekend && toss < 0.75 ? day + 2 * A_DAY : day
}
