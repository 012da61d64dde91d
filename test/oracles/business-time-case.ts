import {
  addBusinessDays,
  addTime,
  addTimeInBoth,
  addWorkingDays,
  between,
  betweenInBoth,
  type Calendar,
  type CalendarSpec,
  compileCalendar,
  isOpen,
  nextClose,
  nextOpen,
  nextOpenInBoth,
  previousOpen,
  resolveLocal,
  segments,
  subtractBusinessDays,
  subtractTime,
  windowStart,
} from "../../src/domain/calendar/business-time.ts"

/** A calendar as the recorded cases write it. */
export type Schedule = Omit<CalendarSpec, "zone" | "hours"> & { tz: string; hours?: CalendarSpec["hours"] }

/** One recorded case: an operation on a schedule and what it answers. */
export type BusinessTimeCase = {
  id: string
  op: string
  schedule: Schedule
  schedule2?: Schedule
  args: Record<string, string | number>
  expected: unknown
  convention?: boolean
}

/** The recorded schedule as a calendar of the library. */
export function calendarOf({ tz, hours = {}, ...rest }: Schedule): Calendar {
  return compileCalendar({ zone: tz, hours, ...rest })
}

/** An instant written with Z or an offset, as epoch milliseconds. */
export function instant(time: unknown): number {
  return Temporal.Instant.from(String(time)).epochMilliseconds
}

/** An instant as text in UTC, null as null. */
export function text(at: number | null): string | null {
  return at === null ? null : Temporal.Instant.fromEpochMilliseconds(at).toString()
}

/** What the library answers to a recorded case. @throws Error for an operation that it does not know */
export function businessTimeAnswer({ op, schedule, schedule2, args }: BusinessTimeCase): unknown {
  const operation = operations[op]
  if (operation === undefined) throw new Error(`unknown operation ${op}`)
  return operation(calendarOf(schedule), args, calendarOf(schedule2 ?? schedule), schedule.tz)
}

type Operation = (calendar: Calendar, args: Record<string, string | number>, other: Calendar, zone: string) => unknown

const operations: Record<string, Operation> = {
  is_open: (calendar, { at }) => isOpen(calendar, instant(at)),
  elapsed: (calendar, { from, to }) => between(calendar, instant(from), instant(to)) / 1000,
  elapsed_local: (calendar, { from, to }, _, zone) => between(calendar, local(zone, from), local(zone, to)) / 1000,
  elapsed_both: (calendar, { from, to }, other) => betweenInBoth(calendar, other, instant(from), instant(to)) / 1000,
  add: (calendar, { from, seconds }) => text(addTime(calendar, instant(from), Number(seconds) * 1000)),
  sub: (calendar, { from, seconds }) => text(subtractTime(calendar, instant(from), Number(seconds) * 1000)),
  next_open: (calendar, { at }) => text(nextOpen(calendar, instant(at))),
  prev_open: (calendar, { at }) => text(previousOpen(calendar, instant(at))),
  next_close: (calendar, { at }) => text(nextClose(calendar, instant(at))),
  window_start: (calendar, { at }) => text(windowStart(calendar, instant(at))),
  next_open_both: (calendar, { at }, other) => text(nextOpenInBoth(calendar, other, instant(at))),
  add_both: (calendar, { from, seconds }, other) => text(addTimeInBoth(calendar, other, instant(from), Number(seconds) * 1000)),
  segments: (calendar, { from, count }) =>
    segments(calendar, instant(from), Number(count)).map(({ start, end }) => [text(start), text(end)]),
  resolve_local: (_, args, __, zone) =>
    text(local(String(args.tz ?? args.zone ?? zone), args.local ?? args.at ?? args.from ?? localIn(args))),
  add_working_days: (calendar, { date, days }) => addWorkingDays(calendar, String(date), Number(days)),
  add_business_days: (calendar, { from, days }) => text(addBusinessDays(calendar, instant(from), Number(days))),
  sub_business_days: (calendar, { from, days }) => text(subtractBusinessDays(calendar, instant(from), Number(days))),
}

function local(zone: string, time: unknown): number {
  return resolveLocal(zone, String(time))
}

/** A local time given as date and time apart, or under a name of its own. */
function localIn(args: Record<string, string | number>): string {
  if (args.date !== undefined && args.time !== undefined) return `${args.date}T${args.time}`
  return String(Object.values(args).find((value) => typeof value === "string" && value.includes("T")))
}
