import type { Agreement, AgreementCalendar, Pool } from "#domain/agreement/agreement.ts"
import { dayNumber, zoneName } from "#domain/calendar/calendar-spec.ts"
import {
  type AgreementProblem,
  type DocumentPath,
  error,
  repeatedNames,
  unknownName,
  unreadable,
  warning,
} from "#domain/agreement/agreement-problem.ts"

/** Teams, calendars, pools and territories: names that exist, hours that are hours, overflow that ends. */
export function checkRouting(agreement: Agreement): AgreementProblem[] {
  const { routing } = agreement
  const pools = Object.keys(routing.pools)
  return [
    ...checkTeams(agreement),
    ...Object.entries(agreement.calendars).flatMap(([name, calendar]) => checkCalendar(calendar, ["calendars", name])),
    ...repeatedNames(
      "territory",
      routing.territories.map((territory) => territory.id),
      (index) => ["routing", "territories", index, "id"],
    ),
    ...routing.territories.flatMap(({ pool }, index) => unknownName("pool", pool, pools, ["routing", "territories", index, "pool"])),
    ...unknownName("pool", routing.otherwise, pools, ["routing", "otherwise"]),
    ...pools.flatMap((name) => checkPool(name, agreement)),
  ]
}

function checkTeams({ teams, calendars }: Agreement): AgreementProblem[] {
  const entries = Object.entries(teams)
  return [
    ...(["sales", "marketing"] as const).flatMap((side) =>
      entries.some(([, team]) => team.side === side)
        ? []
        : [error(["teams"], `There is no team of ${side}.`, `Give a team side: ${side}.`)],
    ),
    ...entries.flatMap(([name, team]) => unknownName("calendar", team.calendar, Object.keys(calendars), ["teams", name, "calendar"])),
  ]
}

function checkPool(name: string, { routing, teams }: Agreement): AgreementProblem[] {
  const pool = routing.pools[name] as Pool
  const path = ["routing", "pools", name]
  return [
    ...pool.teams.flatMap((team, index) => {
      const place = [...path, "teams", index]
      if (teams[team]?.side === "marketing") return [error(place, `"${team}" is a team of marketing: leads are handed to sales.`)]
      return unknownName("team", team, Object.keys(teams), place)
    }),
    ...unreadable(zoneName, pool.zone, [...path, "zone"]),
    ...checkCaps(pool, path),
    ...(pool.overflow ?? []).flatMap((other, index) =>
      unknownName("pool", other, Object.keys(routing.pools), [...path, "overflow", index]),
    ),
    ...checkOverflow(name, routing.pools),
  ]
}

function checkCaps(pool: Pool, path: DocumentPath): AgreementProblem[] {
  return (pool.caps ?? []).flatMap((cap, index) => [
    ...(cap.most < 0 ? [error([...path, "caps", index, "most"], "A cap is 0 or more.")] : []),
    ...(cap.exempt ?? []).flatMap((exempt, place) =>
      exempt.up_to < 0 ? [error([...path, "caps", index, "exempt", place, "up_to"], "A cap is exceeded by 0 or more.")] : [],
    ),
  ])
}

/** Overflow that comes back to where it began. Said once for each pool on the way. */
function checkOverflow(name: string, pools: Record<string, Pool>): AgreementProblem[] {
  const reached = new Set<string>()
  const waiting = [...(pools[name]?.overflow ?? [])]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === name)
      return [error(["routing", "pools", name, "overflow"], `The overflow of "${name}" comes back to it.`, "Let the chain end.")]
    if (reached.has(next)) continue
    reached.add(next)
    waiting.push(...(pools[next]?.overflow ?? []))
  }
  return []
}

function checkCalendar(calendar: AgreementCalendar, path: DocumentPath): AgreementProblem[] {
  const days = Object.entries(calendar.hours)
  const dated = [
    ...Object.keys(calendar.dates ?? {}).map((date) => ["dates", date]),
    ...Object.keys(calendar.breaks ?? {}).map((date) => ["breaks", date]),
  ]
  const holidays = (calendar.holidays ?? []).map((date, index): [string, DocumentPath] => [date, ["holidays", index]])
  return [
    ...unreadable(zoneName, calendar.zone, [...path, "zone"]),
    ...(days.every(([, windows]) => windows.length === 0)
      ? [error([...path, "hours"], "Nobody ever works in this calendar.", "Give a day hours.")]
      : []),
    ...days.flatMap(([day, windows]) => checkWindows(windows, [...path, "hours", day])),
    ...Object.entries(calendar.dates ?? {}).flatMap(([date, windows]) => checkWindows(windows, [...path, "dates", date])),
    ...Object.entries(calendar.breaks ?? {}).flatMap(([date, windows]) => checkWindows(windows, [...path, "breaks", date])),
    ...dated.flatMap((place) => unreadable(dayNumber, place[1] ?? "", [...path, ...place])),
    ...holidays.flatMap(([date, place]) => unreadable(dayNumber, date, [...path, ...place])),
    ...repeatedNames("holiday", calendar.holidays ?? [], (index) => [...path, "holidays", index]).map(({ path: place, message }) =>
      warning(place, message),
    ),
  ]
}

/** Windows of a day: times that exist. One that ends where it begins lasts 24 hours; overlapping ones count once. */
function checkWindows(windows: [string, string][], path: DocumentPath): AgreementProblem[] {
  return windows.flatMap((window, index) =>
    window.flatMap((time, place) => {
      const closing = place === 1 && time === "24:00"
      if (closing || /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) return []
      return [error([...path, index, place], `"${time}" is not a time of day.`, `Write "09:00" or "17:30".`)]
    }),
  )
}
