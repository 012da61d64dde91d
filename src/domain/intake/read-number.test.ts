import { describe, expect, test } from "vitest"
import { learnDecimal, readNumber } from "./read-number.ts"

const NUMBERS: [string, number][] = [
  ["50", 50],
  ["0", 0],
  ["-5", -5],
  ["(5)", -5],
  ["3.25", 3.25],
  ["1,234", 1234],
  ["1,234,567.89", 1234567.89],
  ["1.234.567,89", 1234567.89],
  ["1.234.567", 1234567],
  ["12,5", 12.5],
  ["1 234", 1234],
  ["1'234.50", 1234.5],
  ["1’234", 1234],
  ["12,34,567.50", 1234567.5],
  ["10k", 10_000],
  ["1.5 Mio.", 1_500_000],
  ["2,5 Mrd", 2_500_000_000],
  ["$10M", 10_000_000],
  ["€ 1.000.000", 1_000_000],
  ["500 EUR", 500],
  ["51-200", 51],
  ["51 – 200 employees", 51],
  ["51 to 200", 51],
  ["1,001+", 1001],
  ["10,001-50,000", 10001],
  ["10-50M", 10_000_000],
  ["$10M - $50M", 10_000_000],
  ["$1M-$10M", 1_000_000],
  [">500", 500],
  ["~ 300", 300],
  ["more than 1000", 1000],
  ["<10", 0],
  ["under 10", 0],
  ["unter 10 Mitarbeiter", 0],
  ["6.0E7", 60_000_000],
  ["250 Mitarbeiter", 250],
  ["12.5 %", 0.125],
  ["1.2M", 1_200_000],
  ["1,2 Mio", 1_200_000],
  ["1 234 567,89", 1_234_567.89],
]

describe("a number is read as people and systems write it", () => {
  test.each(NUMBERS)("%s is %d", (text, value) => {
    expect(readNumber(text, { decimal: ".", whole: false })).toMatchObject({ value })
  })

  test("what is counted in whole things has no decimals", () => {
    expect(readNumber("1.200", { decimal: ".", whole: true })).toMatchObject({ value: 1200 })
    expect(readNumber("1.200", { decimal: ".", whole: false })).toMatchObject({ value: 1.2 })
    expect(readNumber("1.200", { decimal: ",", whole: false })).toMatchObject({ value: 1200 })
  })

  test.each(["abc", "1.2.3", "1,23,4.5.6", "12x", "5 or 6", "1..2", "--5", "10k-", "50-abc"])("%s is refused with its reason", (text) => {
    expect(readNumber(text, { decimal: ".", whole: false })).toEqual({ problem: `"${text}" is not a number.` })
  })

  test.each(["11-Oct", "Nov-50", "10. Nov"])("the range that a spreadsheet turned into the date %s is not guessed", (text) => {
    expect(readNumber(text, { decimal: ".", whole: true })).toMatchObject({ problem: expect.stringContaining("spreadsheet") })
  })

  test("the currency that stands with an amount is kept", () => {
    expect(readNumber("£1.5m", { decimal: ".", whole: false })).toEqual({ value: 1_500_000, currency: "GBP" })
    expect(readNumber("1.000,50 €", { decimal: ",", whole: false })).toEqual({ value: 1000.5, currency: "EUR" })
    expect(readNumber("CHF 20", { decimal: ".", whole: false })).toEqual({ value: 20, currency: "CHF" })
  })
})

test.each([
  [["1.234,50", "99"], ","],
  [["12,5"], ","],
  [["1,234.50"], "."],
  [["1.5", "2"], "."],
  [["1,234", "5,678"], "."],
  [["0,125", "7"], ","],
  [["1.234.567", "1.234"], ","],
  [["1,234,567", "1,234"], "."],
  [[], "."],
] as const)("the values %j prove the decimal sign %s", (values, sign) => {
  expect(learnDecimal(values)).toBe(sign)
})
