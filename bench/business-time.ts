/**
 * Business time beside a day-walk with Temporal: `node bench/business-time.ts [--cases 1000000]`. One JSON line a measurement; rates are
 * per CPU-second of this process.
 */
import { parseArgs } from "node:util"
import { addTime, between, type CalendarSpec, compileCalendar } from "../src/domain/calendar/business-time.ts"
import { temporalWalk } from "../test/oracles/temporal-walk.ts"

const HOUR = 3_600_000
const { values } = parseArgs({ options: { cases: { type: "string", default: "1000000" } } })
const cases = Number(values.cases)

const zones = [
  "America/New_York",
  "Europe/Amsterdam",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Pacific/Apia",
]
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const
const shapes: Record<string, CalendarSpec["hours"]> = {
  day: week([["09:00", "17:00"]]),
  split: week([
    ["08:30", "12:00"],
    ["13:00", "17:30"],
  ]),
  overnight: week([["22:00", "06:00"]]),
  always: { ...week([["00:00", "24:00"]]), sat: [["00:00", "24:00"]], sun: [["00:00", "24:00"]] },
}
const holidays = ["2011-12-26", "2018-11-02", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25"]
const specs = zones.flatMap((zone) => Object.values(shapes).map((hours): CalendarSpec => ({ zone, hours, holidays })))

measureBuild()
measureRates()
compare()

function week(windows: [string, string][]): CalendarSpec["hours"] {
  return Object.fromEntries(weekdays.map((day) => [day, windows]))
}

/** Three years of each calendar, compiled and tabulated for the first time. */
function measureBuild(): void {
  const from = Date.UTC(2030, 0, 1)
  const times = specs.map((spec) => seconds(() => between(compileCalendar(spec), from, from + 3 * 8766 * HOUR)) * 1000)
  const sorted = times.toSorted((a, b) => a - b)
  print({
    measure: "build 3 years",
    calendars: specs.length,
    firstInProcessMs: times[0]!,
    medianMs: sorted[sorted.length >> 1]!,
    worstOfTheOthersMs: Math.max(...times.slice(1)),
  })
}

/** Adds and betweens on all calendars in turn, from 2025 to 2028, budgets up to 40 open hours. */
function measureRates(): void {
  const calendars = specs.map(compileCalendar)
  const walks = specs.map(temporalWalk)
  const { from, budget } = drawn(65_520, Date.UTC(2025, 0, 1), 3 * 8766 * HOUR)
  const which = Int32Array.from(from, (_, i) => i % specs.length)

  const add = rate(80, from.length, (i) => addTime(calendars[which[i]!]!, from[i]!, budget[i]!))
  const span = rate(80, from.length, (i) => between(calendars[which[i]!]!, from[i]!, from[i]! + 3 * budget[i]!))
  const walkAdd = rate(1, 20_000, (i) => walks[which[i]!]!.add(from[i]!, budget[i]!))
  const walkSpan = rate(1, 20_000, (i) => walks[which[i]!]!.between(from[i]!, from[i]! + 3 * budget[i]!))
  print({ measure: "add", perCpuSecond: add, peer: "Temporal day-walk", peerPerCpuSecond: walkAdd, times: add / walkAdd })
  print({ measure: "between", perCpuSecond: span, peer: "Temporal day-walk", peerPerCpuSecond: walkSpan, times: span / walkSpan })
}

/** Random instants with seconds, half of them within 40 days of a clock change or of the date that Apia left out. */
function compare(): void {
  const { from, budget } = drawn(cases, Date.UTC(2009, 0, 1), 20 * 8766 * HOUR)
  const calendars = specs.map(compileCalendar)
  const walks = specs.map(temporalWalk)
  let mismatches = 0
  for (let i = 0; i < cases; i++) {
    const n = i % specs.length
    const same =
      i % 2 === 0
        ? addTime(calendars[n]!, from[i]!, budget[i]!) === walks[n]!.add(from[i]!, budget[i]!)
        : between(calendars[n]!, from[i]!, from[i]! + budget[i]! * 3) === walks[n]!.between(from[i]!, from[i]! + budget[i]! * 3)
    if (!same && mismatches++ < 5) print({ measure: "mismatch", spec: specs[n], from: new Date(from[i]!).toISOString(), budget: budget[i] })
  }
  print({ measure: "compared with a Temporal walk", cases, mismatches })
}

function drawn(count: number, begin: number, length: number): { from: Float64Array; budget: Float64Array } {
  const random = generator(7)
  const changes = [Date.UTC(2011, 11, 30), Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2018, 10, 4)]
  const near = () => changes[Math.floor(random() * changes.length)]! + (random() - 0.5) * 80 * 24 * HOUR
  return {
    from: Float64Array.from({ length: count }, (_, i) => whole(i % 4 < 2 ? begin + random() * length : near())),
    budget: Float64Array.from({ length: count }, () => 1000 + whole(random() ** 3 * 40 * HOUR)),
  }
}

function whole(at: number): number {
  return Math.floor(at / 1000) * 1000
}

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Operations per CPU-second: the best of three times `rounds` over all of `count` inputs. */
function rate(rounds: number, count: number, operation: (i: number) => number | null): number {
  const once = seconds.bind(null, () => {
    let sum = 0
    for (let n = 0; n < rounds * count; n++) sum += operation(n % count) ?? 0
    if (Number.isNaN(sum)) throw new Error("An operation did not answer.")
  })
  return (rounds * count) / Math.min(once(), once(), once())
}

function seconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function print(line: object): void {
  console.log(
    JSON.stringify({ bench: "business-time", ...line }, (_, value) => (typeof value === "number" ? Number(value.toPrecision(4)) : value)),
  )
}
