import * as fc from "fast-check"
import { expect, test } from "vitest"
import { clockOf, minutes } from "../../../test/examples/clocks.ts"
import type { BusinessCalendar } from "./business-calendar.ts"
import { type Clock, workedUntil } from "./clock.ts"
import { dueRungs, passRungs } from "./due-rungs.ts"
import { fulfilClock } from "./fulfil-clock.ts"
import { pauseClock, resumeClock } from "./pause-clock.ts"
import { retargetClock } from "./retarget-clock.ts"
import { clockAt } from "./run-on.ts"

// The model walks minute by minute through days of 20 minutes, of which the middle ten are working time.
const DAY = 20
const TARGET = 20
const MOST = 15
const shares = [50, 80, 100, 150, 200, 300]

type Model = {
  now: number
  closedDays: Set<number>
  /** Working minutes counted before each minute. */
  worked: number[]
  pausedUntil: number | null
  missedAt: number | null
  /** The earliest touch that has arrived, and whether the walk is over. */
  touchedAt: number | null
  lastEdit: number
}
type Real = { clock: Clock; calendar: BusinessCalendar; fired: { rung: number; at: number; late: boolean }[]; escalationAt: number | null }
type Step = fc.Command<Model, Real>

const isOpen = (closedDays: ReadonlySet<number>, minute: number) =>
  minute % DAY >= 5 && minute % DAY < 15 && !closedDays.has(Math.floor(minute / DAY))

const toMinute = (ms: number) => Math.floor(ms / minutes(1))

/** As slow and plain as can be. */
function calendarOf(closedDays: ReadonlySet<number>): BusinessCalendar {
  const count = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }).filter((_, i) => isOpen(closedDays, from + i)).length
  const walk = (from: number, open: number) => {
    let at = from
    for (let left = open; left > 0; at++) left -= isOpen(closedDays, at) ? 1 : 0
    return at
  }
  return {
    add: (from, ms) => minutes(walk(toMinute(from), toMinute(ms))),
    between: (from, to) => minutes(count(toMinute(from), toMinute(to))),
    endOfDay: (from) => from,
    nextOpen: (at) => at,
  }
}

/** One minute passes in the model: first a pause that is over ends, then a used-up target is a miss, then an open minute counts. */
function pass(model: Model): void {
  const worked = model.worked[model.now] as number
  if (model.pausedUntil !== null && model.pausedUntil <= model.now) model.pausedUntil = null
  const runs = model.pausedUntil === null
  if (runs && worked >= TARGET) model.missedAt ??= model.now
  model.worked[model.now + 1] = worked + (runs && isOpen(model.closedDays, model.now) ? 1 : 0)
  model.now++
}

const isPaused = (model: Model) => model.pausedUntil !== null && model.pausedUntil > model.now

function expectedState(model: Model): string {
  if (model.touchedAt !== null) return model.missedAt === null || model.touchedAt <= model.missedAt ? "met" : "missed"
  if (isPaused(model)) return "paused"
  return model.missedAt === null ? "running" : "missed"
}

function check(model: Model, real: Real): void {
  const now = minutes(model.now)
  const clock = clockAt(real.clock, real.calendar, now)

  expect(clock.state).toBe(expectedState(model))
  if (model.touchedAt === null) expect(workedUntil(clock, real.calendar, now)).toBe(minutes(model.worked[model.now] as number))
  if (model.touchedAt !== null && model.touchedAt >= model.lastEdit) {
    expect(clock.elapsedMs).toBe(minutes(model.worked[model.touchedAt] as number))
  }
  if (clock.missedAt !== null) expect(clock.missedAt).toBe(minutes(model.missedAt as number))
  expect(new Set(real.fired.map((each) => each.rung)).size).toBe(real.fired.length)
}

/** The runner looks at the clock: it ends pauses, passes what is due and notes misses. */
function tick(model: Model, real: Real): void {
  const now = minutes(model.now) + 1
  real.clock = clockAt(real.clock, real.calendar, minutes(model.now))
  const { fire } = dueRungs(real.clock, { escalationAt: real.escalationAt }, now)
  if (model.touchedAt !== null) expect(fire).toEqual([])
  for (const rung of fire) {
    expect((model.worked[model.now] as number) * 100).toBeGreaterThanOrEqual(rung.share * TARGET)
    real.fired.push({ rung: rung.rung, at: now, late: rung.firedLate })
    if (!rung.missedOnly) real.escalationAt = now
  }
  const nextRung = real.clock.nextRung + fire.length
  real.clock = passRungs(real.clock, fire, minutes(model.now))
  expect(real.clock.nextRung).toBe(nextRung)
}

