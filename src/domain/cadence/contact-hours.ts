import {
  compileCalendar,
  intersect,
  isOpen,
  nextOpen,
  type Calendar,
  type CalendarSpec,
  type OpenTime,
} from "#domain/calendar/business-time.ts"
import type { Instant } from "#domain/instant.ts"
import type { Stretch } from "#domain/people/absence.ts"

/** When one of ours works, when the lead may be contacted, when both hold, and when ours is away. */
export type Hours = { rep: Calendar; lead: OpenTime; both: OpenTime; away: readonly Stretch[] }

/** Days without contact at a place, such as its public holidays. `key` names the place; equal keys have equal dates. */
export type DaysOff = { key: string; dates: readonly string[] }

const DAY: [string, string][] = [["09:00", "18:00"]]
const WORKDAYS: CalendarSpec["hours"] = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY }
const MOST_KEPT = 2_000

const kept = new Map<string, OpenTime>()

/** Nine to six on working days by the clocks of all zones in which a lead may live, without its holidays; where they share no hour, of the likeliest. */
export function leadHours(zones: readonly string[], off: DaysOff, now: Instant): OpenTime | null {
  const [first] = zones
  if (first === undefined) return null
  const key = `${zones.join(" ")}|${off.key}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const calendars = zones.map((zone): OpenTime => compileCalendar({ zone, hours: WORKDAYS, holidays: [...off.dates] }))
  const all = calendars.reduce((one, other) => intersect(one, other))
  const hours = nextOpen(all, now) === null ? (calendars[0] ?? all) : all
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, hours)
  return hours
}

const common = new WeakMap<OpenTime, WeakMap<OpenTime, OpenTime>>()

/** Both at once; worked out once for each pair. */
export function commonHours(rep: OpenTime, lead: OpenTime): OpenTime {
  if (rep === lead) return rep
  const ofRep = common.get(rep) ?? new WeakMap<OpenTime, OpenTime>()
  common.set(rep, ofRep)
  const both = ofRep.get(lead) ?? intersect(rep, lead)
  ofRep.set(lead, both)
  return both
}

/** First instant at or after `at` at which both are there; null when there is none within 400 days. */
export function firstCommon({ both, away }: Pick<Hours, "both" | "away">, at: Instant): Instant | null {
  let open = nextOpen(both, at)
  for (let n = 0; open !== null && n < MOST_ABSENCES; n += 1) {
    const instant = open
    const gone = away.find((stretch) => stretch.from <= instant && instant < stretch.until)
    if (gone === undefined) return instant
    open = nextOpen(both, gone.until)
  }
  return open
}

const MOST_ABSENCES = 100

/** Whether both are there at this instant. */
export function isCommon({ both, away }: Pick<Hours, "both" | "away">, at: Instant): boolean {
  return isOpen(both, at) && !away.some((stretch) => stretch.from <= at && at < stretch.until)
}
