import { expect, test } from "vitest"
import { REPORT_SHAPES } from "#domain/review/report-shapes.ts"

// by address, so that the types of all pages aren't part of the tests'
const folder = new URL("../../web/app/routes/dashboard/", import.meta.url)
const { definitions } = (await import(new URL("definitions-de.ts", folder).href)) as {
  definitions: Record<string, { says: string; columns: Record<string, string> }>
}
const { en } = (await import(new URL("en.ts", folder).href)) as { en: Record<string, string> }

test.each(REPORT_SHAPES)("what the report $name counts is said in German too", ({ name, columns }) => {
  const german = definitions[name]

  expect(german?.says).toBeTruthy()
  expect(Object.keys(german?.columns ?? {}).sort()).toEqual(columns.map((column) => column.name).sort())
})

test("every number and every row of the reports has a short name", () => {
  const named = REPORT_SHAPES.flatMap(({ columns, by }) => [...columns.map(({ name }) => name), ...by.map((one) => `by_${one}`)])
  const withoutChoice = ["by_owner", "by_promise", "by_leak", "by_month_tier"]

  expect(named.filter((name) => !(`col_${name}` in en) && !withoutChoice.includes(name))).toEqual([])
})
