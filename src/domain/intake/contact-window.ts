import type { Instant } from "#domain/instant.ts"

/** When a lead may be contacted: from nine to six on working days, by the clocks of all zones that it may live in. */
export type ContactWindow = { from: Instant; until: Instant }

const OPENS = 9
const CLOSES = 18
const MOST_DAYS = 8

/**
 * The next time, or the present one, at which it is between nine and six on a working day in every one of these zones. Null when there is none within a
 * week, as for zones that lie half the world apart.
 */
export function contactWindow(zones: readonly string[], now: Instant): ContactWindow | null {
  if (now !== remembered.now) remembered = { now, windows: new Map() }
  const key = zones.join(" ")
  const known = remembered.windows.get(key)
  if (known !== undefined) return known
  const window = findWindow(zones, now)
  remembered.windows.set(key, window)
  return window
}

/** Leads that come together share the moment and a few places. */
let remembered = { now: Number.NaN, windows: new Map<string, ContactWindow | null>() }

function findWindow(zones: readonly string[], now: Instant): ContactWindow | null {
  const [first] = zones
  if (first === undefined) return null
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(first).toPlainDate()
  for (let day = -1; day < MOST_DAYS; day += 1) {
    const windows = zones.map((zone) => hoursOf(today.add({ days: day }), zone))
    const from = Math.max(...windows.map((window) => window.from))
    const until = Math.min(...windows.map((window) => window.until))
    if (from < until && until > now) return { from, until }
  }
  return null
}

/** Nine to six of a date in a zone; nothing on weekends. */
function hoursOf(date: Temporal.PlainDate, zone: string): ContactWindow {
  const at = (hour: number) => date.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds
  return date.dayOfWeek > 5 ? { from: at(OPENS), until: at(OPENS) } : { from: at(OPENS), until: at(CLOSES) }
}
