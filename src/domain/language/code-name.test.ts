import { expect, test } from "vitest"
import { codeName, spacedCode } from "#domain/language/code-name.ts"

test.each([
  ["sdr_emea", "SDR EMEA"],
  ["new_york", "New York"],
  ["americas", "Americas"],
])("the team %s is called %s", (code, name) => {
  expect(codeName(code)).toBe(name)
})

test.each([
  ["owner_first_touch", "owner first touch"],
  ["not_icp", "not ICP"],
  ["sla_missed", "SLA missed"],
])("within a sentence %s is %s", (code, words) => {
  expect(spacedCode(code)).toBe(words)
})
