import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { isDateFormat, serialDate } from "./number-formats.ts"
import { openXlsx } from "./read-xlsx.ts"
import { workbook, zip, type Cell } from "./workbook.fixture.ts"

const folder = mkdtempSync(join(tmpdir(), "xlsx-"))
afterAll(() => rmSync(folder, { recursive: true }))

function written(bytes: Buffer): string {
  const path = join(folder, "book.xlsx")
  writeFileSync(path, bytes)
  return path
}

async function cellsOf(bytes: Buffer, sheet?: string) {
  const book = await openXlsx(written(bytes))
  const rows = []
  for await (const batch of book.rows(sheet ?? book.sheets[0] ?? "")) rows.push(...batch)
  book.close()
  return rows
}

describe("the cells of a sheet are read as they are shown", () => {
  test.each<[string, Cell, string]>([
    ["text", "Müller & Söhne <GmbH>", "Müller & Söhne <GmbH>"],
    ["a whole number", 491523456789, "491523456789"],
    ["a number with three decimals keeps them apart from thousands", 1.234, "1.2340"],
    ["a large number has no exponent", 1e20, "100000000000000000000"],
    ["a tiny number neither", 1.5e-7, "0.00000015"],
    ["a date", { date: 45296 }, "2024-01-05"],
    ["a date with a time of day", { date: 45296.75 }, "2024-01-05T18:00:00"],
    ["yes or no", true, "TRUE"],
    ["a formula by the value that was saved with it", { formula: "A1&B1", value: "Ann Lee" }, "Ann Lee"],
    ["a formula that makes a number", { formula: "1+1", value: 2 }, "2"],
    ["text that stands in the cell", { xml: '<c r="A1" t="inlineStr"><is><r><t>An</t></r><r><t>n</t></r></is></c>' }, "Ann"],
    ["an ISO date", { xml: '<c r="A1" t="d"><v>2024-01-05</v></c>' }, "2024-01-05"],
  ])("%s", async (_, cell, text) => {
    expect(await cellsOf(workbook([{ name: "One", rows: [[cell]] }]))).toEqual([{ line: 1, cells: [text] }])
  })

  test("empty rows are left out, gaps stay gaps, and errors are empty", async () => {
    const rows: (Cell[] | null)[] = [
      ["Email", null, "City"],
      null,
      [null, { xml: '<c r="B3" t="e"><v>#N/A</v></c>' }],
      ["a@b.example", null, "Bonn"],
    ]

    expect(await cellsOf(workbook([{ name: "One", rows }]))).toEqual([
      { line: 1, cells: ["Email", "", "City"] },
      { line: 4, cells: ["a@b.example", "", "Bonn"] },
    ])
  })

  test("old workbooks of Macs count days from 1904", async () => {
    expect(await cellsOf(workbook([{ name: "One", rows: [[{ date: 43834 }]] }], { since1904: true }))).toMatchObject([
      { cells: ["2024-01-05"] },
    ])
  })

  test("hidden sheets are not among the sheets", async () => {
    const book = await openXlsx(
      written(
        workbook([
          { name: "Lists", rows: [], hidden: true },
          { name: "Leads", rows: [["x"]] },
        ]),
      ),
    )
    book.close()

    expect(book.sheets).toEqual(["Leads"])
  })
})

describe("what is no workbook is refused with its reason", () => {
  const sheet = workbook([{ name: "One", rows: [["x".repeat(1000)]] }])

  test.each<[string, Buffer, string]>([
    ["half a workbook", sheet.subarray(0, sheet.length / 2), "xlsx_broken"],
    ["another archive", zip([["readme.txt", "hello"]]), "xlsx_no_workbook"],
    ["a workbook without sheets", workbook([]), "xlsx_no_sheet"],
    ["XML that breaks off", zip([["xl/workbook.xml", "<workbook><sheets>"]]), "xlsx_broken"],
    ["a part that would unpack to gigabytes", zip([["xl/workbook.xml", Buffer.alloc(17 * 1024 * 1024)]]), "xlsx_too_large"],
    ["an archive that lies about what it unpacks to", zip([["xl/workbook.xml", Buffer.alloc(40 * 1024 * 1024)]], 100), "xlsx_broken"],
    [
      "entities that multiply",
      zip([["xl/workbook.xml", '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>']]),
      "xlsx_broken",
    ],
  ])("%s", async (_, bytes, code) => {
    await expect(cellsOf(bytes)).rejects.toMatchObject({ code })
  })
})

test.each([
  ["dd.mm.yyyy", true],
  ["[$-407]d. mmmm yyyy;@", true],
  ["m/d/yy h:mm AM/PM", true],
  ["[h]:mm:ss", true],
  ["General", false],
  ["0.00", false],
  ['#,##0 "days"', false],
  ["[Red]0.00", false],
  ["@", false],
])("the format %s shows dates: %s", (format, isDate) => {
  expect(isDateFormat(format)).toBe(isDate)
})

test.each([
  [1, "1900-01-01"],
  [60, "1900-02-28"],
  [61, "1900-03-01"],
  [45296.999999, "2024-01-06T00:00:00"],
  [-1, null],
  [3_000_000, null],
])("the day %d is %s", (serial, text) => {
  expect(serialDate(serial, false)).toBe(text)
})
