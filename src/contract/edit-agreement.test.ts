import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readAgreementFile } from "#contract/agreement-file.ts"
import { editAgreement } from "#contract/edit-agreement.ts"

const SHIPPED = readFileSync(new URL("../../agreements/default.yaml", import.meta.url), "utf8")
const edited = (path: (string | number)[], value: unknown) => {
  const { source, impossible } = editAgreement(SHIPPED, [{ path, value }])
  return { source, impossible, agreement: readAgreementFile(source).agreement }
}

describe("a value is put in its place, and the rest of the file stays", () => {
  test("a number", () => {
    expect(edited(["gate", "intent", "at_least"], 55).agreement?.gate.intent.at_least).toBe(55)
  })

  test("a target, whose tier is a number in the file and a text in JSON", () => {
    const { agreement } = edited(["sla", "clocks", "first_touch", "target", "1"], "15 minutes")

    expect(agreement?.sla.clocks.first_touch?.target).toEqual({ 1: "15 minutes", 2: "1 business day", 3: "3 business days" })
  })

  test("a reason less, and another one", () => {
    const student = { id: "student", says: "A student" }
    const edits = [
      { path: ["reasons", "recycle", 0], value: null },
      { path: ["reasons", "disqualify", 2], value: student },
    ]
    const { agreement } = readAgreementFile(editAgreement(SHIPPED, edits).source)

    expect(agreement?.reasons.recycle[0]?.id).toBe("not_now")
    expect(agreement?.reasons.disqualify[2]).toEqual(student)
  })

  test("every comment is still there", () => {
    const comments = (text: string) => text.match(/#.*$/gm)?.length

    expect(comments(edited(["bands", "mql"], 45).source)).toBe(comments(SHIPPED))
  })
})

test("what is the same already changes no letter of the agreement", () => {
  const { agreement } = edited(["bands", "mql"], 40)

  expect(agreement).toEqual(readAgreementFile(SHIPPED).agreement)
  expect(editAgreement(SHIPPED, []).source).toBe(SHIPPED)
})

test.each([
  ["into a text", ["name", "first"]],
  ["through another name for the same part", ["calendars", "berlin", "hours", "mon", 0]],
  ["through nothing", ["nowhere", "at", "all"]],
])("a place %s is told, not guessed", (_, path) => {
  expect(edited(path, 1).impossible).toEqual([`There is no place ${path.join(" › ")} in the file.`])
})

test("of a file that can't be read nothing is changed", () => {
  expect(editAgreement("a: [", [{ path: ["a"], value: 1 }])).toMatchObject({
    source: "a: [",
    impossible: [expect.stringContaining("can't be read")],
  })
})
