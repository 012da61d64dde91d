import { describe, expect, test } from "vitest"
import type { Agreement, FitRule, IntentRule } from "#domain/agreement/agreement.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { type Score, MICRO } from "#domain/score/score.ts"
import { compileScoring, regionOf, scoreLead } from "#domain/score/score-lead.ts"

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const NOW = Date.UTC(2026, 10, 20)

type Rules = { fit?: FitRule[]; intent?: IntentRule[]; caps?: Record<string, { cap: number }> }

function scoringOf({ fit = [], intent = [], caps = {} }: Rules): Pick<Agreement, "regions" | "scoring"> {
  const model = { says: "all", regions: ["all"], fit: { rules: fit, groups: caps }, intent: { rules: intent, groups: caps } }
  return { regions: { all: { says: "all", rest: true } }, scoring: { all: model } }
}

function score(rules: Rules, fields: Record<string, FieldValue>, minutesAgo: number[] = []): Score {
  const events = minutesAgo.map((minutes) => ({ signal: "pricing", at: NOW - minutes * MINUTE }))
  return scoreLead(compileScoring(scoringOf(rules)), { fields, events, now: NOW })
}

const pricing: IntentRule = { id: "pricing", signal: "pricing", points: 10 }
const fitRule = (id: string, when: FitRule["when"], points: number, group?: string): FitRule => ({
  id,
  says: id,
  when,
  points,
  ...(group ? { group } : {}),
})

describe("fit", () => {
  const rules = {
    fit: [
      fitRule("de", { fact: "country", in: ["DE", "AT"] }, 10),
      fitRule("mid", { fact: "employee_count", at_least: 50, at_most: 999 }, 20),
      fitRule("vp", { fact: "job_title", matches: ["vp *", "*vice president*"] }, 30),
      fitRule("competitor", { fact: "industry", is: "agency" }, -40),
      fitRule("stack", { fact: "technologies", contains: "salesforce" }, 5),
      fitRule(
        "both",
        {
          all: [
            { fact: "country", is: "DE" },
            { fact: "industry", is: "software" },
          ],
        },
        7,
      ),
    ],
  }

  test.each<[string, Record<string, FieldValue>, number, number]>([
    ["of an unknown lead is 0 and nothing of it is known", {}, 0, 0],
    ["gives points for values, in whatever case", { country: "de" }, 10, 8],
    ["gives points from and up to the bounds", { employee_count: 50 }, 20, 17],
    ["gives none beyond the bounds", { employee_count: 1000 }, 0, 17],
    ["can't compare a text with a bound", { employee_count: "many" }, 0, 0],
    ["gives points for a title that fits a glob", { job_title: "Senior Vice President" }, 30, 26],
    ["looks into lists", { technologies: ["HubSpot", "Salesforce"] }, 5, 4],
    ["does not go below 0", { industry: "agency" }, 0, 41],
    ["judges whole conditions", { country: "DE", industry: "Software" }, 17, 50],
    [
      "of a lead of which all is known is complete",
      { country: "FR", employee_count: 5, job_title: "intern", industry: "retail", technologies: [] },
      0,
      100,
    ],
  ])("%s", (_, fields, points, completeness) => {
    const result = score(rules, fields)

    expect(result.fit).toBe(points * MICRO)
    expect(result.fitCompleteness).toBe(completeness)
  })

  test("of a group ends at its cap, and the loss is a reason", () => {
    const groups = {
      fit: [fitRule("one", { fact: "a", is: 1 }, 20, "size"), fitRule("two", { fact: "b", is: 1 }, 20, "size")],
      caps: { size: { cap: 25 } },
    }

    const result = score(groups, { a: 1, b: 1 })

    expect(result.fit).toBe(25 * MICRO)
    expect(result.reasons.at(-1)).toEqual({ axis: "fit", kind: "cap", rule: "size", points: -15 * MICRO })
  })

  test("ends at 100, and the loss is a reason", () => {
    const result = score({ fit: [fitRule("all", { fact: "a", known: true }, 130)] }, { a: 1 })

    expect(result.fit).toBe(100 * MICRO)
    expect(result.reasons.at(-1)).toEqual({ axis: "fit", kind: "clamp", rule: "fit", points: -30 * MICRO })
  })
})

