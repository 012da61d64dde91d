import { describe, expect, test } from "vitest"
import type { Condition, Facts, FieldValue, Truth } from "#domain/condition/condition.ts"
import { meets } from "#domain/condition/meets.ts"

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20)

function facts(fields: Record<string, FieldValue>, events: [string, number][] = []): Facts {
  return { fields, events: events.map(([signal, daysAgo]) => ({ signal, at: NOW - daysAgo * DAY })), now: NOW }
}

const lead = facts(
  {
    country: " de ",
    employee_count: 250,
    revenue: "1200",
    range: "201-500",
    job_title: "VP Marketing",
    tech: ["Salesforce", "Zürich DB"],
    ok: true,
    blank: "  ",
    none: null,
    empty: [],
  },
  [
    ["pricing", 8],
    ["pricing", 7],
    ["demo", 1],
    ["pricing", 0],
    ["pricing", -1],
  ],
)

describe("a comparison of a fact", () => {
  test.each<[string, Condition, Truth]>([
    ["ignores case and surrounding blanks", { fact: "country", is: "DE" }, true],
    ["takes 250 for the text 250", { fact: "employee_count", is: "250" }, true],
    ["compares truths", { fact: "ok", is: true }, true],
    ["is_not is the opposite", { fact: "country", is_not: "de" }, false],
    ["finds one of several", { fact: "country", in: ["AT", "DE"] }, true],
    ["not_in holds for what is not listed", { fact: "country", not_in: ["FR"] }, true],
    ["at_least includes its bound", { fact: "employee_count", at_least: 250 }, true],
    ["at_most includes its bound", { fact: "employee_count", at_most: 250 }, true],
    ["above excludes its bound", { fact: "employee_count", above: 250 }, false],
    ["below excludes its bound", { fact: "employee_count", below: 250 }, false],
    ["reads a number out of a text", { fact: "revenue", at_least: 1000 }, true],
    ["can't compare a text without a number", { fact: "range", at_least: 1 }, null],
    ["all comparisons must hold", { fact: "employee_count", at_least: 100, below: 200 }, false],
    ["matches a glob", { fact: "job_title", matches: "vp *" }, true],
    ["matches one of several globs", { fact: "job_title", matches: ["cto", "*market*"] }, true],
    ["contains looks inside a text", { fact: "job_title", contains: "market" }, true],
    ["contains looks for a member of a list", { fact: "tech", contains: ["salesforce"] }, true],
    ["contains wants a whole member", { fact: "tech", contains: "sales" }, false],
    ["is holds for a list that has it", { fact: "tech", is: "zürich db" }, true],
    ["is_not fails for a list that has it", { fact: "tech", is_not: "salesforce" }, false],
    ["an empty list is known to have nothing in it", { fact: "empty", contains: "x" }, false],
    ["an unknown fact can't be compared", { fact: "none", is: "x" }, null],
    ["an absent fact is unknown", { fact: "nobody_asked", is_not: "x" }, null],
    ["a blank text is unknown", { fact: "blank", is: "" }, null],
    ["what every object inherits is no fact", { fact: "constructor", known: true }, false],
    ["known is never unknown", { fact: "none", known: true }, false],
    ["known false holds for the unknown", { fact: "none", known: false }, true],
    ["known settles it before a comparison can't", { fact: "none", known: true, is: "x" }, false],
  ])("%s", (_, condition, expected) => {
    expect(meets(lead, condition)).toBe(expected)
  })
})

describe("three values", () => {
  const values: [Truth, Condition][] = [
    [true, { fact: "ok", is: true }],
    [false, { fact: "ok", is: false }],
    [null, { fact: "none", is: true }],
  ]
  const table: [Truth, Truth, Truth, Truth][] = [
    [true, true, true, true],
    [true, false, false, true],
    [true, null, null, true],
    [false, false, false, false],
    [false, null, false, null],
    [null, null, null, null],
  ]
  const of = (truth: Truth) => values.find(([value]) => value === truth)?.[1] as Condition

  test.each(table)("%s and %s make %s; or makes %s", (one, other, and, or) => {
    expect(meets(lead, { all: [of(one), of(other)] })).toBe(and)
    expect(meets(lead, { all: [of(other), of(one)] })).toBe(and)
    expect(meets(lead, { any: [of(one), of(other)] })).toBe(or)
    expect(meets(lead, { any: [of(other), of(one)] })).toBe(or)
  })

  test("the opposite of the unknown is unknown", () => {
    expect(meets(lead, { not: of(null) })).toBe(null)
    expect(meets(lead, { not: of(true) })).toBe(false)
  })

  test("all of none holds and any of none does not", () => {
    expect(meets(lead, { all: [] })).toBe(true)
    expect(meets(lead, { any: [] })).toBe(false)
  })
})

describe("a count of signals", () => {
  test.each<[string, Condition, Truth]>([
    ["wants one by default", { signal: "demo" }, true],
    ["a signal never sent is not unknown", { signal: "webinar" }, false],
    ["leaves out what lies after now", { signal: "pricing", at_least: 4 }, false],
    ["counts one that is exactly as old as allowed", { signal: "pricing", at_least: 2, within: "7 days" }, true],
    ["leaves out older ones", { signal: "pricing", at_least: 3, within: "7 days" }, false],
    ["counts several names together", { signal: ["pricing", "demo"], at_least: 3, within: "7 days" }, true],
  ])("%s", (_, condition, expected) => {
    expect(meets(lead, condition)).toBe(expected)
  })
})
