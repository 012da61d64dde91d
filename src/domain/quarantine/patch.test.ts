import { describe, expect, test } from "vitest"
import { compilePatch, type Patch } from "#domain/quarantine/patch.ts"

function mended(item: unknown, patch: Patch): unknown {
  const mend = compilePatch(patch)
  if (typeof mend !== "function") throw new Error(JSON.stringify(mend))
  const { text } = mend(typeof item === "string" ? item : JSON.stringify(item))
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

describe("a patch mends an item", () => {
  test.each<[string, unknown, Patch, unknown]>([
    ["a field is renamed", { mail: "a@b.de" }, [{ op: "rename", from: "/mail", to: "/lead/email" }], { lead: { email: "a@b.de" } }],
    ["a field is set", { lead: {} }, [{ op: "set", at: "/kind", value: "form" }], { lead: {}, kind: "form" }],
    [
      "a field is set only where nothing stands",
      { kind: "page" },
      [{ op: "set", at: "/kind", value: "form", when_absent: true }],
      { kind: "page" },
    ],
    ["a field is taken away", { a: { b: 1, c: 2 } }, [{ op: "drop", at: "/a/b" }], { a: { c: 2 } }],
    ["an entry of a list is taken away", { a: [1, 2, 3] }, [{ op: "drop", at: "/a/1" }], { a: [1, 3] }],
    ["a name with a slash is reached", { "a/b": 1 }, [{ op: "rename", from: "/a~1b", to: "/c" }], { c: 1 }],
    [
      "a text is mended",
      { email: "lee at acme.com" },
      [{ op: "replace", at: "/email", pattern: "\\s+at\\s+", with: "@" }],
      { email: "lee@acme.com" },
    ],
    ["a number is mended as a text", { id: 42 }, [{ op: "replace", at: "/id", pattern: "^", with: "n" }], { id: "n42" }],
    ["what is no JSON is mended as a whole", '{"a":1,}', [{ op: "replace", at: "", pattern: ",\\}$", with: "}" }], { a: 1 }],
    [
      "a misread text is read as it was meant",
      { city: "KÃ¶ln", n: ["GrÃ¼n"] },
      [{ op: "reread", at: "", charset: "windows-1252" }],
      { city: "Köln", n: ["Grün"] },
    ],
    [
      "a text that is right stays so",
      { city: "Köln", name: "Ana" },
      [{ op: "reread", at: "", charset: "windows-1252" }],
      { city: "Köln", name: "Ana" },
    ],
    [
      "steps are done in their order",
      { a: " x " },
      [
        { op: "replace", at: "/a", pattern: "^ ", with: "" },
        { op: "rename", from: "/a", to: "/b" },
      ],
      { b: "x " },
    ],
    ["a field that is not there is left alone", { a: 1 }, [{ op: "rename", from: "/b", to: "/c" }], { a: 1 }],
    [
      "a text that is too long is left alone",
      { a: "x".repeat(300) },
      [{ op: "replace", at: "/a", pattern: "x", with: "y" }],
      { a: "x".repeat(300) },
    ],
  ])("%s", (_, item, patch, expected) => {
    expect(mended(item, patch)).toEqual(expected)
  })

  test("that nothing was there to change is known", () => {
    const mend = compilePatch([{ op: "rename", from: "/b", to: "/c" }])

    expect(typeof mend === "function" && mend('{"a": 1}')).toEqual({ text: '{"a": 1}', changed: false })
  })
})

describe("a patch that can't be run is refused with its reason", () => {
  test.each<[string, Patch, string]>([
    ["no place", [{ op: "drop", at: "email" }], "is no place"],
    ["the prototype", [{ op: "set", at: "/__proto__/x", value: 1 }], "is no place"],
    ["everything taken away", [{ op: "drop", at: "" }], "drop the kind"],
    ["a repeated group", [{ op: "replace", at: "/a", pattern: "(a+)+$", with: "" }], "can't be repeated"],
    ["a reference back", [{ op: "replace", at: "/a", pattern: "(a)\\1", with: "" }], "refer back"],
    ["looking around", [{ op: "replace", at: "/a", pattern: "(?=a)b", with: "" }], "look ahead"],
    ["many open ends", [{ op: "replace", at: "/a", pattern: ".*.*.*.*x", with: "" }], "at most"],
    ["no pattern", [{ op: "replace", at: "/a", pattern: "[", with: "" }], "can't be read"],
  ])("%s", (_, patch, says) => {
    const refused = compilePatch(patch)

    expect(typeof refused === "function" ? [] : refused.problems).toMatchObject([{ step: 0, says: expect.stringContaining(says) }])
  })
})
