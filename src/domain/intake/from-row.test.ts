import { expect, test } from "vitest"
import { fromRow, type StoredRow } from "./from-row.ts"

const row = (more: Partial<StoredRow>): StoredRow => ({ id: "h:3", line: 3, fields: {}, custom: {}, ...more })

test.each<[string, Partial<StoredRow>, string, string]>([
  [
    "nothing in the column of addresses",
    { fields: { email: null } },
    "no_identity",
    "Line 3 has neither an e-mail address nor a record id, so nobody can be found by it.",
  ],
  [
    "what is no address",
    { fields: { email: null }, badAddress: '"bad" has no @.' },
    "no_email",
    `Line 3 has an e-mail address that can't be used: "bad" has no @.`,
  ],
  [
    "what a person put there and is no address either",
    { fields: { email: "ann@" }, badAddress: '"bad" has no @.' },
    "no_email",
    "Line 3 has an e-mail address that can't be used: Nothing stands after the @.",
  ],
])("a row with %s says so", (_, more, code, says) => {
  expect(fromRow(row(more), "import:x", 0)).toEqual({ code, says })
})

test("a row with a record id is taken although its address is none", () => {
  const read = fromRow(row({ fields: { email: null, external_id: "7" }, badAddress: '"bad" has no @.' }), "import:x", 0)
  expect(read).toMatchObject({ identities: [{ kind: "crm", value: "import:x:7" }] })
})
