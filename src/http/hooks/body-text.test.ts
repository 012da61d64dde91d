import { expect, test } from "vitest"
import { bodyText, formEntries } from "./body-text.ts"

const latin1 = (text: string) => Buffer.from(text, "latin1")

test.each<[string, Buffer, string, string]>([
  ["UTF-8", Buffer.from('{"name":"Jörg ☂"}'), "application/json", '{"name":"Jörg ☂"}'],
  ["UTF-8 behind a byte order mark", Buffer.from("\uFEFF{}"), "", "{}"],
  ["Latin-1, as its type says", latin1('{"name":"Jörg"}'), "application/json; charset=iso-8859-1", '{"name":"Jörg"}'],
  ["Latin-1 that calls itself UTF-8", latin1("Jörg"), "text/plain; charset=utf-8", "Jörg"],
  ["Latin-1 without a word", latin1("Zoë, Nîmes"), "", "Zoë, Nîmes"],
  ["UTF-8 that calls itself Latin-1", Buffer.from("Jörg"), "text/plain; charset=iso-8859-1", "Jörg"],
  ["a charset of its own", Buffer.from([0xc8, 0xe2, 0xe0, 0xed]), 'text/plain; charset="windows-1251"', "Иван"],
  ["a charset that nobody knows", latin1("Jörg"), "text/plain; charset=klingon", "Jörg"],
  ["UTF-16 with a byte order mark", Buffer.from("\uFEFF{}", "utf16le"), "", "{}"],
  ["UTF-16 without one", Buffer.from('{"a":1}', "utf16le"), "application/json", '{"a":1}'],
  ["UTF-16, the other end first", Buffer.from('{"a":1}', "utf16le").swap16(), "application/json", '{"a":1}'],
  ["nothing", Buffer.alloc(0), "", ""],
])("%s is read as it was meant", (_, bytes, type, expected) => {
  expect(bodyText(bytes, type)).toBe(expected)
})

test("no byte of any body becomes a replacement character", () => {
  const bytes = Buffer.from(Array.from({ length: 255 }, (_, byte) => byte + 1))

  expect(bodyText(bytes, "application/octet-stream")).not.toContain("\uFFFD")
})

test.each([
  ["name=J%C3%B6rg+Lee", "Jörg Lee"],
  ["name=J%F6rg+Lee", "Jörg Lee"],
  ["name=%80uro", "€uro"],
  ["name=Jörg", "Jörg"],
  ["name=%EF%BF%BD", "\uFFFD"],
  ["name=100%25", "100%"],
])("a form that says %s means %s", (text, expected) => {
  expect(formEntries(text).get("name")).toBe(expected)
})
