import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { freshFolder } from "../database.ts"
import { baton, root } from "./terminal.ts"

const NOWHERE = { BATON_URL: "http://127.0.0.1:9", BATON_DATA: "/nonexistent" }

describe("a file is checked without a server", () => {
  test.each(["default.yaml", "europe.yaml"])("the shipped %s is valid", async (name) => {
    const { code, out } = await baton(["agreement", "validate", join(root, "agreements", name)], NOWHERE)

    expect(out).toMatch(/is valid: .+, \d+ example leads as expected/)
    expect(code).toBe(0)
  })

  test("a mistake is named with file, line and column", async () => {
    const shipped = readFileSync(join(root, "agreements/default.yaml"), "utf8")
    const line = shipped.split("\n").indexOf("teams:") + 1
    const file = join(freshFolder(), "mistaken.yaml")
    writeFileSync(file, shipped.replace(/^teams:/m, "temas:"))

    const { code, out } = await baton(["agreement", "validate", file], NOWHERE)

    expect(out).toContain(`${file}:${line}:1: temas: `)
    expect(code).toBe(1)
  })

  test("an example that comes out otherwise is named", async () => {
    const shipped = readFileSync(join(root, "agreements/default.yaml"), "utf8")
    const file = join(freshFolder(), "otherwise.yaml")
    writeFileSync(file, shipped.replace(/verdict: qualified, tier: 1/, "verdict: qualified, tier: 3"))

    const { code, out } = await baton(["agreement", "validate", file, "--json"], NOWHERE)

    const { valid, examples } = JSON.parse(out) as { valid: boolean; examples: { passes: boolean }[] }
    expect({ valid, failed: examples.filter((example) => !example.passes).length }).toEqual({ valid: false, failed: 1 })
    expect(code).toBe(1)
  })
})

test.each([
  ["an unknown command", ["hand-over"]],
  ["an unknown option", ["leads", "--color"]],
  ["a missing argument", ["explain"]],
  ["a number that is none", ["leads", "--limit", "many"]],
  ["a side that is none", ["agreement", "sign", "1", "--side", "legal", "--as", "Lee"]],
  ["a mapping that is none", ["import", "leads.csv", "--map", "email"]],
  ["an address that is none", ["leads", "--url", "somewhere"]],
])("%s is a mistake in typing: exit code 2 and a hint", async (_, args) => {
  const { code, out, err } = await baton(args, NOWHERE)

  expect(code).toBe(2)
  expect(out).toBe("")
  expect(err.trim().split("\n")).toHaveLength(2)
})

test.each([[["leads"]], [["send-test-lead"]], [["proof"]], [["agreement", "list"]]])(
  "%s says when nothing answers, and what to do",
  async (args) => {
    const { code, out, err } = await baton(args, NOWHERE)

    expect(code).toBe(1)
    expect(out).toBe("")
    expect(err).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:9 .*\nStart Baton with `npm start`/)
  },
)

test("help is no failure", async () => {
  const { code, out } = await baton(["--help"])

  expect(code).toBe(0)
  expect(out).toContain("send-test-lead")
})
