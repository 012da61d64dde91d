import { describe, expect, test } from "vitest"
import { identify, isNobody, isRoleMailbox, personNamed } from "#domain/identity/identify.ts"
import type { Arrival, IdentityKey } from "#domain/intake/arrival.ts"

function arrival(...identities: IdentityKey[]): Arrival {
  const rest = { page: null, form: null, event: null, campaign: null, properties: {}, clamped: false, kind: "x", fields: {} }
  return { source: "test", externalId: "1", occurredAt: 0, identities, ...rest }
}
const email = { kind: "email", value: "ann@acme.example" } as const
const role = { kind: "email", value: "info@acme.example" } as const
const user = { kind: "user", value: "u-1" } as const
const browser = { kind: "anonymous", value: "b-1" } as const

describe("ids that are nobody's", () => {
  test.each(
    ["null", "NULL", "undefined", " none ", "anonymous", "guest", "n/a", "-", "0", "000000", "00000000-0000-0000-0000-000000000000"].concat(
      ["[object Object]", "(not set)", "{{user.id}}", "${userId}", "%USER_ID%", "*|EMAIL|*", "test", "true", ""],
    ),
  )("%s", (value) => {
    expect(isNobody(value)).toBe(true)
  })

  test.each(["1", "42", "u-0", "nullah", "annone", "tester-7", "01a1fe4a-adb4-7000-9521-201fa5a61ae8"])("but not %s", (value) => {
    expect(isNobody(value)).toBe(false)
  })
})

describe("what tells people apart", () => {
  test("an id that is nobody's is left out", () => {
    expect(identify(arrival(email, { kind: "user", value: "undefined" }), () => null)).toMatchObject({ identities: [email] })
  })

  test("a record is nobody's by its own id, whatever system it belongs to", () => {
    expect(identify(arrival(email, { kind: "crm", value: "import:list.csv:null" }), () => null)).toMatchObject({ identities: [email] })
  })

  test("an item with nothing else is a problem that says what to send", () => {
    const problem = identify(arrival({ kind: "user", value: "null" }), () => null)

    expect(problem).toEqual({
      code: "no_identity",
      says: '"null" names nobody: send an id that only one person has, or an e-mail address.',
    })
  })

  test("the mailbox of a role is left out beside a login, and stands for itself without one", () => {
    expect(identify(arrival(role, user), () => null)).toMatchObject({ identities: [user] })
    expect(identify(arrival(role, browser), () => null)).toMatchObject({ identities: [role, browser] })
  })

  test("phone with name and company counts for a person, and says nothing of a browser alone", () => {
    expect(identify(arrival(user, browser), () => "key")).toMatchObject({ identities: [user, { kind: "phone", value: "key" }, browser] })
    expect(identify(arrival(browser), () => "key")).toMatchObject({ identities: [browser] })
  })

  test("an arrival without anything of that stays the same object", () => {
    const one = arrival(email, user, browser)

    expect(identify(one, () => null)).toBe(one)
  })
})

test.each([
  ["info@acme.example", true],
  ["sales+us@acme.example", true],
  ["ann@acme.example", false],
])("%s is a role's mailbox: %s", (value, is) => {
  expect(isRoleMailbox({ kind: "email", value })).toBe(is)
})

test.each([
  [{ first_name: "Lee", last_name: "Ray" }, "lee ray"],
  [{ full_name: "RAY, Lee" }, "lee ray"],
  [{ full_name: "José  Peña-Díaz" }, "diaz jose pena"],
  [{ first_name: "Lee" }, null],
  [{ full_name: "Unknown" }, null],
  [{}, null],
])("%j is compared as %s", (fields, key) => {
  expect(personNamed(fields)).toBe(key)
})
