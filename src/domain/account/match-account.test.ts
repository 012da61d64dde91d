import { describe, expect, test } from "vitest"
import type { AccountCandidate, LeadCompany } from "#domain/account/account-candidate.ts"
import { matchAccount } from "#domain/account/match-account.ts"
import { DEFAULT_TIES } from "#domain/account/tie-breakers.ts"

const NOBODY: LeadCompany = { records: [], domain: null, site: null, keys: [], country: null, postal: null, city: null, phone: null }
const ACME = account({
  id: "acme",
  key: "acme tools",
  domains: ["acme.com"],
  country: "US",
  postal: "10001",
  city: "newyork",
  phone: "55501234",
})

function account(told: Partial<AccountCandidate>): AccountCandidate {
  return {
    id: "a",
    name: told.key ?? null,
    domains: [],
    records: [],
    key: null,
    aliases: [],
    country: null,
    postal: null,
    city: null,
    phone: null,
    customer: false,
    openOpportunity: false,
    target: false,
    level: 0,
    lastActivityAt: null,
    contacts: 0,
    createdAt: 1_000,
    likeness: null,
    ...told,
  }
}

describe("the first tier in which an account fits decides", () => {
  const withId = { ...ACME, records: ["001A"], aliases: ["at holding"] }

  test.each<[string, Partial<LeadCompany>, string, number | null, string, boolean]>([
    ["a record's id, whatever else it says", { records: ["001A"], domain: "other.com" }, "record", 0, "certain", true],
    ["its verified domain", { domain: "acme.com", keys: ["something else"] }, "domain", 1, "certain", true],
    [
      "the same name and postal code of the country",
      { keys: ["acme tools"], country: "US", postal: "10001" },
      "name_and_place",
      2,
      "strong",
      true,
    ],
    ["the same name and phone", { keys: ["acme tools"], phone: "55501234" }, "name_and_place", 2, "strong", true],
    [
      "the same name and city of the country",
      { keys: ["acme tools"], country: "US", city: "newyork" },
      "name_and_place",
      2,
      "strong",
      true,
    ],
    ["a mistyped name and the domain of another country", { keys: ["acme toolz"], domain: "acme.de" }, "close_name", 3, "likely", true],
    ["its name and its site", { keys: ["acme tools"], site: "acme.com" }, "close_name", 3, "likely", true],
    ["the same words in another order and the phone", { keys: ["tools acme"], phone: "55501234" }, "close_name", 3, "likely", true],
    ["a confirmed name and the phone", { keys: ["at holding"], phone: "55501234" }, "close_name", 3, "likely", true],
    ["the same name alone", { keys: ["acme tools"] }, "name", 4, "probable", true],
    ["a confirmed name alone", { keys: ["at holding"] }, "name", 4, "probable", true],
    ["the same name in a city of another country", { keys: ["acme tools"], country: "CA", city: "newyork" }, "name", 4, "probable", true],
    ["the same name alone, against a domain of its own", { keys: ["acme tools"], domain: "tools.io" }, "made", 4, "possible", false],
    ["the domain of another country alone", { domain: "acme.de" }, "made", 5, "possible", false],
    ["a domain that nobody has", { domain: "new.com" }, "made", null, "certain", false],
    ["nothing", {}, "none", null, "none", false],
  ])("%s", (_, told, code, tier, confidence, isAcme) => {
    const decision = matchAccount({ ...NOBODY, ...told }, [withId])

    expect(decision).toMatchObject({ code, tier, confidence, account: isAcme ? "acme" : null })
  })
})

