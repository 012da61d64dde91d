import { expect, test } from "vitest"
import type { FieldValue } from "#domain/condition/condition.ts"
import { almost } from "#domain/qualification/almost.ts"
import type { Almost } from "#domain/qualification/qualification.ts"
import { compileQualification } from "#domain/qualification/qualify.ts"
import { compileScoring } from "#domain/score/score-lead.ts"
import { smallGate } from "../../../test/fixtures/small-gate.ts"

const NOW = Date.UTC(2026, 10, 20)
const gate = { scoring: compileScoring(smallGate), qualification: compileQualification(smallGate) }
const fitting = { company_name: "Acme", email: "jo@acme.example", employee_count: 100, industry: "software", country: "DE" }

function nearest(fields: Record<string, FieldValue>, signals: string[]): Almost[] {
  return almost(gate, { fields, events: signals.map((signal) => ({ signal, at: NOW })), now: NOW }, { cycleNumber: 1 })
}

test("one more signal would do: the smallest that is enough comes first", () => {
  expect(nearest(fitting, ["pricing_request", "blog", "blog"])).toMatchObject([
    { kind: "signal", name: "pricing_request", says: "if the lead asked for pricing now", wouldBe: { fit: 50, intent: 43 } },
    { kind: "signal", name: "demo_request" },
  ])
})

test("one more known field would do, whatever it is", () => {
  expect(nearest({ ...fitting, company_name: null }, ["demo_request"])).toMatchObject([
    { kind: "field", name: "company_name", says: "if company name were known", wouldBe: { fit: 50, intent: 60 } },
  ])
})

test("one more known field would do, with the value that fits", () => {
  const [first] = nearest({ ...fitting, employee_count: null }, ["pricing_request", "pricing_request"])

  expect(first).toMatchObject({ kind: "field", name: "employee_count", wouldBe: { fit: 50, intent: 40 } })
  expect(first?.says).toBe("if employee count is at least 50 and is at most 999")
})

test.each<[string, Record<string, FieldValue>, string[]]>([
  ["a qualified lead", fitting, ["demo_request"]],
  ["a disqualified lead", { ...fitting, job_title: "student" }, []],
  ["a lead that lacks two things", { country: "DE" }, []],
])("%s has no nearest change", (_, fields, signals) => {
  expect(nearest(fields, signals)).toEqual([])
})