describe("intent", () => {
  test.each<[string, Partial<IntentRule>, number[], number, number]>([
    ["counts every signal", {}, [3, 2, 1], 30, 3],
    ["takes signals within the window for the same one", { once_per: "30 minutes" }, [60, 45, 31], 10, 1],
    ["takes one exactly a window later for a new one", { once_per: "30 minutes" }, [60, 30, 0], 30, 3],
    ["measures the window from the one that counted", { once_per: "30 minutes" }, [60, 40, 20], 20, 2],
    ["counts the newest ones only", { max_times: 2, decay: { window: "10 minutes" } }, [100, 5, 1], 20, 2],
    ["lets old ones of the counted fade", { max_times: 2, decay: { window: "10 minutes" } }, [100, 20, 1], 10, 2],
    ["leaves out what lies after now", {}, [1, -1], 10, 1],
    ["counts a signal at this very instant", {}, [0], 10, 1],
  ])("%s", (_, rule, minutesAgo, points, count) => {
    const result = score({ intent: [{ ...pricing, ...rule }] }, {}, minutesAgo)

    expect(result.intent).toBe(points * MICRO)
    expect(result.reasons[0]).toMatchObject({ kind: "rule", count })
  })

  test("fades before it is capped", () => {
    const rule: IntentRule = { ...pricing, points: 20, decay: { half_life: "14 days" }, group: "web" }

    const result = score({ intent: [rule], caps: { web: { cap: 12 } } }, {}, [(14 * DAY) / MINUTE, 0])

    expect(result.reasons).toEqual([
      { axis: "intent", kind: "rule", rule: "pricing", points: 40 * MICRO, count: 2, last: NOW },
      { axis: "intent", kind: "decay", rule: "pricing", points: -10 * MICRO },
      { axis: "intent", kind: "cap", rule: "web", points: -18 * MICRO },
    ])
    expect(result.intent).toBe(12 * MICRO)
  })

  test("of one lead leaves nothing behind for the next", () => {
    const scoring = compileScoring(scoringOf({ intent: [pricing], fit: [fitRule("a", { fact: "a", is: 1 }, 5)] }))
    scoreLead(scoring, { fields: { a: 1 }, events: [{ signal: "pricing", at: NOW }], now: NOW })

    expect(scoreLead(scoring, { fields: { a: 2 }, events: [], now: NOW })).toMatchObject({ fit: 0, intent: 0, reasons: [] })
  })
})

function modelOf(regions: string[], points: number): Agreement["scoring"][string] {
  return { says: "", regions, fit: { rules: [] }, intent: { rules: [{ ...pricing, points }] } }
}

describe("models", () => {
  const agreement = {
    regions: { dach: { says: "", countries: ["DE", "AT"] }, uk: { says: "", countries: ["GB"] }, other: { says: "", rest: true as const } },
    scoring: { technical: modelOf(["dach", "other"], 5), commercial: modelOf(["uk"], 15) },
  }
  const scoring = compileScoring(agreement)

  test.each<[FieldValue, string, number]>([
    ["de", "dach", 5],
    ["GB", "uk", 15],
    ["US", "other", 5],
    [null, "other", 5],
  ])("of the country %s: region %s", (country, region, points) => {
    const result = scoreLead(scoring, { fields: { country }, events: [{ signal: "pricing", at: NOW }], now: NOW })

    expect(result).toMatchObject({ region, intent: points * MICRO })
    expect(regionOf(scoring, { country })).toBe(region)
  })

  test("a region without a model can't be scored", () => {
    expect(() => compileScoring({ ...agreement, scoring: { technical: modelOf(["dach", "other"], 5) } })).toThrow(
      'Region "uk" belongs to no score model.',
    )
  })
})
