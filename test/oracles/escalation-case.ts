import type { ClockPolicy } from "#domain/agreement/sla-policy.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { always } from "#domain/sla/business-calendar.ts"
import type { Clock } from "#domain/sla/clock.ts"
import { dueRungs, escalateByHand, passRungs } from "#domain/sla/due-rungs.ts"
import { fulfilClock } from "#domain/sla/fulfil-clock.ts"
import { pauseClock, resumeClock } from "#domain/sla/pause-clock.ts"
import { startClock } from "#domain/sla/start-clock.ts"
import type { Outcome } from "./run-sla.ts"

type Event = {
  t: number
  open?: boolean
  already_acknowledged?: boolean
  acknowledge?: boolean
  close?: boolean
  paused?: boolean
  pause?: boolean
  unpause?: boolean
  force_escalate?: boolean
  refused?: boolean
}

/** Who is told when, in minutes; the last notice or event ends the watch. */
export type EscalationCase = {
  policy?: { levels: { to: string; then_wait_min?: number }[]; repeat?: number }
  events?: Event[]
  expected_notices?: [number, string][]
}

type Watch = { clock: Clock; escalationAt: Instant | null; notices: [number, string][]; refusals: boolean[] }

const MINUTE = 60_000

/** Plays the events minute by minute against a clock whose ladder has the policy's levels. */
export function runEscalation({ policy, events, expected_notices }: EscalationCase): Outcome {
  if (!policy || !events || !expected_notices) {
    return { kind: "nothing", why: "told in words; the stories about clocks and outages hold it" }
  }
  if ((policy.repeat ?? 0) > 0) return { kind: "nothing", why: "our ladder fires every step once and never from the start again" }

  const end = Math.max(...events.map((event) => event.t), ...expected_notices.map(([t]) => t))
  const names = policy.levels.map((level) => level.to)
  const watch: Watch = { clock: clockOf(policy.levels), escalationAt: null, notices: [], refusals: [] }
  for (let t = 0; t <= end; t++) {
    for (const event of events.filter((each) => each.t === t)) happen(watch, event, names)
    look(watch, t, names)
  }
  return compare(watch, events, expected_notices)
}

/** Level 1 is the miss itself, at minute 0: the clock was started one minute before. The next ones follow after the waits. */
function clockOf(levels: { then_wait_min?: number }[]): Clock {
  let wait = 0
  const ladder = levels.map((level) => {
    const rung = { at: wait === 0 ? "100%" : `100% + ${wait} minutes` }
    wait += level.then_wait_min ?? 0
    return rung
  })
  const target = { 1: "1 minute", 2: "1 minute", 3: "1 minute" }
  const policy: ClockPolicy = { says: "", owed_by: "sales", calendar: "always", target, ladder }
  return startClock({ kind: "first_touch", policy, tier: 1 }, always, -MINUTE)
}

function happen(watch: Watch, event: Event, names: string[]): void {
  const now = event.t * MINUTE
  if (event.already_acknowledged) watch.clock = passRungs(watch.clock, dueRungs(watch.clock, watch, now + 1).fire, now)
  if (event.already_acknowledged || event.acknowledge || event.close) {
    watch.clock = fulfilClock(watch.clock, { at: now, kind: "call", id: "1" }, always, now)
  }
  if (event.paused || event.pause) watch.clock = pauseClock(watch.clock, held, heldBy, now)
  if (event.unpause) watch.clock = resumeClock(watch.clock, always, now)
  if (event.force_escalate) escalate(watch, now, names)
}

const held = { reason: "held", note: "held", by: "oracle", until: null, approvedBy: null }
const policy = { reasons: [{ id: "held", says: "Held", most: "52 weeks" }], budget: "52 weeks" }
const heldBy = { policy, calendar: always, manager: "nobody", usedMs: 0 }

function escalate(watch: Watch, now: Instant, names: string[]): void {
  try {
    const rung = escalateByHand(watch.clock, now)
    watch.clock = passRungs(watch.clock, [rung], now)
    watch.escalationAt = now
    watch.notices.push([now / MINUTE, names[rung.rung] ?? "nobody"])
    watch.refusals.push(false)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    watch.refusals.push(true)
  }
}

function look(watch: Watch, t: number, names: string[]): void {
  const now = t * MINUTE + 1
  const { fire } = dueRungs(watch.clock, watch, now)
  watch.clock = passRungs(watch.clock, fire, now)
  if (fire.length > 0) watch.escalationAt = now
  watch.notices.push(...fire.map((each): [number, string] => [t, names[each.rung] ?? "nobody"]))
}

function compare(watch: Watch, events: Event[], expected: [number, string][]): Outcome {
  const refused = events.filter((event) => event.force_escalate).map((event) => event.refused === true)
  const pairs: [string, unknown, unknown][] = [
    ["notices", expected, watch.notices],
    ["refusals", refused, watch.refusals],
  ]
  const differences = pairs
    .filter(([, theirs, ours]) => JSON.stringify(theirs) !== JSON.stringify(ours))
    .map(([what, theirs, ours]) => ({ what, expected: theirs, ours }))
  return { kind: "compared", differences }
}