describe("a place is the same however it is written", () => {
  test.each<[string, Partial<AccountCandidate>, Partial<LeadCompany>]>([
    ["a code with a blank", { country: "GB", postal: "EC1A 1BB" }, { country: "GB", postal: "EC1A1BB" }],
    ["a code in small letters", { country: "NL", postal: "1012 ab" }, { country: "NL", postal: "1012AB" }],
    ["a code with a hyphen", { country: "PL", postal: "00-950" }, { country: "PL", postal: "00950" }],
    ["a city with its capital", { country: "GB", city: "London" }, { country: "GB", city: "london" }],
    ["a city with accents", { country: "DE", city: "München" }, { country: "DE", city: "munchen" }],
    ["a city of several words", { country: "CH", city: "St. Gallen" }, { country: "CH", city: "stgallen" }],
    ["a code as the lead said it", { country: "GB", postal: "EC1A 1BB" }, { country: "GB", postal: "ec1a 1bb" }],
  ])("%s", (_, known, told) => {
    const candidate = account({ id: "acme", key: "acme", ...known })

    expect(matchAccount({ ...NOBODY, keys: ["acme"], ...told }, [candidate])).toMatchObject({ code: "name_and_place", tier: 2 })
  })

  test.each<[string, Partial<AccountCandidate>, Partial<LeadCompany>]>([
    ["another code", { country: "GB", postal: "EC1A 1BB" }, { country: "GB", postal: "EC1A1BC" }],
    ["the code in another country", { country: "GB", postal: "EC1A 1BB" }, { country: "IE", postal: "EC1A1BB" }],
    ["signs that are no code", { country: "GB", postal: "-" }, { country: "GB", postal: "--" }],
    ["signs that are no city", { country: "GB", city: "n.n." }, { country: "GB", city: "?" }],
  ])("but not %s", (_, known, told) => {
    const candidate = account({ id: "acme", key: "acme", ...known })

    expect(matchAccount({ ...NOBODY, keys: ["acme"], ...told }, [candidate])).toMatchObject({ code: "name", tier: 4 })
  })
})

describe("a name that is only like another", () => {
  const like = (id: string, likeness: number) => account({ id, key: `name ${id}`, likeness })
  const lead = { ...NOBODY, keys: ["nearly the name"] }

  test.each([
    ["is enough when it is very near and nothing else is", [like("a", 0.95), like("b", 0.8)], "like_name", "a"],
    ["is shown to a person when it is not near enough", [like("a", 0.91)], "review", null],
    ["is shown to a person when another is as near", [like("a", 0.95), like("b", 0.9)], "review", null],
  ])("%s", (_, candidates, code, id) => {
    expect(matchAccount(lead, candidates)).toMatchObject({ code, tier: 5, confidence: "possible", account: id })
  })
})

describe("who fits equally well goes through the tie-breakers in their order", () => {
  const plain = account({ id: "b", key: "acme" })
  const lead = { ...NOBODY, keys: ["acme"], country: "DE" }

  test.each<[string, Partial<AccountCandidate>, string]>([
    ["a customer", { customer: true, createdAt: 2_000 }, "customer"],
    ["an open opportunity", { openOpportunity: true, contacts: -1 }, "open opportunity"],
    ["a target account", { target: true }, "target"],
    ["the lead's country", { country: "DE" }, "country"],
    ["the subsidiary", { level: 1 }, "hierarchy"],
    ["the latest activity", { lastActivityAt: 5 }, "recently"],
    ["the most contacts", { contacts: 3 }, "contacts"],
    ["the one known longest", { createdAt: 1 }, "longer"],
    ["the lowest id at last", { id: "a" }, "lower id"],
  ])("%s", (_, told, words) => {
    const better = { ...plain, id: "c", ...told }

    const decision = matchAccount(lead, [plain, better])

    expect(decision.account).toBe(better.id)
    expect(decision.candidates.map(({ account: id, lost }) => [id, lost])).toEqual([
      [better.id, null],
      ["b", expect.stringContaining(words)],
    ])
    expect(matchAccount(lead, [better, plain])).toEqual(decision)
  })

  test("the company at the top, when the agreement wants that", () => {
    const top = { ...plain, id: "z" }

    expect(matchAccount(lead, [{ ...plain, level: 2 }, top], { ...DEFAULT_TIES, hierarchy: "ultimate" }).account).toBe("z")
  })

  test("in another order, when the agreement says so", () => {
    const policy = { ...DEFAULT_TIES, order: ["contacts", "customer"] as const }

    expect(
      matchAccount(
        lead,
        [
          { ...plain, customer: true },
          { ...plain, id: "c", contacts: 1 },
        ],
        policy,
      ).account,
    ).toBe("c")
  })

  test("five candidates are shown, the winner first, each with the clause that it lost on", () => {
    const many = Array.from({ length: 8 }, (_, place) => account({ id: `a${place}`, key: "acme", contacts: place }))

    const { candidates } = matchAccount(lead, [...many, account({ id: "d", key: "acme", country: "DE" })])

    expect(candidates.map((one) => one.account)).toEqual(["d", "a7", "a6", "a5", "a4"])
    expect(candidates.filter((one) => one.lost === null)).toHaveLength(1)
  })
})
