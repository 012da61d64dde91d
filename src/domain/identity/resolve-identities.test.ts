import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { resolveIdentities, type KnownLead } from "#domain/identity/resolve-identities.ts"
import type { KnownIdentity } from "#domain/identity/people-in.ts"
import { byStrength } from "#domain/identity/identify.ts"
import { keyOf } from "#domain/identity/evidence.ts"
import type { Arrival, IdentityKey, IdentityKind } from "#domain/intake/arrival.ts"

const LETTERS: Record<string, IdentityKind> = { e: "email", c: "crm", u: "user", p: "phone", a: "anonymous" }

/** An arrival in short: "e1 u1" came with the address 1 and the user id 1; "E1" is an address at a free-mail provider, "R1" that of a role. */
function arrival(text: string, at: number, name = ""): Arrival {
  const identities = text.split(" ").map(identity).sort(byStrength)
  const fields = name === "" ? {} : { full_name: name }
  const rest = { page: null, form: null, event: null, campaign: null, properties: {}, clamped: false, kind: "x" }
  return { source: "test", externalId: `${text} ${at}`, occurredAt: at, identities, fields, ...rest }
}

function identity(text: string): IdentityKey {
  const number = text.slice(1)
  if (text.startsWith("E")) return { kind: "email", value: `p${number}@gmail.com` }
  if (text.startsWith("R")) return { kind: "email", value: `info@acme${number}.example` }
  const kind = LETTERS[text[0] ?? ""] ?? "email"
  return { kind, value: kind === "email" ? `p${number}@acme.example` : number }
}

/** Everything stored so far, as the database would have it; batches are resolved one after the other. */
class Memory {
  identities: KnownIdentity[] = []
  leads: KnownLead[] = []
  merges: { from: string; into: string; because: string[] }[] = []
  #last = 0

