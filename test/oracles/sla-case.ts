import type { ClockPolicy } from "#domain/agreement/sla-policy.ts"
import { durationInWords } from "#domain/agreement/duration.ts"
import { compileCalendar, type CalendarSpec } from "#domain/calendar/business-time.ts"
import type { Instant } from "#domain/instant.ts"
import { always, type BusinessCalendar, businessCalendar } from "#domain/sla/business-calendar.ts"
import { type Clock, workedUntil } from "#domain/sla/clock.ts"
import { fulfilClock } from "#domain/sla/fulfil-clock.ts"
import { pauseClock, resumeClock } from "#domain/sla/pause-clock.ts"
import { clockAt } from "#domain/sla/run-on.ts"
import { startClock } from "#domain/sla/start-clock.ts"
import type { Difference, Outcome } from "./run-sla.ts"

type Kind = "first_response" | "update" | "resolution"
type Schedule = Omit<CalendarSpec, "zone"> & { tz: string }

/** A helpdesk's answer about a ticket: its three clocks as ours would run them. */
export type SlaCase = {
  input: {
    schedule?: Schedule | string
    created?: string
    inbound_at?: string
    targets?: Partial<Record<Kind, number>>
    first_response_at?: string
    outbound_at?: string
    closed_at?: string
    paused?: [string, string | null][]
    states?: { due_in: string; responded: string | null }[]
    now?: string
    target_hours?: number
    warn_hours_before?: number
  }
  expected: Record<string, unknown> | unknown[]
}

const HOUR = 3_600_000

/** Compares everything of the case that a clock can answer; words without numbers are not run. */
export function runSla({ input, expected }: SlaCase): Outcome {
  if (input.states) return compared([["states", expected, input.states.map(stateOf)]])
  if (input.now === "== due") return compared([["missed at due", (expected as { missed: boolean }).missed, isMissedAtDue()]])
  if (input.targets && typeof input.schedule === "object") return ticket(input, expected as Record<string, unknown>)
  if (typeof input.schedule === "string" && input.target_hours) return warning(input, expected as Record<string, unknown>)
  return { kind: "nothing", why: "told in words; src/domain/sla/*.test.ts holds what our clocks do" }
}

function ticket(input: SlaCase["input"], expected: Record<string, unknown>): Outcome {
  const { tz, ...rest } = input.schedule as Schedule
  const calendar = businessCalendar(compileCalendar({ ...rest, zone: tz }))
  const answers: Record<string, unknown> = {}
  const clocks = (["first_response", "update", "resolution"] as const).flatMap((kind) => {
    const clock = clockOfTicket(kind, input, calendar)
    if (clock === null) return []
    Object.assign(answers, answersOf(kind, clock, calendar, input))
    return [clock]
  })
  const open = input.closed_at === undefined ? clocks.filter((clock) => clock.evidence === null && clock.state !== "paused") : []
  answers["next_due"] = open.length === 0 ? null : iso(Math.min(...open.map((clock) => clock.dueAt)))
  return compared(Object.entries(expected).map(([what, value]) => [what, value, answers[what]]))
}

function clockOfTicket(kind: Kind, input: SlaCase["input"], calendar: BusinessCalendar): Clock | null {
  const seconds = input.targets?.[kind]
  const start = kind === "update" ? input.inbound_at : (input.created ?? input.inbound_at)
  if (seconds === undefined || start === undefined) return null
  const answered = { first_response: input.first_response_at, update: input.outbound_at, resolution: input.closed_at }[kind]

  let clock = started(`${seconds} seconds`, calendar, Date.parse(start))
  for (const [from, to] of input.paused ?? [])
    clock = paused(clock, calendar, [Date.parse(from), to === null ? null : Date.parse(to)], answered)
  if (answered === undefined) return clock
  const at = Date.parse(answered)
  return fulfilClock(clock, { at, kind, id: "1" }, calendar, at)
}

