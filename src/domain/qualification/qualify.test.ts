import { describe, expect, test } from "vitest"
import type { Agreement } from "#domain/agreement/agreement.ts"
import type { FieldValue } from "#domain/condition/condition.ts"
import { axisBand, bandOf } from "#domain/qualification/band.ts"
import type { Qualification } from "#domain/qualification/qualification.ts"
import { compileQualification, qualify, staysQualified } from "#domain/qualification/qualify.ts"
import { compileScoring, scoreLead } from "#domain/score/score-lead.ts"
import { MICRO } from "#domain/score/score.ts"
import { smallGate } from "../../../test/fixtures/small-gate.ts"

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20)

const fitting = { company_name: "Acme", email: "jo@acme.example", employee_count: 100, industry: "software", country: "DE" }

function verdict(fields: Record<string, FieldValue>, signals: [string, number][], rules: typeof smallGate = smallGate): Qualification {
  const events = signals.map(([signal, daysAgo]) => ({ signal, at: NOW - daysAgo * DAY }))
  const facts = { fields, events, now: NOW }
  return qualify(compileQualification(rules), scoreLead(compileScoring(rules), facts), facts, { cycleNumber: 1 })
}

const enough: [string, number][] = [
  ["pricing_request", 0],
  ["pricing_request", 0],
  ["comparison", 1],
]

describe("a lead with all proofs", () => {
  test("is qualified, and the reason is a sentence", () => {
    expect(verdict(fitting, enough)).toMatchObject({
      kind: "qualified",
      tier: 1,
      override: null,
      why: "asked for pricing twice this week, downloaded the vendor comparison this week; mid-market company, software company",
    })
  })

  test("has the first tier that holds", () => {
    const old: [string, number][] = Array.from({ length: 3 }, () => ["comparison", 30])

    expect(verdict(fitting, old)).toMatchObject({ kind: "qualified", tier: 2 })
  })

  test("is qualified with exactly the points that the gate asks for", () => {
    expect(
      verdict(fitting, [
        ["pricing_request", 0],
        ["pricing_request", 0],
      ]),
    ).toMatchObject({ kind: "qualified" })
  })

  test("needs no override, even if one holds", () => {
    expect(verdict({ ...fitting, campaign: "fair" }, enough)).toMatchObject({ kind: "qualified", override: null })
  })
})

describe("a lead that lacks something", () => {
  test.each<[string, Record<string, FieldValue>, [string, number][], string[], string]>([
    [
      "lacks intent",
      fitting,
      [["blog", 0]],
      ["intent"],
      "not yet: intent 3 of the 40 needed. So far: read the blog this week; mid-market company, software company",
    ],
    ["lacks fit", { ...fitting, employee_count: null }, enough, ["fit"], "not yet: fit 20 of the 40 needed."],
    ["lacks a field", { ...fitting, company_name: null }, enough, ["company_name"], "not yet: not known: company name."],
    [
      "lacks all of a list of which one is enough",
      { ...fitting, email: " " },
      enough,
      ["email or phone"],
      "not yet: not known: email or phone.",
    ],
    [
      "does not meet the definition",
      { ...fitting, country: "AQ" },
      enough,
      ["definition"],
      "not yet: “an MQL” asks that not (country is Antarctica).",
    ],
    ["can't be told to meet the definition", { ...fitting, country: null }, enough, ["definition"], "not yet: “an MQL” asks"],
    [
      "lacks everything",
      {},
      [],
      ["fit", "intent", "company_name", "email or phone", "definition"],
      "not yet: fit 0 of the 40 needed; intent 0 of the 40 needed; not known: company name and (email or phone);",
    ],
  ])("%s", (_, fields, signals, missing, why) => {
    const result = verdict(fields, signals)

    expect(result).toMatchObject({ kind: "not_yet", missing })
    expect(result.why).toContain(why)
  })

  test("is content with one of a list", () => {
    expect(verdict({ ...fitting, email: null, phone: "+49 30 1" }, enough).kind).toBe("qualified")
  })
})

