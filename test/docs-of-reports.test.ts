import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { REPORT_SHAPES } from "#domain/review/report-shapes.ts"

const page = readFileSync(new URL("../docs/reports.md", import.meta.url), "utf8")

test.each(REPORT_SHAPES)("the page on reports says what $name counts, in the API's own words", ({ name, says, columns }) => {
  const part = page.split(`### ${name}\n`)[1]?.split("\n### ")[0] ?? ""

  expect(part).toContain(says)
  expect(
    columns.filter((column) => !part.includes(`| \`${column.name}\``) || !part.includes(column.says)).map((column) => column.name),
  ).toEqual([])
})
