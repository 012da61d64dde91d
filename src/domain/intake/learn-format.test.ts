import { expect, test } from "vitest"
import { decides, formatInWords, learnFormat, NOTHING_SAID, undecidedColumns, type SaidFormat } from "./learn-format.ts"
import { mapHeaders } from "./map-headers.ts"

const mapping = mapHeaders(["Email", "Create Date", "Annual Revenue", "Number of Employees"])
const rows = (...cells: string[]) => cells.map((cell) => ["a@b.example", cell, cell, "1.200"])
const inWords = (values: string[][], said: SaidFormat = NOTHING_SAID) => {
  const open = undecidedColumns(mapping, values, said)
  const { columns } = learnFormat(mapping, values, said)
  return mapping.columns.flatMap((column, i) => formatInWords(column, columns[i] ?? columns[0]!, open.includes(i)) ?? [])
}

test.each<[string, string[][], SaidFormat, string[]]>([
  ["a day over 12 tells the order", rows("3/4/2024", "25/4/2024"), NOTHING_SAID, ["The day comes first."]],
  ["a month that comes first does, too", rows("3/4/2024", "4/25/2024"), NOTHING_SAID, ["The month comes first."]],
  ["dates that can be read both ways are said", rows("3/4/2024"), NOTHING_SAID, [expect.stringContaining("say by `dates` which")]],
  ["a person's word decides", rows("3/4/2024"), { ...NOTHING_SAID, dates: "month-first" }, ["The month comes first."]],
  ["dates of one order only are not asked about", rows("2024-04-03", "3/3/2024"), NOTHING_SAID, []],
  ["a comma before decimals is said", rows("1.234,50"), NOTHING_SAID, ["The decimal sign is the comma."]],
  ["numbers that can be read both ways are said", rows("1.234"), NOTHING_SAID, [expect.stringContaining("say by `decimal`")]],
  ["plain numbers are not asked about", rows("1234", "99.5"), NOTHING_SAID, []],
])("%s", (_, values, said, expected) => {
  expect(inWords(values, said)).toEqual(expected)
})

test("a value that decides is known when it comes", () => {
  const [, date, money] = mapping.columns
  expect([date && decides(date, "25/4/2024"), date && decides(date, "3/4/2024")]).toEqual([true, false])
  expect([money && decides(money, "0,5"), money && decides(money, "1.234")]).toEqual([true, false])
})
