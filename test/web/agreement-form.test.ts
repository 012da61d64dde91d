import { expect, test } from "vitest"
import { problemAt, valueAt, withWritten } from "../../web/app/routes/agreement/form-values.ts"

const readable = { gate: { at_least: 40 }, tiers: [{ says: "Hot" }, { says: "Warm" }], reasons: [{ id: "a", says: "A", rests: null }] }

test.each([
  ["a value that is out of bounds stands in its field as it was typed", { gate: { at_least: 150 } }, ["gate", "at_least"], 150],
  ["a text in the place of a number does too", { gate: { at_least: "many" } }, ["gate", "at_least"], "many"],
  ["a place that is lost keeps what it last said", { gate: null }, ["gate", "at_least"], 40],
  ["a place that holds something else keeps what it last said", { gate: { at_least: { odd: 1 } } }, ["gate", "at_least"], 40],
  ["items without an id are known by their place", { tiers: [{}, { says: "Cool" }] }, ["tiers", 1, "says"], "Cool"],
  ["an item that was taken out is gone", { reasons: [] }, ["reasons"], []],
  ["an item that was added is there", { reasons: [{ id: "b", says: "B" }, { id: "a" }] }, ["reasons", 0, "says"], "B"],
  ["an item is known by its id wherever it stands", { reasons: [{ id: "b", says: "B" }, { id: "a" }] }, ["reasons", 1, "says"], "A"],
  ["an item that is nothing breaks nothing", { reasons: [{ id: "a" }, null] }, ["reasons", 1], {}],
  ["a list that is no list stays as it was", { reasons: "none" }, ["reasons"], readable.reasons],
  ["a file that says nothing leaves all as it was", null, ["gate", "at_least"], 40],
])("in a form of a file that can't be read, %s", (_, written, path, shown) => {
  expect(valueAt(withWritten(readable, written), path)).toEqual(shown)
})

test("a problem stands at the field of exactly its place, and a warning at none", () => {
  const problem = { line: 1, column: 1, path: "gate.at_least", message: "Too many.", fix: "Take 0 to 100." }
  const error = { ...problem, severity: "error" as const, pointer: "/gate/at_least" }

  expect(problemAt([error], ["gate", "at_least"])).toBe("Too many. Take 0 to 100.")
  expect(problemAt([error], ["gate"])).toBeUndefined()
  expect(problemAt([{ ...error, severity: "warning" }], ["gate", "at_least"])).toBeUndefined()
})