const step = (name: string, run: (model: Model, real: Real) => void, when: (model: Model) => boolean = () => true): Step => ({
  check: (model) => when(model),
  run: (model, real) => {
    run(model, real)
    check(model, real)
  },
  toString: () => name,
})

const isLive = (model: Model) => model.touchedAt === null

const advance = (count: number, looks: boolean) =>
  step(`advance ${count}${looks ? ", look" : ""}`, (model, real) => {
    for (let i = 0; i < count; i++) {
      if (isLive(model)) pass(model)
      else model.worked[++model.now] = model.worked[model.now - 1] as number
    }
    if (looks) tick(model, real)
  })

const pause = () =>
  step(
    "pause",
    (model, real) => {
      const policy = { reasons: [{ id: "hold", says: "Hold", most: `${MOST} minutes` }], budget: "1000 minutes" }
      const request = { reason: "hold", note: "wait", by: "ana", until: null, approvedBy: null }
      real.clock = pauseClock(real.clock, request, { policy, calendar: real.calendar, manager: "mia", usedMs: 0 }, minutes(model.now))
      model.pausedUntil = real.calendar.add(minutes(model.now), minutes(MOST)) / minutes(1)
    },
    (model) => isLive(model) && !isPaused(model),
  )

const resume = () =>
  step(
    "resume",
    (model, real) => {
      real.clock = resumeClock(real.clock, real.calendar, minutes(model.now))
      model.pausedUntil = null
    },
    (model) => isLive(model) && isPaused(model),
  )

const touch = (ago: number) =>
  step(`touch ${ago} minutes ago`, (model, real) => {
    const at = model.now - ago
    real.clock = fulfilClock(real.clock, { at: minutes(at), kind: "call", id: String(at) }, real.calendar, minutes(model.now))
    if (at >= 0) model.touchedAt = Math.min(at, model.touchedAt ?? at)
  })

const edit = (day: number) =>
  step(
    `edit day ${day}`,
    (model, real) => {
      const { dueAt, state } = clockAt(real.clock, real.calendar, minutes(model.now))
      model.closedDays = new Set(model.closedDays).symmetricDifference(new Set([day]))
      const after = calendarOf(model.closedDays)
      real.clock = retargetClock(real.clock, { before: real.calendar, after }, minutes(model.now))
      real.calendar = after
      model.lastEdit = model.now
      if (state === "missed") expect(real.clock.dueAt).toBe(dueAt)
    },
    (model) => !isPaused(model),
  )

test("whatever happens in whatever order, a clock is what its events say", () => {
  const commands = fc.commands(
    [
      fc.tuple(fc.integer({ min: 1, max: 25 }), fc.boolean()).map(([count, looks]) => advance(count, looks)),
      fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean()).map(([count, looks]) => advance(count, looks)),
      fc.constant(pause()),
      fc.constant(resume()),
      fc.integer({ min: 0, max: 12 }).map(edit),
      fc.integer({ min: 0, max: 15 }).map(touch),
    ],
    { size: "+1" },
  )
  const whatever = () =>
    fc.assert(
      fc.property(commands, fc.integer({ min: 0, max: DAY - 1 }), (steps, lead) => {
        fc.modelRun(() => {
          const closedDays = new Set<number>()
          const calendar = calendarOf(closedDays)
          const rungs = shares.map((share) => ({ at: `${share}%`, tell: ["owner" as const] }))
          const clock = clockOf(`${TARGET} minutes`, calendar, 0, rungs)
          const model: Model = { now: 0, closedDays, worked: [0], pausedUntil: null, missedAt: null, touchedAt: null, lastEdit: 0 }
          const real: Real = { clock, calendar, fired: [], escalationAt: null }
          advance(lead, false).run(model, real)
          return { model, real }
        }, steps)
      }),
      { numRuns: 400 },
    )

  expect(whatever).not.toThrow()
})