describe("an override", () => {
  test("waives the proofs that it names, and says why", () => {
    const result = verdict({ company_name: "Acme", email: "jo@acme.example" }, [["demo_request", 3]])

    expect(result).toMatchObject({ kind: "qualified", override: "demo", tier: 1 })
    expect(result).toMatchObject({ proofs: { fit: { passes: false, waivedBy: "demo" }, intent: { passes: true, waivedBy: null } } })
    expect(result.why).toBe(
      "asked for a demo this week; nothing known yet that fits (without proof of fit: whoever asks for a demo is called)",
    )
  })

  test("does not waive what it does not name", () => {
    const result = verdict({ company_name: "Acme" }, [["demo_request", 3]])

    expect(result).toMatchObject({ kind: "not_yet", missing: ["email or phone"], proofs: { fit: { waivedBy: "demo" } } })
  })

  test("gives way to a later one that closes the gap", () => {
    expect(verdict({ campaign: "fair" }, [["demo_request", 3]])).toMatchObject({ kind: "qualified", override: "event" })
  })

  test("is the first of those that help equally", () => {
    const late = smallGate.gate.overrides.map((override) => ({ ...override, id: `late_${override.id}` }))
    const rules = { ...smallGate, gate: { ...smallGate.gate, overrides: [...smallGate.gate.overrides, ...late] } }

    expect(verdict({ campaign: "fair" }, [], rules)).toMatchObject({ kind: "qualified", override: "event" })
  })

  test("ends with its condition", () => {
    expect(verdict({ company_name: "Acme", email: "a@b.example" }, [["demo_request", 8]])).toMatchObject({ kind: "not_yet" })
  })
})

describe("a disqualifier", () => {
  test("comes before everything, overrides too", () => {
    const result = verdict({ ...fitting, job_title: "PhD student", campaign: "fair" }, enough)

    expect(result).toEqual({ kind: "disqualified", rule: "student", why: "not for sales: a student" })
  })

  test("that can't be told disqualifies nobody", () => {
    expect(verdict({ ...fitting, job_title: null, company_domain: null }, enough).kind).toBe("qualified")
  })

  test("may ask for what Baton works out itself", () => {
    const rules = {
      ...smallGate,
      disqualifiers: [
        {
          id: "poor",
          says: "poor fit",
          when: {
            all: [
              { fact: "score.fit", below: 30 },
              { fact: "cycle.number", is: 1 },
              { fact: "region", is: "everywhere" },
            ],
          },
        },
      ],
    }

    expect(verdict({ ...fitting, employee_count: 5 }, enough, rules)).toMatchObject({ kind: "disqualified", rule: "poor" })
    expect(verdict(fitting, enough, rules).kind).toBe("qualified")
  })
})

describe("bands", () => {
  const bands: Agreement["bands"] = { mql: 40, sales_ready: 70 }

  test.each([
    [39.999_999, "nurture"],
    [40, "mql"],
    [70, "mql"],
    [70.000_001, "sales_ready"],
  ])("%d points are %s", (points, band) => {
    expect(axisBand(Math.round(points * MICRO), bands)).toBe(band)
  })

  test("a score has the band of its weaker axis", () => {
    expect(bandOf({ fit: 90 * MICRO, intent: 10 * MICRO }, bands)).toBe("nurture")
    expect(bandOf({ fit: 50 * MICRO, intent: 90 * MICRO }, bands)).toBe("mql")
  })
})

test.each([
  [36, 36, true],
  [35.999_999, 36, false],
  [36, 35.999_999, false],
])("a qualified lead with fit %d and intent %d of 40 stays qualified: %s", (fit, intent, expected) => {
  expect(staysQualified({ fit: Math.round(fit * MICRO), intent: Math.round(intent * MICRO) }, smallGate.gate)).toBe(expected)
})
