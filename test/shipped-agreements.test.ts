import { readFileSync, readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readAgreementFile } from "#contract/agreement-file.ts"
import { agreementSchemaText } from "#contract/agreement-schema-text.ts"
import type { Agreement } from "#domain/agreement/agreement.ts"
import { runExamples } from "#domain/agreement/run-examples.ts"
import { hashAgreement } from "#steps/hash-agreement.ts"

const folder = new URL("../agreements/", import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"))
const moments = ["2026-11-20T12:00:00Z", "2027-03-28T01:30:00Z"].map((iso) => Date.parse(iso))

describe.each(files)("the shipped agreement %s", (file) => {
  const { agreement, problems } = readAgreementFile(read(file))

  test("has nothing wrong with it", () => {
    expect(problems).toEqual([])
    expect(agreement).not.toBeNull()
  })

  test.each(moments)("gives every example the verdict that both sides expect, at %d", (now) => {
    const results = runExamples(agreement as Agreement, now)
    expect(results.length).toBeGreaterThanOrEqual(8)
    expect(results.filter((result) => !result.passes)).toEqual([])
  })
})

test("an example whose verdict changes says what was expected and what came", () => {
  const text = read("default.yaml").replace("demo_request, points: 60", "demo_request, points: 10")
  const { agreement } = readAgreementFile(text)

  const [first] = runExamples(agreement as Agreement, moments[0] as number)

  expect(first).toMatchObject({ passes: false, differences: ["intent: expected 59 to 100, got 10.0"] })
})

test("an agreement's hash is that of what it says, not of how it is written", () => {
  const { agreement } = readAgreementFile(read("default.yaml"))
  const turned = readAgreementFile(JSON.stringify(Object.fromEntries(Object.entries(agreement as Agreement).toReversed())))
  const changed = readAgreementFile(read("default.yaml").replace("review_after_days: 90", "review_after_days: 91"))

  expect(hashAgreement(agreement as Agreement)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashAgreement(turned.agreement as Agreement)).toBe(hashAgreement(agreement as Agreement))
  expect(hashAgreement(changed.agreement as Agreement)).not.toBe(hashAgreement(agreement as Agreement))
})

describe("the JSON Schema", () => {
  const schema = JSON.parse(read("agreement.schema.json")) as { $schema: string; properties: Record<string, unknown> }

  test("is the one that the contract makes (node src/cli/write-agreement-schema.ts)", () => {
    expect(read("agreement.schema.json")).toBe(agreementSchemaText())
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema")
  })

  test("explains every word of the file", () => {
    expect(unexplained(schema, "")).toEqual([])
  })
})

/** Places of keys without a description. */
function unexplained(node: unknown, path: string): string[] {
  if (typeof node !== "object" || node === null) return []
  const keys = Object.entries((node as { properties?: Record<string, { description?: string }> }).properties ?? {})
  const silent = keys.filter(([, part]) => !part.description).map(([key]) => `${path}/${key}`)
  return [...silent, ...Object.entries(node).flatMap(([key, part]) => unexplained(part, `${path}/${key}`))]
}

function read(name: string): string {
  return readFileSync(new URL(name, folder), "utf8")
}
