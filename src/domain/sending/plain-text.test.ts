import * as fc from "fast-check"
import { expect, test } from "vitest"
import { cut, plainText, webAddress } from "#domain/sending/plain-text.ts"

test.each([
  ["Ann\r\nBcc: x@example.com", "Ann Bcc: x@example.com"],
  ["a\u0000b\u001b[31mc", "ab[31mc"],
  ["safe\u202egnp.exe", "safegnp.exe"],
  ["half \ud800", "half \ufffd"],
  ["  many \t blanks\u2028here ", "many blanks here"],
  ["é\u0301\u0301\u0301\u0301\u0301\u0301", "é\u0301\u0301\u0301\u0301"],
  ["Łukasz Жуков 山田太郎 👩‍💻", "Łukasz Жуков 山田太郎 👩‍💻"],
])("%j is shown as %j", (text, shown) => {
  expect(plainText(text)).toBe(shown)
})

test("text of any kind is one line without control characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(plainText(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
    }),
  )
})

test.each([
  { text: "hello", most: 5, shown: "hello" },
  { text: "hello!", most: 5, shown: "hell…" },
  { text: "ab😀", most: 4, shown: "ab😀" },
  { text: "ab😀c", most: 4, shown: "ab…" },
])("$text cut to $most is $shown", ({ text, most, shown }) => {
  expect(cut(text, most)).toBe(shown)
})

test("an escape is never cut in two, and the escaped text keeps the limit", () => {
  expect(cut("a&b", 6, (character) => (character === "&" ? "&amp;" : character))).toBe("a…")
})

test.each([
  ["https://baton.example/handoffs/1?a=b", "https://baton.example/handoffs/1?a=b"],
  ['https://baton.example/"><b>', "https://baton.example/%22%3E%3Cb%3E"],
  ["javascript:alert(1)", null],
  ["java\nscript:alert(1)", null],
  ["data:text/html,x", null],
  ["https://user:secret@evil.example/", null],
  ["/handoffs/1", null],
  ["", null],
])("the address %j is linked as %j", (text, address) => {
  expect(webAddress(text)).toBe(address)
})
