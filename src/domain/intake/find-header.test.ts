import { expect, test } from "vitest"
import { findHeader } from "./find-header.ts"

test.each<[string, string[][], number, string[]]>([
  [
    "the first row, as a rule",
    [
      ["Email", "City"],
      ["a@b.example", "Bonn"],
    ],
    0,
    ["Email", "City"],
  ],
  [
    "the row below titles",
    [["Leads of spring 2026"], ["as of", "2026-05-01"], ["Email", "First Name"], ["a@b.example", "Ann"]],
    2,
    ["Email", "First Name"],
  ],
  [
    "the row below groups, whose names part columns of one name",
    [
      ["Contact", "", "Company", ""],
      ["Name", "Email", "Name", "City"],
    ],
    1,
    ["Contact Name", "Email", "Company Name", "City"],
  ],
  [
    "the first one when none is known",
    [
      ["Alpha", "Beta"],
      ["1", "2"],
    ],
    0,
    ["Alpha", "Beta"],
  ],
])("the header is %s", (_, rows, row, names) => {
  expect(findHeader(rows)).toMatchObject({ row, names })
})

test("an empty sheet has no header", () => {
  expect(findHeader([])).toBeNull()
})
