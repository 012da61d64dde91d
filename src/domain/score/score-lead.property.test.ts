import * as fc from "fast-check"
import { expect, test } from "vitest"
import type { Decay, FitRule, IntentRule } from "#domain/agreement/agreement.ts"
import type { Facts, FieldValue, SignalEvent } from "#domain/condition/condition.ts"
import { compileScoring, scoreLead, totalsOnly } from "#domain/score/score-lead.ts"
import { MICRO } from "#domain/score/score.ts"

const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 20)

const names = fc.constantFrom("a", "b", "c")
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const decay: fc.Arbitrary<Decay> = fc.oneof(
  fc.integer({ min: 1, max: 90 }).map((days) => ({ half_life: `${days} days` })),
  fc.integer({ min: 1, max: 90 }).map((days) => ({ window: `${days} days` })),
  fc.integer({ min: 1, max: 10 }).map((tenths) => ({ linear: { share: tenths / 10, per: "30 days" } })),
  fc.integer({ min: 1, max: 10 }).map((tenths) => ({ step: { share: tenths / 10, per: "1 week" } })),
)

function intentRules(least: number): fc.Arbitrary<IntentRule[]> {
  const rule = fc.record({
    signal: names,
    points: fc.integer({ min: least, max: 400 }).map((tenths) => tenths / 10),
    group: optional(fc.constant("web")),
    once_per: optional(fc.constantFrom("30 minutes", "1 day")),
    max_times: optional(fc.integer({ min: 1, max: 3 })),
    decay: optional(decay),
  })
  return fc.array(rule, { maxLength: 5 }).map((rules) => rules.map((each, index) => defined({ id: `rule ${index}`, ...each })))
}

const fitRules: fc.Arbitrary<FitRule[]> = fc
  .array(
    fc.record({
      fact: names,
      value: fc.integer({ min: 0, max: 3 }),
      points: fc.integer({ min: -30, max: 60 }),
      kind: fc.constantFrom("is", "at_least", "above"),
    }),
    { maxLength: 6 },
  )
  .map((rules) =>
    rules.map(({ fact, value, points, kind }, index) => ({
      id: `fit ${index}`,
      says: "",
      when: { fact, [kind]: value },
      points,
      group: "size",
    })),
  )

const events: fc.Arbitrary<SignalEvent[]> = fc.array(
  fc.record({ signal: names, at: fc.integer({ min: -200, max: 90 * 1440 }).map((minutes) => NOW - minutes * MINUTE) }),
  { maxLength: 25 },
)
const fields: fc.Arbitrary<Record<string, FieldValue>> = fc.dictionary(names, fc.option(fc.integer({ min: 0, max: 3 })))
const models = (least: number) => fc.record({ fit: fitRules, intent: intentRules(least), cap: fc.integer({ min: 0, max: 60 }) })

function compile({ fit, intent, cap }: { fit: FitRule[]; intent: IntentRule[]; cap: number }): ReturnType<typeof compileScoring> {
  const model = {
    says: "",
    regions: ["all"],
    fit: { rules: fit, groups: { size: { cap } } },
    intent: { rules: intent, groups: { web: { cap } } },
  }
  return compileScoring({ regions: { all: { says: "", rest: true } }, scoring: { model } })
}

/** exactOptionalPropertyTypes: an absent part is absent, not undefined. */
function defined<Whole extends object>(whole: Whole): { [Key in keyof Whole]: Exclude<Whole[Key], undefined> } {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as never
}

const inOrder = (given: readonly SignalEvent[]) => given.toSorted((one, other) => one.at - other.at)
const facts = (given: Record<string, FieldValue>, events_: readonly SignalEvent[], now = NOW): Facts => ({
  fields: given,
  events: events_,
  now,
})

test("the reasons of each axis add up to it exactly, and it stays between 0 and 100", () => {
  fc.assert(
    fc.property(models(-200), fields, events, (model, given, all) => {
      const score = scoreLead(compile(model), facts(given, inOrder(all)))

      for (const axis of ["fit", "intent"] as const) {
        const sum = score.reasons.filter((reason) => reason.axis === axis).reduce((total, { points }) => total + points, 0)
        expect(sum).toBe(score[axis])
        expect(Number.isSafeInteger(sum) && sum >= 0 && sum <= 100 * MICRO).toBe(true)
      }
      expect(score.reasons.every(({ points }) => points !== 0 && Number.isSafeInteger(points))).toBe(true)
    }),
  )
})

test("the order in which signals are given changes not one byte", () => {
  fc.assert(
    fc.property(models(-200), fields, events, fc.func(fc.integer()), (model, given, all, order) => {
      const scoring = compile(model)
      const shuffled = all.toSorted((one, other) => order(one) - order(other))

      expect(JSON.stringify(scoreLead(scoring, facts(given, shuffled)))).toBe(
        JSON.stringify(scoreLead(scoring, facts(given, inOrder(all)))),
      )
    }),
  )
})

test("a score as of a past moment is the score of what was there by then", () => {
  fc.assert(
    fc.property(models(-200), fields, events, fc.integer({ min: 0, max: 90 * 1440 }), (model, given, all, minutesAgo) => {
      const scoring = compile(model)
      const then = NOW - minutesAgo * MINUTE
      const earlier = inOrder(all).filter(({ at }) => at <= then)

      expect(scoreLead(scoring, facts(given, inOrder(all), then))).toEqual(scoreLead(scoring, facts(given, earlier, then)))
    }),
  )
})

test("one more signal, the newest, never lowers a score whose rules give and do not take", () => {
  fc.assert(
    fc.property(models(0), fields, events, names, (model, given, all, signal) => {
      const scoring = compile(model)
      const before = scoreLead(scoring, facts(given, inOrder(all)))

      const after = scoreLead(scoring, facts(given, inOrder([...all, { signal, at: NOW }])))

      expect(after.intent).toBeGreaterThanOrEqual(before.intent)
      expect(after.fit).toBe(before.fit)
    }),
  )
})

test("a capped group never gives more than its cap", () => {
  fc.assert(
    fc.property(intentRules(0), events, fc.integer({ min: 0, max: 60 }), (intent, all, cap) => {
      const grouped = intent.map((rule) => ({ ...rule, group: "web" }))

      expect(scoreLead(compile({ fit: [], intent: grouped, cap }), facts({}, inOrder(all))).intent).toBeLessThanOrEqual(cap * MICRO)
    }),
  )
})

test("totals without reasons are the same totals", () => {
  fc.assert(
    fc.property(models(-200), fields, events, (model, given, all) => {
      const scoring = compile(model)
      const { reasons: _, ...totals } = scoreLead(scoring, facts(given, all))

      expect(totalsOnly(scoring, facts(given, all))).toEqual(totals)
    }),
  )
})
