import { expect, test } from "vitest"
import { asSentence } from "#domain/as-sentence.ts"

test.each([
  ["its last cycle ended as won", "Its last cycle ended as won."],
  ["All 3 steps were done.", "All 3 steps were done."],
  ["Who signs? ", "Who signs?"],
  ["he said “no.”", "He said “no.”"],
])("“%s” is “%s” as a sentence", (text, sentence) => {
  expect(asSentence(text)).toBe(sentence)
})