function paused(clock: Clock, calendar: BusinessCalendar, [from, to]: [Instant, Instant | null], answered: string | undefined): Clock {
  if ((to !== null && to <= clock.startedAt) || (answered !== undefined && from >= Date.parse(answered))) return clock
  const policy = { reasons: [{ id: "held", says: "Held", most: "52 weeks" }], budget: "52 weeks" }
  const request = { reason: "held", note: "held", by: "oracle", until: null, approvedBy: null }
  const held = pauseClock(clock, request, { policy, calendar, manager: "nobody", usedMs: 0 }, Math.max(from, clock.startedAt))
  return to === null ? held : resumeClock(held, calendar, to)
}

function answersOf(kind: Kind, clock: Clock, calendar: BusinessCalendar, input: SlaCase["input"]): Record<string, unknown> {
  const isAnswered = clock.evidence !== null
  const held = clock.pauses.reduce((sum, pause) => sum + (pause.ms ?? 0), 0)
  const took = isAnswered ? workedUntil(clock, calendar, clock.metAt ?? 0) : null
  return {
    [`${kind}_due`]: kind === "update" && isAnswered ? null : iso(clock.dueAt),
    ...(took === null ? {} : { [`${kind}_minutes`]: took / 60_000, [`${kind}_seconds`]: took / 1000 }),
    ...(took === null ? {} : { [`${kind}_slack_minutes`]: (clock.targetMs - took) / 60_000 }),
    ...(input.paused ? { held_business_seconds: held / 1000 } : {}),
  }
}

function warning(input: SlaCase["input"], expected: Record<string, unknown>): Outcome {
  const found = /^Mon-Fri (\d\d:\d\d)-(\d\d:\d\d)$/.exec(input.schedule as string)
  const created = weekday(input.created ?? "")
  if (!found || created === null) return { kind: "nothing", why: "its schedule is written in a way this script does not read" }
  const days = ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [[found[1], found[2]]]])
  const calendar = businessCalendar(compileCalendar({ zone: "Etc/UTC", hours: Object.fromEntries(days) }))
  const target = input.target_hours ?? 0
  const percent = ((target - (input.warn_hours_before ?? 0)) / target) * 100
  const clock = started(`${target} hours`, calendar, created, [{ at: `${percent}%`, tell: ["owner"] }])
  return compared([
    ["due", weekday(String(expected["due"])), clock.dueAt],
    ["warn", weekday(String(expected["warn"])), clock.rungs[0]?.at],
  ])
}

/** "Mon 17:00" in the week of 2025-01-06, in UTC. */
function weekday(text: string): Instant | null {
  const found = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d\d):(\d\d)$/.exec(text)
  if (!found) return null
  const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(found[1] ?? "")
  return Date.UTC(2025, 0, 6 + day, Number(found[2]), Number(found[3]))
}

function stateOf({ due_in, responded }: { due_in: string; responded: string | null }): string {
  const now = 100 * HOUR
  const length = Number.parseInt(due_in, 10) * HOUR
  const clock = started("2 hours", always, now + length - 2 * HOUR)
  const after = responded === null ? clockAt(clock, always, now) : fulfilClock(clock, { at: now, kind: "call", id: "1" }, always, now)
  return after.state === "met" ? "Fulfilled" : after.state === "missed" ? "Failed" : "Due"
}

function isMissedAtDue(): boolean {
  const clock = started(durationInWords(HOUR), always, 0)
  return clockAt(clock, always, clock.dueAt).state === "missed"
}

function started(target: string, calendar: BusinessCalendar, now: Instant, ladder: ClockPolicy["ladder"] = []): Clock {
  const policy: ClockPolicy = { says: "", owed_by: "sales", calendar: "team", target: { 1: target, 2: target, 3: target }, ladder }
  return startClock({ kind: "first_touch", policy, tier: 1 }, calendar, now)
}

function compared(values: [what: string, expected: unknown, ours: unknown][]): Outcome {
  const differences: Difference[] = values
    .map(([what, expected, ours]) => ({ what, expected, ours: ours ?? null }))
    .filter(({ expected, ours }) => JSON.stringify(expected) !== JSON.stringify(ours))
  return { kind: "compared", differences }
}

function iso(at: Instant): string {
  return new Date(at).toISOString().replace(".000Z", "Z")
}
