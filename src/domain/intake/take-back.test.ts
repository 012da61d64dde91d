import { expect, test } from "vitest"
import { takeBack, undoingOf } from "#domain/intake/take-back.ts"

const row = { fields: { company_name: "Wrong", city: "Oslo" }, at: 200 }

test.each<[string, Parameters<typeof takeBack>, Record<string, unknown>]>([
  ["a field that only the row set is unknown again", [{ fields: { ...row.fields }, at: { company_name: 200, city: 200 } }, [row], []], {}],
  [
    "a field that others had said goes back to their latest word",
    [
      { fields: { ...row.fields }, at: { company_name: 200, city: 200 } },
      [row],
      [
        { fields: { company_name: "Older" }, at: 50 },
        { fields: { company_name: "Right" }, at: 100 },
      ],
    ],
    { company_name: "Right" },
  ],
  [
    "a field that somebody else set later stays",
    [
      { fields: { company_name: "Right", city: "Oslo" }, at: { company_name: 300, city: 200 } },
      [row],
      [{ fields: { company_name: "Right" }, at: 300 }],
    ],
    { company_name: "Right" },
  ],
  [
    "a field that nobody's stored words account for stays too",
    [{ fields: { seniority: "VP", city: "Oslo" }, at: { seniority: 150, city: 200 } }, [row], []],
    { seniority: "VP" },
  ],
  [
    "where a lead first came from is told by the earliest word that is left",
    [
      { fields: { lead_source: "List" }, at: { lead_source: 10 } },
      [{ fields: { lead_source: "List" }, at: 10 }],
      [
        { fields: { lead_source: "Fair" }, at: 90 },
        { fields: { lead_source: "Web" }, at: 40 },
      ],
    ],
    { lead_source: "Web" },
  ],
])("%s", (_, given, fields) => {
  expect(takeBack(...given).fields).toEqual(fields)
})

test.each([
  [{ stage: "nurture", isOpen: false, cycles: 0, others: false }, { kind: "withdrawn" }],
  [{ stage: "nurture", isOpen: false, cycles: 0, others: true }, { kind: "changed" }],
  [{ stage: "recycled", isOpen: false, cycles: 2, others: true }, { kind: "changed" }],
  [
    { stage: "handed_off", isOpen: true, cycles: 1, others: true },
    { kind: "kept", says: "kept because somebody works it: its open cycle is handed off" },
  ],
  [
    { stage: "recycled", isOpen: false, cycles: 2, others: false },
    { kind: "kept", says: "kept because it was worked: handed off 2 times" },
  ],
])("of a lead as in %j becomes %j", (lead, undoing) => {
  expect(undoingOf(lead)).toEqual(undoing)
})