  take(batch: readonly Arrival[]): this {
    const named = new Set(batch.flatMap((one) => one.identities.map(keyOf)))
    const found = this.identities.filter((one) => named.has(keyOf(one)))
    const leads = new Set(found.flatMap((one) => one.lead ?? []))
    const known = this.identities.filter((one) => found.includes(one) || (one.lead !== null && leads.has(one.lead)))
    const result = resolveIdentities(batch, known, this.leads, () => String(++this.#last).padStart(6, "0"))

    this.leads.push(...result.newLeads.map((id) => ({ id, rank: 0, cycles: 0 })))
    const changed = new Map(result.changed.map((one) => [one.identity, one]))
    const after = this.identities.map((one) => ({
      ...one,
      ...(changed.has(one.id) ? { lead: changed.get(one.id)?.lead ?? null, evidence: changed.get(one.id)?.evidence ?? null } : {}),
    }))
    this.identities = [...after, ...result.newIdentities]
    this.merges.push(...result.merged)
    return this
  }

  /** Who is one person: the identities of each, sorted; browsers without a person come last as nobody's. */
  people(): string[] {
    const by = Map.groupBy(this.identities, (one) => one.lead ?? "nobody")
    return [...by].map(([lead, own]) => `${lead === "nobody" ? "nobody: " : ""}${own.map(keyOf).sort().join(" ")}`).sort()
  }
}

const peopleOf = (...texts: string[]) => new Memory().take(texts.map((text, place) => arrival(text, place))).people()

describe("who is one person", () => {
  test.each<[string, string[], string[]]>([
    ["one address is one person", ["e1", "e1 a1"], ["anonymous:1 email:p1@acme.example"]],
    ["a browser joins whoever says who they are in it", ["a1", "e1 a1"], ["anonymous:1 email:p1@acme.example"]],
    ["a browser alone is nobody", ["a1"], ["nobody: anonymous:1"]],
    ["two addresses with one record are one person", ["e1 c1", "e2 c1"], ["crm:1 email:p1@acme.example email:p2@acme.example"]],
    ["two addresses with one login are one person", ["e1 u1", "e2 u1"], ["email:p1@acme.example email:p2@acme.example user:1"]],
    [
      "two business addresses with one phone, name and company are two, for colleagues share a desk",
      ["e1 p1", "e2 p1"],
      ["email:p1@acme.example", "email:p2@acme.example", "nobody: phone:1"],
    ],
    [
      "a private and a business address with one phone, name and company are one person",
      ["e1 p1", "E2 p1"],
      ["email:p1@acme.example email:p2@gmail.com phone:1"],
    ],
    [
      "a record without an address joins the address by phone, name and company",
      ["c1 p1", "e1 p1"],
      ["crm:1 email:p1@acme.example phone:1"],
    ],
    [
      "two people in one browser stay two, and its history is the first one's",
      ["e1 a1", "e2 a1"],
      ["anonymous:1 email:p1@acme.example", "email:p2@acme.example"],
    ],
    [
      "a browser that four people used is nobody's",
      ["e1 a1", "e2 a1", "e3 a1", "e4 a1"],
      ["email:p1@acme.example", "email:p2@acme.example", "email:p3@acme.example", "email:p4@acme.example", "nobody: anonymous:1"],
    ],
    [
      "a login that four people use is nobody's, and makes nobody one",
      ["e1 u1", "e2 u1", "e3 u1", "e4 u1"],
      ["email:p1@acme.example", "email:p2@acme.example", "email:p3@acme.example", "email:p4@acme.example", "nobody: user:1"],
    ],
    ["the mailbox of a role joins no two records", ["R1 c1", "R1 c2"], ["crm:1", "crm:2", "email:info@acme1.example"]],
  ])("%s", (_, texts, people) => {
    expect(peopleOf(...texts)).toEqual(people)
  })

  test("an address that five people gave their names with is a mailbox: it joins no two records", () => {
    const named = ["Ann Ray", "Bo Dee", "Cy Fox", "Di Gee", "Ed Hay"].map((name, place) => arrival("e1", place, name))

    const memory = new Memory().take(named).take([arrival("e1 c1", 10), arrival("e1 c2", 11)])

    expect(memory.people()).toEqual(["crm:1", "crm:2", "email:p1@acme.example"])
  })

  test("a browser that turns out to have been somebody else's first changes hands, and both people stay the leads that they were", () => {
    const memory = new Memory().take([arrival("e1", 1)]).take([arrival("e2 a1", 9)])
    const before = memory.identities.filter((one) => one.kind === "email").map((one) => one.lead)

    memory.take([arrival("e1 a1", 5)])

    expect(memory.people()).toEqual(["anonymous:1 email:p1@acme.example", "email:p2@acme.example"])
    expect(memory.identities.filter((one) => one.kind === "email").map((one) => one.lead)).toEqual(before)
  })

  test("what joined two leads is named", () => {
    const memory = new Memory()
      .take([arrival("e1", 1)])
      .take([arrival("u1", 2)])
      .take([arrival("e1 u1", 3)])

    expect(memory.merges).toEqual([{ from: "000004", into: "000002", because: ["user:1"] }])
  })

  test("a bad id that comes with a thousand addresses joins none of them", () => {
    const memory = new Memory()
    for (let place = 0; place < 1_000; place += 10)
      memory.take(Array.from({ length: 10 }, (_, more) => arrival(`e${place + more} u1`, place + more)))

    expect(memory.people()).toHaveLength(1_001)
  })

  test("chains of ids end where one person would have more than fifty", () => {
    const memory = new Memory()
    for (let place = 0; place < 100; place++) memory.take([arrival(`e${place} u${place}`, place)])
    for (let place = 0; place < 99; place++) memory.take([arrival(`e${place + 1} u${place}`, 200 + place)])

    expect(Math.max(...memory.people().map((person) => person.split(" ").length))).toBeLessThanOrEqual(50)
  })
})

describe("the order in which it came makes no difference", () => {
  const place = fc.integer({ min: 1, max: 5 })
  const key = fc.tuple(fc.constantFrom("e", "E", "R", "c", "u", "p", "a"), place).map(([letter, number]) => `${letter}${number}`)
  const one = fc.record({
    keys: fc.uniqueArray(key, { minLength: 1, maxLength: 4, selector: (text) => text[0] }),
    at: fc.integer({ min: 0, max: 1_000_000 }),
  })
  const isSomebody = ({ keys }: { keys: string[] }) =>
    keys.some((text) => /^[eERcu]/.test(text)) || keys.every((text) => text.startsWith("a"))
  const hasOneAddress = ({ keys }: { keys: string[] }) => keys.filter((text) => /^[eER]/.test(text)).length < 2
  const arrivals = fc.array(one.filter(isSomebody).filter(hasOneAddress), { minLength: 2, maxLength: 30 })

  test("the same people come out of any order, any split into batches and any repetition", () => {
    fc.assert(
      fc.property(arrivals, fc.infiniteStream(fc.nat(1_000_000)), (drawn, dice) => {
        const list = drawn.map(({ keys, at }) => identified(arrival(keys.join(" "), at)))
        const shuffled = [...list, ...list.slice(0, 5)]
          .map((value) => ({ value, place: dice.next().value }))
          .sort((a, b) => a.place - b.place)
        const batched = new Memory()
        for (let from = 0; from < shuffled.length;) {
          const size = 1 + (dice.next().value % 6)
          batched.take(shuffled.slice(from, from + size).map((each) => each.value))
          from += size
        }

        expect(batched.people()).toEqual(new Memory().take(list).people())
      }),
      { numRuns: 500, seed: 20261121 },
    )
  })
})

/** As `identify` leaves it: a role's mailbox is left out beside a record or a login. */
function identified(one: Arrival): Arrival {
  const isKnown = one.identities.some((each) => each.kind === "crm" || each.kind === "user")
  return isKnown ? { ...one, identities: one.identities.filter((each) => !each.value.startsWith("info@")) } : one
}
