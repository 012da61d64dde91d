import { expect, test } from "vitest"
import { searchWords } from "#domain/search-words.ts"

test.each([
  ["Dana", ["dana"]],
  ["  Jörg  Müller-Lüdenscheidt ", ["jörg", "müller", "lüdenscheidt"]],
  ["dana@acme.example", ["dana", "acme", "example"]],
  ["O'Brien & Sons", ["o", "brien", "sons"]],
  ["3M", ["3m"]],
  ["'); drop table lead; --", ["drop", "table", "lead"]],
  ["a:* | b & !c", ["a", "b", "c"]],
  ["…!?", []],
  ["", []],
  ["one two three four five six seven", ["one", "two", "three", "four", "five", "six"]],
  ["x".repeat(90), ["x".repeat(40)]],
])("%j is looked for as %j", (text, expected) => {
  expect(searchWords(text)).toEqual(expected)
})
