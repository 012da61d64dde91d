import * as fc from "fast-check"
import { describe, expect, test } from "vitest"

import { compileRules, firstMatch } from "./rule-index.ts"
import { explainRules, type RouteFacts, type RouteRule } from "./route-rule.ts"

const rules: RouteRule[] = [
  {
    id: "dach-enterprise",
    clauses: [
      { fact: "country", in: ["DE", "AT", "CH"] },
      { fact: "employees", from: 1000 },
    ],
  },
  { id: "dach", clauses: [{ fact: "country", in: ["de", "at", "ch"] }] },
  { id: "small", clauses: [{ fact: "employees", from: 1, to: 49 }, { fact: "segment" }] },
  {
    id: "partner",
    clauses: [
      { fact: "isPartner", in: [true] },
      { fact: "tier", in: [1, 2] },
    ],
  },
]

/** The same rules among very many that match nobody, so that more than one summary word is in use. */
function spreadOut(clauses: RouteRule["clauses"][]): RouteRule["clauses"][] {
  const nobody: RouteRule["clauses"] = [{ fact: "country", in: ["nowhere"] }]
  return clauses.flatMap((list) => [...Array.from({ length: clauses.length % 40 }, () => nobody), list])
}

describe("the first territory rule that matches", () => {
  test.each<[string, RouteFacts, string | null]>([
    ["text regardless of case", { country: "De", employees: 20 }, "dach"],
    ["a number at the lower end of a range", { country: "AT", employees: 1000 }, "dach-enterprise"],
    ["a number just below it", { country: "AT", employees: 999.5 }, "dach"],
    ["a number at the upper end, and anything for an unknown fact", { employees: 49 }, "small"],
    ["nothing for a number just above it", { employees: 49.1 }, null],
    ["a truth and a number", { isPartner: true, tier: 2 }, "partner"],
    ["no number in the shape of text", { isPartner: true, tier: "2" }, null],
    ["no text where a range is asked for", { employees: "20" }, null],
    ["no unknown fact", { country: null, isPartner: undefined, tier: 1 }, null],
  ])("takes %s", (_, facts, expected) => {
    expect(rules[firstMatch(compileRules(rules), facts)]?.id ?? null).toBe(expected)
  })

  test("a rule without clauses matches every lead, and no rules match none", () => {
    expect(firstMatch(compileRules([...rules, { id: "rest", clauses: [] }]), {})).toBe(4)
    expect(firstMatch(compileRules([]), { country: "DE" })).toBe(-1)
  })

  test("two conditions on one fact must both hold", () => {
    const both = compileRules([
      {
        id: "a",
        clauses: [
          { fact: "x", in: ["p", "q"] },
          { fact: "x", in: ["q", "r"] },
        ],
      },
    ])

    expect(["p", "q", "r"].map((x) => firstMatch(both, { x }))).toEqual([-1, 0, -1])
  })

  test("an empty list is never met", () => {
    expect(firstMatch(compileRules([{ id: "a", clauses: [{ fact: "x", in: [] }] }]), { x: "p" })).toBe(-1)
  })

  test("each rule says which clause kept the lead out, and what the lead has there", () => {
    const traces = explainRules(rules, { country: "DE", employees: 20, tier: 1 })

    expect(traces).toEqual([
      { id: "dach-enterprise", matches: false, failed: { clause: { fact: "employees", from: 1000 }, value: 20 } },
      { id: "dach", matches: true, failed: null },
      { id: "small", matches: true, failed: null },
      { id: "partner", matches: false, failed: { clause: { fact: "isPartner", in: [true] }, value: null } },
    ])
  })

  test("is the one that going through the rules one by one finds", () => {
    const value = fc.oneof(fc.constantFrom("de", "DE", "ı", "I", "straße", "STRASSE", "1"), fc.integer({ min: -2, max: 5 }), fc.boolean())
    const fact = fc.constantFrom("country", "size", "segment")
    const ends = fc.integer({ min: -2, max: 5 })
    const clause = fc.oneof(
      fc.record({ fact }),
      fc.record({ fact, in: fc.array(value, { maxLength: 3 }) }),
      fc.record({ fact, from: ends, to: ends }),
      fc.record({ fact, from: ends }),
      fc.record({ fact, in: fc.array(value, { maxLength: 3 }), to: ends }),
    )
    const lead = fc.record({ country: fc.option(value), size: fc.oneof(value, fc.double()), segment: fc.option(value) })
    fc.assert(
      fc.property(
        fc.array(fc.array(clause, { maxLength: 3 }), { maxLength: 70 }).map(spreadOut),
        fc.array(lead, { maxLength: 20 }),
        (clauses, leads) => {
          const many = clauses.map((list, i) => ({ id: `r${i}`, clauses: list }))
          const compiled = compileRules(many)
          for (const facts of leads) {
            expect(firstMatch(compiled, facts)).toBe(explainRules(many, facts).findIndex((trace) => trace.matches))
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
