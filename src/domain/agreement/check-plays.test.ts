import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { readAgreementFile } from "#contract/agreement-file.ts"

const SHIPPED = readFileSync(new URL("../../../agreements/default.yaml", import.meta.url), "utf8")
const OPENER = "Choosing between vendors takes time. I can say openly where we are strong and where others are."

test.each([
  ["I saw you on our comparison page twice. Shall we talk?", "can't be said to a lead"],
  ["Mir ist aufgefallen, dass Sie auf unserer Preisseite waren.", "can't be said to a lead"],
  ["Hello {first_name}, shall we talk?", "may not be known"],
  ["Hello {vorname|}, shall we talk?", "no merge field"],
])("an agreement whose play says %j is not loaded, and says where", (said, expected) => {
  const { agreement, problems } = readAgreementFile(SHIPPED.replace(OPENER, said))

  expect(agreement).toBeNull()
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ severity: "error", pointer: "/plays/4/opener", message: expect.stringContaining(expected) })
  expect(problems[0]?.fix).toBeTruthy()
})

test("what is written in another language and what Baton sends by itself is checked, too", () => {
  const changed = SHIPPED.replace("Welche drei Kriterien entscheiden für Sie?", "Sie haben meine E-Mail geöffnet!").replace(
    "Thank you for writing to us.",
    "Thanks for visiting our website.",
  )

  expect(readAgreementFile(changed).problems.map(({ path }) => path)).toEqual(["acknowledgement.text.en", "plays[4].locales.de.question"])
})
