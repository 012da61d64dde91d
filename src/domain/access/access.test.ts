import { describe, expect, test } from "vitest"
import { closedAfter } from "#domain/access/closed-after.ts"
import { companyVerdict } from "#domain/access/company-verdict.ts"
import { extentOf, mayOf, whyNot } from "#domain/access/extent-of.ts"
import { grantProblem } from "#domain/access/grant-problem.ts"
import { passwordProblem } from "#domain/access/password-problem.ts"

const nobody = { roles: [], scopes: [] }

describe("how far a permission reaches", () => {
  test.each([
    ["a rep", { roles: ["rep"], scopes: [] }, "own"],
    ["a manager", { roles: ["manager"], scopes: [] }, "team"],
    ["a rep who is a manager, too", { roles: ["rep", "manager"], scopes: [] }, "team"],
    ["a manager who is RevOps, too", { roles: ["manager", "revops"], scopes: [] }, "all"],
    ["an operator", { roles: ["operator"], scopes: [] }, null],
    ["an admin key", { roles: [], scopes: ["admin"] }, "all"],
    ["a write key", { roles: [], scopes: ["write"] }, null],
    ["nobody", nobody, null],
  ] as const)("for %s to see leads", (_, holder, extent) => {
    expect(extentOf(holder, "leads.read")).toBe(extent)
  })

  test("an admin key signs nothing, a signing key signs, in an emergency too, and does nothing else", () => {
    expect(extentOf({ roles: [], scopes: ["admin"] }, "agreements.sign")).toBeNull()
    const granted = Object.entries(mayOf({ roles: [], scopes: ["sign"] })).filter(([, answer]) => answer === true)
    expect(granted.map(([permission]) => permission)).toEqual(["session.own", "agreements.read", "agreements.sign", "agreements.emergency"])
  })

  test("why not is said as a sentence", () => {
    expect(whyNot("leads.requalify")).toBe("To set a disqualifier aside one has to be RevOps.")
    expect(whyNot("capture.send")).toBe("Only programs with a key may send things in.")
  })
})

describe("a password", () => {
  const who = { email: "lee.miller@acme.example", name: "Lee Miller" }

  test.each([
    ["short", "twelve chars"],
    ["lee.miller@acme.example", "your name or address"],
    ["lee.miller2026", "your name or address"],
    ["Password2026!", "everybody tries first"],
    ["aaaaaaaaaaaaaa", "few different characters"],
    ["abcdefghijklmnop", "in a row"],
    ["9876543210987", "in a row"],
    ["x".repeat(201), "at most 200"],
  ])("%s is none", (password) => {
    expect(passwordProblem(password, who)).not.toBeNull()
  })

  test.each(["seven sour green lemons", "tR4f-9mmQ-2wLx", "пароль для работы", "miller keeps bees up there"])("%s is one", (password) => {
    expect(passwordProblem(password, who)).toBeNull()
  })
})

describe("who gives which roles", () => {
  const revops = { roles: ["revops"], scopes: [] } as const
  const operator = { roles: ["operator"], scopes: [] } as const

  test.each([
    ["RevOps makes RevOps", revops, { roles: ["revops"], side: null, person: null }, [], true],
    ["RevOps makes a rep of a person", revops, { roles: ["rep"], side: null, person: "ana" }, [], true],
    ["nobody makes a rep of no person", operator, { roles: ["rep"], side: null, person: null }, [], false],
    ["RevOps makes no leadership", revops, { roles: ["leadership"], side: "sales", person: null }, [], false],
    ["RevOps takes leadership from nobody", revops, { roles: ["auditor"], side: null, person: null }, ["leadership"], false],
    ["RevOps leaves leadership as it was", revops, { roles: ["leadership", "auditor"], side: "sales", person: null }, ["leadership"], true],
    ["an operator makes leadership", operator, { roles: ["leadership"], side: "sales", person: null }, [], true],
    ["nobody signs without leadership", operator, { roles: ["marketing"], side: "marketing", person: null }, [], false],
    ["nobody is nothing", operator, { roles: [], side: null, person: null }, [], false],
  ] as const)("%s", (_, giver, grant, before, isFine) => {
    expect(grantProblem(grant, giver, before) === null).toBe(isFine)
  })
})

const REFUSED = { refused: expect.any(String) as string }

describe("whom a company vouches for", () => {
  const rule = { domains: ["acme.example"], rolesClaim: "groups", rolesMap: { sales: "rep", bosses: "manager" } } as const
  const claims = { sub: "1", email: "Lee@Acme.example", email_verified: true, name: "Lee", groups: ["sales", "other"] }

  test.each([
    ["their group gives a role", claims, { email: "lee@acme.example", name: "Lee", roles: ["rep"] }],
    [
      "several groups give several",
      { ...claims, groups: ["sales", "bosses"] },
      { email: "lee@acme.example", name: "Lee", roles: ["manager", "rep"] },
    ],
    ["one group as a text", { ...claims, groups: "sales" }, { email: "lee@acme.example", name: "Lee", roles: ["rep"] }],
    ["no group of theirs has a role", { ...claims, groups: ["constructor"] }, REFUSED],
    ["groups are something else", { ...claims, groups: { sales: true } }, REFUSED],
    ["another domain", { ...claims, email: "lee@evil.example" }, REFUSED],
    ["a domain that only ends so", { ...claims, email: "lee@notacme.example" }, REFUSED],
    ["two signs", { ...claims, email: "lee@evil.example@acme.example" }, REFUSED],
    ["an address that is not verified", { ...claims, email_verified: false }, REFUSED],
    ["no address", { ...claims, email: undefined }, REFUSED],
  ])("%s", (_, said, verdict) => {
    expect(companyVerdict(said, rule)).toEqual(verdict)
  })

  test("without a claim of groups the invitation says the roles", () => {
    expect(companyVerdict(claims, { ...rule, rolesClaim: null })).toMatchObject({ roles: null })
  })
})

test("an address is closed for longer each time, and never for more than a quarter of an hour", () => {
  expect([1, 4, 5, 6, 7, 20].map(closedAfter)).toEqual([0, 0, 30_000, 60_000, 120_000, 900_000])
})
