import type { IntentRule, ScoreModel } from "#domain/agreement/agreement.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { SignalEvent } from "#domain/condition/condition.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { compileFade, type Fade } from "#domain/score/decayed-points.ts"
import { groupsOf, type Groups } from "#domain/score/groups.ts"
import { MICRO, type MicroPoints } from "#domain/score/score.ts"

/** The intent rules of a model, made ready for many leads: one pass over a lead's signals fills every rule's counter. */
export type IntentRules = { counters: readonly Counter[]; bySignal: ReadonlyMap<string, readonly Counter[]>; groups: Groups }

/** A rule and the signals that count for the lead being scored. */
export type Counter = {
  id: string
  points: MicroPoints
  oncePer: Milliseconds
  most: number
  fade: Fade | null
  /** Instants of the counted signals, oldest first; only the first `count` are this lead's. The rest is kept to save allocating. */
  times: Instant[]
  count: number
}

/** @throws Refusal `unreadable_duration` */
export function compileIntent({ rules, groups = {} }: ScoreModel["intent"]): IntentRules {
  const counters = rules.map(counterOf)
  const bySignal = new Map<string, Counter[]>()
  for (const [index, rule] of rules.entries()) {
    const counter = counters[index]
    if (counter) bySignal.set(rule.signal, [...(bySignal.get(rule.signal) ?? []), counter])
  }
  return { counters, bySignal, groups: groupsOf(rules, groups) }
}

/** Fills the counters from the signals up to `now`, in whatever order they come. */
export function countSignals(intent: IntentRules, events: readonly SignalEvent[], now: Instant): void {
  for (const counter of intent.counters) counter.count = 0
  for (const event of oldestFirst(events)) {
    if (event.at > now) break
    const counters = intent.bySignal.get(event.signal)
    if (counters !== undefined) for (const counter of counters) take(counter, event.at)
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
  if (fade === null) return points * counted(counter)
  let sum = 0
  for (let index = count - counted(counter); index < count; index++) sum += Math.round(points * fade(now - (times[index] ?? now)))
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
    fade: compileFade(rule.decay),
    times: [],
    count: 0,
  }
}

/** The same list when it is in order already, as it is when the store read it. */
function oldestFirst(events: readonly SignalEvent[]): readonly SignalEvent[] {
  let before = Number.NEGATIVE_INFINITY
  for (const { at } of events) {
    if (at < before) return events.toSorted((one, other) => one.at - other.at)
    before = at
  }
  return events
}
