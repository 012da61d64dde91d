import { expect, test } from "vitest"
import { currencyOf } from "#domain/review/currency-of.ts"

test.each([
  ["is the agreement's where no amount names one", [null, null], "EUR", "EUR"],
  ["is the agreement's where nothing was won", [], "EUR", "EUR"],
  ["is the one that every amount names", ["USD", "USD"], "EUR", "USD"],
  ["is the same whether it is named or meant", ["EUR", null], "EUR", "EUR"],
  ["is none where several were added up", ["USD", null], "EUR", null],
  ["is none where one amount names it and nobody says what the others are", ["USD", null], null, null],
  ["is none where nobody says", [null], null, null],
])("the currency of a sum %s", (_, said, agreed, currency) => {
  expect(currencyOf(said, agreed)).toBe(currency)
})
