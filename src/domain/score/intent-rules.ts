import type { IntentRule, ScoreModel } from "#domain/agreement/agreement.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { SignalEvent } from "#domain/condition/condition.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { type Fade, readFade, shareLeft } from "#domain/score/decayed-points.ts"
import { groupsOf, type Groups } from "#domain/score/groups.ts"
import { MICRO, type MicroPoints } from "#domain/score/score.ts"

/** The intent rules of a model, made ready for many leads: one pass over a lead's signals fills every rule's counter. */
export type IntentRules = { counters: readonly Counter[]; bySignal: ReadonlyMap<string, Counter>; groups: Groups }

/** A rule and the signals that count for the lead being scored. */
export type Counter = {
  id: string
  points: MicroPoints
  oncePer: Milliseconds
  most: number
  fade: Fade
  /** Instants of the counted signals, oldest first; only the first `count` are this lead's. The rest is kept to save allocating. */
  times: Instant[]
  count: number
  /** Another rule about the same signal. */
  next: Counter | null
}

/** @throws Refusal `unreadable_duration` */
export function compileIntent({ rules, groups = {} }: ScoreModel["intent"]): IntentRules {
  const counters = rules.map(counterOf)
  const bySignal = new Map<string, Counter>()
  for (const [index, { signal }] of rules.entries()) {
    const counter = counters[index]
    if (!counter) continue
    counter.next = bySignal.get(signal) ?? null
    bySignal.set(signal, counter)
  }
  return { counters, bySignal, groups: groupsOf(rules, groups) }
}

/** Fills the counters from the signals up to `now`, in whatever order they come. */
export function countSignals(intent: IntentRules, events: readonly SignalEvent[], now: Instant): void {
  for (const counter of intent.counters) counter.count = 0
  let before = Number.NEGATIVE_INFINITY
  for (const { signal, at } of events) {
    if (at < before) return countSignals(intent, oldestFirst(events), now)
    before = at
    if (at > now) continue
    for (let counter = intent.bySignal.get(signal) ?? null; counter !== null; counter = counter.next) take(counter, at)
  }
}

/** The instants of the signals that count for a rule at `now`, oldest first. */
export function countedTimes(rule: IntentRule, events: readonly SignalEvent[], now: Instant): Instant[] {
  const counter = counterOf(rule)
  for (const event of oldestFirst(events)) if (event.signal === rule.signal && event.at <= now) take(counter, event.at)
  return counter.times.slice(counter.count - counted(counter))
}

/** How many signals count for the rule: the newest ones, at most as many as it allows. */
export function counted({ count, most }: Counter): number {
  return count < most ? count : most
}

/** What the counted signals are worth at `now`; every one is rounded to a whole millionth, so that their order can't matter. */
export function fadedPoints(counter: Counter, now: Instant): MicroPoints {
  const { fade, points, times, count } = counter
  if (fade.kind === "never") return points * counted(counter)
  let sum = 0
  for (let index = count - counted(counter); index < count; index++)
    sum += Math.round(points * shareLeft(fade, now - (times[index] ?? now)))
  return sum
}

/** Within `oncePer` of the last one that counted it is the same one; exactly `oncePer` later it is a new one. */
function take(counter: Counter, at: Instant): void {
  if (counter.count > 0 && at - (counter.times[counter.count - 1] ?? 0) < counter.oncePer) return
  counter.times[counter.count++] = at
}

function counterOf(rule: IntentRule): Counter {
  return {
    id: rule.id,
    points: Math.round(rule.points * MICRO),
    oncePer: rule.once_per === undefined ? 0 : readDuration(rule.once_per),
    most: rule.max_times ?? Number.POSITIVE_INFINITY,
    fade: readFade(rule.decay),
    times: [],
    count: 0,
    next: null,
  }
}

function oldestFirst(events: readonly SignalEvent[]): SignalEvent[] {
  return events.toSorted((one, other) => one.at - other.at)
}
