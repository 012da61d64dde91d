import { describe, expect, test } from "vitest"
import type { Agreement } from "#domain/agreement/agreement.ts"
import type { Proofs } from "#domain/qualification/qualification.ts"
import { checkClaim, type HandedOff } from "./check-claim.ts"
import { clausesOf } from "./clauses.ts"

const now = Date.UTC(2026, 10, 20, 9)
const rules = {
  definitions: {
    mql: { says: "A known company", when: { fact: "company_name", known: true } },
    sal: { says: "" },
    sql: { says: "", needs: [] },
  },
  disqualifiers: [{ id: "student", says: "Students", when: { fact: "job_title", is: "Student" } }],
  gate: {
    fit: { at_least: 40 },
    intent: { at_least: 25 },
    context: { needs: [] },
    overrides: [{ id: "demo_request", says: "Who asks for a demo gets an answer" }],
    decision: "automatic",
  },
  signals: {},
  scoring: {
    everywhere: {
      says: "",
      regions: [],
      intent: { rules: [] },
      fit: {
        rules: [
          { id: "size", says: "50 to 500 people", when: { fact: "employee_count", at_least: 50, at_most: 500 }, points: 20 },
          { id: "free_mail", says: "A private address", when: { fact: "email_kind", is: "free" }, points: -10 },
        ],
      },
    },
    other: {
      says: "",
      regions: [],
      intent: { rules: [] },
      fit: { rules: [{ id: "elsewhere", says: "x", when: { fact: "country", is: "DE" }, points: 1 }] },
    },
  },
  routing: { territories: [{ id: "emea", says: "Europe", when: { fact: "country", in: ["DE", "FR"] }, pool: "emea" }] },
} as unknown as Agreement

const passing = (says: string) => ({ passes: true, says, missing: [], waivedBy: null })
const proofs: Proofs = {
  fit: passing("fit 75 of the 40 needed"),
  intent: { passes: false, says: "intent 12 of the 25 needed", missing: ["intent"], waivedBy: "demo_request" },
  context: { passes: false, says: "not known: phone", missing: ["phone"], waivedBy: null },
}
const handedOff = (fields: Record<string, string | number | null> = {}, more: Partial<HandedOff> = {}): HandedOff => ({
  facts: { fields: { company_name: "Acme", employee_count: 12, email_kind: "business", country: "DE", ...fields }, events: [], now },
  score: { model: "everywhere", region: "rest", fit: 75_000_000, intent: 12_000_000, fitCompleteness: 100, reasons: [] },
  proofs,
  cycle: 1,
  tier: 1,
  route: { method: "pool", says: "next in emea", territory: "emea" },
  others: [],
  ...more,
})

describe("a claim that a clause failed is checked against what was known at handoff", () => {
  test.each([
    ["fit", handedOff(), "disputed", /speak against it: fit 75 of the 40 needed/],
    [
      "intent",
      handedOff(),
      "borne_out",
      /intent 12 of the 25 needed; it was handed off all the same: “Who asks for a demo gets an answer”/,
    ],
    ["context", handedOff(), "borne_out", /not known: phone/],
    ["context", handedOff({}, { proofs: null }), "open", /not on record/],
    ["size", handedOff(), "borne_out", /employee count is at least 50 and is at most 500 did not hold \(employee count 12\)/],
    ["size", handedOff({ employee_count: 200 }), "disputed", /held \(employee count 200\)/],
    ["size", handedOff({ employee_count: null }), "open", /employee count was not known/],
    ["free_mail", handedOff({ email_kind: "free" }), "borne_out", /email kind is free held/],
    ["free_mail", handedOff(), "disputed", /did not hold/],
    ["elsewhere", handedOff(), "disputed", /scored by the model everywhere/],
    ["student", handedOff({ job_title: "Student" }), "borne_out", /held/],
    ["student", handedOff({ job_title: "VP" }), "disputed", /job title VP/],
    ["definition", handedOff({ company_name: null }), "borne_out", /company name is known did not hold/],
    ["ownership", handedOff(), "disputed", /belongs to "Europe" \(country DE\)/],
    ["ownership", handedOff({ country: "US" }), "borne_out", /"Europe" did not hold/],
    ["ownership", handedOff({}, { route: { method: "pool", says: "next", territory: null } }), "borne_out", /no territory named it/],
    [
      "ownership",
      handedOff({}, { route: { method: "account_owner", says: "owns Acme", territory: null } }),
      "disputed",
      /account owner: owns Acme/,
    ],
    ["identity", handedOff(), "disputed", /nobody else/],
    ["identity", handedOff({}, { others: [{ owner: "Ben", since: now }] }), "borne_out", /Ben had one of the same company, since 2026/],
  ] as const)("%s", (clause, known, verdict, says) => {
    expect(checkClaim(clause, known, rules)).toEqual({ clause, verdict, says: expect.stringMatching(says) })
  })

  test("what the agreement does not have is no clause", () => {
    expect(checkClaim("mood", handedOff(), rules)).toBeNull()
    expect(clausesOf(rules).map((clause) => clause.id)).toEqual(
      "fit intent context ownership identity definition size free_mail elsewhere student".split(" "),
    )
  })
})
