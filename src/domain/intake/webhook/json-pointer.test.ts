import { expect, test } from "vitest"
import { pointerOf, readPointer, valueAt } from "./json-pointer.ts"

/** The document and pointers of RFC 6901, section 5. */
const DOCUMENT = { foo: ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, 'k"l': 6, " ": 7, "m~n": 8 }

test.each<[string, unknown]>([
  ["", DOCUMENT],
  ["/foo", ["bar", "baz"]],
  ["/foo/0", "bar"],
  ["/", 0],
  ["/a~1b", 1],
  ["/c%d", 2],
  ["/e^f", 3],
  ["/g|h", 4],
  ["/i\\j", 5],
  ['/k"l', 6],
  ["/ ", 7],
  ["/m~0n", 8],
  ["/foo/2", undefined],
  ["/foo/-", undefined],
  ["/foo/00", undefined],
  ["/foo/length", undefined],
  ["/nowhere/at/all", undefined],
  ["/toString", undefined],
  ["/__proto__", undefined],
])("%s leads to what the standard says", (pointer, value) => {
  const path = readPointer(pointer)

  expect(valueAt(DOCUMENT, path ?? ["(no pointer)"])).toEqual(value)
  expect(pointerOf(path ?? [])).toBe(pointer)
})

test.each(["foo", "foo/bar", "/a~", "/a~2b", "#/foo"])("%s is no pointer", (text) => {
  expect(readPointer(text)).toBeNull()
})

test("~01 is a tilde and a one, not a slash", () => {
  expect(readPointer("/~01")).toEqual(["~1"])
})
