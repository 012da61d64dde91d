import { addTime, between, type Calendar, subtractTime, type Weekday } from "../../src/domain/calendar/business-time.ts"
import { calendarOf, instant, type Schedule, text } from "./business-time-case.ts"

type Ticket = {
  schedule: Schedule
  created?: string
  inbound_at?: string
  outbound_at?: string
  first_response_at?: string
  closed_at?: string
  targets: { first_response?: number; update?: number; resolution?: number }
  paused?: [from: string, to: string][]
}
type Warning = { schedule: string; created: string; target_hours: number; warn_hours_before: number }
type Pause = [from: number, to: number]

/** One recorded service-level case; only those with a schedule are about business time. */
export type ServiceLevelCase = {
  id: string
  input: Ticket | Warning | object
  expected: object
  own_check?: object
  agrees?: boolean
  note?: string
}

/** What business time alone makes of a service-level case; null when the case is not about business time. */
export function slaAnswer({ input }: ServiceLevelCase): object | null {
  if ("warn_hours_before" in input) return warningAnswer(input)
  return "schedule" in input && typeof input.schedule === "object" ? ticketAnswer(input) : null
}

/** Three clocks on one ticket: first response and resolution run from its creation, update from the customer's last message. */
function ticketAnswer(ticket: Ticket): object {
  const calendar = calendarOf(ticket.schedule)
  const pauses = (ticket.paused ?? []).map(([from, to]): Pause => [instant(from), instant(to)]).sort(([a], [b]) => a - b)
  const { first_response, update, resolution } = ticket.targets
  const response = clock(calendar, pauses, ticket.created, first_response, ticket.first_response_at ?? ticket.closed_at)
  const reply = clock(calendar, pauses, ticket.inbound_at, update, ticket.outbound_at ?? ticket.closed_at)
  const solution = clock(calendar, pauses, ticket.created, resolution, ticket.closed_at)
  const open = [response, reply, solution].flatMap(({ due }) => (due === null ? [] : [due]))

  return {
    ...named("first_response", response),
    ...named("update", reply),
    ...named("resolution", solution),
    next_due: open.length === 0 ? null : text(Math.min(...open)),
    held_business_seconds: pauses.reduce((sum, [from, to]) => sum + between(calendar, from, to), 0) / 1000,
  }
}

type Clock = { due: number | null; ran: number | null; slack: number | null }

function clock(calendar: Calendar, pauses: Pause[], start: string | undefined, target: number | undefined, stop?: string): Clock {
  if (start === undefined || target === undefined) return { due: null, ran: null, slack: null }
  if (stop === undefined) return { due: dueAfterPauses(calendar, pauses, instant(start), target * 1000), ran: null, slack: null }

  const ran = ranBetweenPauses(calendar, pauses, instant(start), instant(stop)) / 1000
  return { due: null, ran, slack: target - ran }
}

function named(name: string, { due, ran, slack }: Clock): object {
  return {
    [`${name}_due`]: due === null ? null : text(due),
    [`${name}_seconds`]: ran,
    [`${name}_minutes`]: ran === null ? null : ran / 60,
    [`${name}_slack_seconds`]: slack,
    [`${name}_slack_minutes`]: slack === null ? null : slack / 60,
  }
}

function dueAfterPauses(calendar: Calendar, pauses: Pause[], start: number, target: number): number | null {
  let from = start
  let rest = target
  for (const [pausedFrom, pausedTo] of pauses) {
    const ran = between(calendar, from, pausedFrom)
    if (pausedFrom > from && ran >= rest) break
    rest -= ran
    from = Math.max(from, pausedTo)
  }
  return addTime(calendar, from, rest)
}

function ranBetweenPauses(calendar: Calendar, pauses: Pause[], start: number, stop: number): number {
  let from = start
  let ran = 0
  for (const [pausedFrom, pausedTo] of pauses) {
    ran += between(calendar, from, Math.min(stop, pausedFrom))
    from = Math.max(from, pausedTo)
  }
  return ran + between(calendar, from, stop)
}

/** "Mon-Fri 08:00-18:00", "Mon 17:00": due and warning, as weekday and time in a week without clock changes. */
function warningAnswer({ schedule, created, target_hours, warn_hours_before }: Warning): object {
  const names: Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  const place = (name: string) => names.indexOf(name.toLowerCase() as Weekday)
  const [, first = "", last = "", from = "", to = ""] = /^(\w+)-(\w+) ([\d:]+)-([\d:]+)$/.exec(schedule) ?? []
  const open = names.slice(place(first), place(last) + 1)
  const calendar = calendarOf({ tz: "Etc/UTC", hours: Object.fromEntries(open.map((day) => [day, [[from, to]]])) })

  const [day = "", time = ""] = created.split(" ")
  const at = instant(`2026-06-${String(1 + place(day)).padStart(2, "0")}T${time}:00Z`)
  const due = addTime(calendar, at, target_hours * 3_600_000)!
  return { due: dayAndTime(due), warn: dayAndTime(subtractTime(calendar, due, warn_hours_before * 3_600_000)!) }
}

function dayAndTime(at: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("UTC")
  return `${["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][local.dayOfWeek - 1]} ${local.toPlainTime().toString().slice(0, 5)}`
}
