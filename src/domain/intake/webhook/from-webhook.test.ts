import { describe, expect, test } from "vitest"
import type { Arrival, Problem } from "../arrival.ts"
import { compileMapping } from "./compile-mapping.ts"
import { fromWebhook } from "./from-webhook.ts"
import type { Mapping } from "./mapping.ts"
import { readFormBody, webhookItems } from "./webhook-items.ts"

const NOW = Date.UTC(2026, 10, 16, 15)

function read(item: unknown, mapping: Mapping): Arrival | Problem {
  return fromWebhook(item, compileMapping(mapping), { source: "webhook:x", fallbackId: "s:0", receivedAt: NOW })
}

function understood(item: unknown, mapping: Mapping): Arrival {
  const result = read(item, mapping)
  if ("code" in result) throw new Error(result.says)
  return result
}

const ANSWERS = {
  list: [
    { q: "Role", a: ["Head of Sales"] },
    { q: "Address", a: "ann@quarry.example" },
    { q: "Tools", a: ["x", "y"] },
  ],
  owner: "u-7",
}

describe("a place leads to a value", () => {
  const item = {
    ...ANSWERS,
    mail: "ann@quarry.example",
    name: "Ann van Dyk",
    tags: ["a", "b"],
    code: "b2b",
    nothing: "",
    "a/b": { "~": "odd" },
  }

  test.each<[string, Mapping["fields"], object]>([
    ["by a pointer", { full_name: "/name" }, { full_name: "Ann van Dyk" }],
    ["by a pointer with signs that are escaped", { "custom.odd": "/a~1b/~0" }, { "custom.odd": "odd" }],
    ["by the first of several that says something", { full_name: ["/nowhere", "/nothing", "/name"] }, { full_name: "Ann van Dyk" }],
    [
      "in the element of a list that fits",
      { job_title: { at: "/list", where: { "/q": "role" }, take: "/a" } },
      { job_title: "Head of Sales" },
    ],
    ["in no element, when none fits", { job_title: { at: "/list", where: { "/q": "Shoe size" }, take: "/a" } }, {}],
    [
      "in an object that fits as if it were a list",
      { full_name: { at: "", where: { "/code": "B2B" }, take: "/name" } },
      { full_name: "Ann van Dyk" },
    ],
    ["that is always the same", { lead_source: { constant: "Fair" } }, { lead_source: "Fair" }],
    [
      "split",
      { first_name: { at: "/name", steps: ["first_name"] }, last_name: { at: "/name", steps: ["last_name"] } },
      { first_name: "Ann", last_name: "van Dyk" },
    ],
    [
      "first of a list, joined, in small letters",
      { "custom.a": { at: "/tags", steps: ["first"] }, "custom.b": { at: "/tags", steps: ["join"] } },
      { "custom.a": "a", "custom.b": "a, b" },
    ],
    [
      "in other words, and words that nobody gave are nothing",
      { "custom.a": { at: "/code", words: { b2b: "business" } }, "custom.b": { at: "/name", words: {} } },
      { "custom.a": "business" },
    ],
    [
      "put together, when all parts are there",
      { "custom.a": { all: ["/code", "/owner"], with: "-" }, "custom.b": { all: ["/code", "/gone"], with: "-" } },
      { "custom.a": "b2b-u-7" },
    ],
    ["that can't be read, and is kept", { employee_count: "/name" }, { "custom.employee_count": "Ann van Dyk" }],
  ])("%s", (_, fields, wanted) => {
    expect(understood(item, { fields: { email: "/mail", ...fields } }).fields).toEqual({ email: "ann@quarry.example", ...wanted })
  })
})

test("answers are known by their names, unknown ones are custom fields, and the rest stays with the event", () => {
  const mapping: Mapping = {
    answers: [{ at: "/list", name: "/q", value: "/a", except: ["address"] }],
    identity: { crm: { all: [{ constant: "erp" }, "/owner"], with: ":" } },
    ignore: ["/secret"],
  }

  const arrival = understood({ ...ANSWERS, secret: { a: 1 }, more: { deep: [{ x: 1 }] } }, mapping)

  expect(arrival.identities).toEqual([{ kind: "crm", value: "erp:u-7" }])
  expect(arrival.fields).toEqual({ job_title: "Head of Sales", "custom.Tools": "x; y" })
  expect(arrival.properties).toEqual({ Role: "Head of Sales", Tools: ["x", "y"], "more.deep.0.x": 1 })
})

test.each([
  ["an instant", "2026-11-16T14:00:00Z"],
  ["seconds", 1794837600],
  ["milliseconds", 1794837600000],
  ["seconds as a text", "1794837600"],
  ["an offset without a colon", "2026-11-16T14:00:00+0000"],
])("a time may be written as %s", (_, at) => {
  const arrival = understood({ at, email: "a@b.example" }, { occurred_at: "/at", fields: { email: "/email" } })

  expect(arrival).toMatchObject({ occurredAt: Date.UTC(2026, 10, 16, 14), clamped: false })
})

test("a page's address says where the visitor came from", () => {
  const mapping: Mapping = { page: "/url", kind: "page", fields: { email: "/email" } }

  const arrival = understood({ url: "https://x.example/pricing?utm_campaign=autumn#top", email: "a@b.example" }, mapping)

  expect(arrival).toMatchObject({
    kind: "page",
    page: "/pricing",
    campaign: "autumn",
    fields: { landing_page: "/pricing", utm_campaign: "autumn" },
  })
})

describe("what names nobody says why", () => {
  /** As quarantine tells kinds. */
  const kindOf = (says: string) =>
    says
      .slice(0, 300)
      .replaceAll(/"[^"]*"/g, '"…"')
      .replaceAll(/[0-9]+/g, "#")
  const saysOf = (item: unknown, places: string[]) => {
    const problem = read(item, { fields: { email: places } })
    return "code" in problem ? problem.says : ""
  }
  const MANY = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${"a long name ".repeat(5)}${index}`, "x"]))

  test.each<[string, string[]]>([
    ["one place", ["/email"]],
    [
      "as many places as fill a reason",
      Array.from({ length: 12 }, () => "/some/long/place/email").map((place, index) => `${place}/x${index}`),
    ],
    ["places that leave little room", [`/${"e".repeat(125)}`]],
  ])("whatever else an item has, it is of the same kind with %s", (_, places) => {
    const kinds = [{ n: 1 }, { n: 1, other: 2 }, { 'od"d': 1 }, MANY].map((item) => kindOf(saysOf(item, places)))

    expect(new Set(kinds).size).toBe(1)
  })

  const mapping: Mapping = {
    fields: { email: ["/lead/email", "/email"] },
    hints: [{ where: { "/type": "ping" }, says: "This was only a ping." }],
  }

  test.each<[string, unknown, string, RegExp]>([
    [
      "another shape",
      { contact: { mail: "secret@b.example" } },
      "mapping_found_nobody",
      /at \/lead\/email or \/email\. Change .* The payload has "\/contact\/mail"\.$/,
    ],
    ["no address", { email: "nobody" }, "no_email", /e-mail address can't be used/],
    ["a shape that a hint knows", { type: "ping" }, "needs_more", /^This was only a ping\.$/],
    ["nothing", {}, "mapping_found_nobody", /has nothing in it/],
    ["null", null, "mapping_found_nobody", /has nothing in it/],
    ["a text", "hello", "mapping_found_nobody", /The payload has/],
    ["a list", [1, 2], "mapping_found_nobody", /The payload has/],
  ])("%s", (_, item, code, says) => {
    const problem = read(item, mapping)

    expect(problem).toMatchObject({ code, says: expect.stringMatching(says) })
    expect(JSON.stringify(problem)).not.toContain("secret@")
  })
})

describe("hostile payloads", () => {
  const mapping: Mapping = {
    fields: { email: "/email", full_name: "/name" },
    answers: [{ at: "" }, { at: "/list", name: "/n", value: "/v" }],
  }
  const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`) as unknown

  test.each<[string, object]>([
    [
      "names that are objects' own",
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x"}') as object,
    ],
    [
      "a list that names them",
      {
        list: [
          { n: "__proto__", v: "x" },
          { n: "constructor", v: "y" },
        ],
      },
    ],
    ["100,000 levels", { deep: nested(100_000) }],
    ["100,000 names", Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`n${index}`, index]))],
    ["100,000 answers", { list: Array.from({ length: 100_000 }, (_, index) => ({ n: `q${index}`, v: "x" })) }],
    ["a text of a million letters", { name: "x".repeat(1_000_000) }],
    ["halves of pairs and zeros", { name: "a\ud800b\u0000c", "k\u0000\udfff": "v" }],
  ])("%s", (_, part) => {
    const arrival = understood({ ...part, email: "ann@quarry.example" }, mapping)

    expect(arrival.identities).toEqual([{ kind: "email", value: "ann@quarry.example" }])
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
    expect(Object.keys(arrival.properties).length + Object.keys(arrival.fields).length).toBeLessThan(1_000)
    expect(JSON.stringify(arrival)).not.toMatch(/\\u0000|\\ud800|__proto__/)
  })
})

test.each<[string, Mapping["items"], unknown, number]>([
  ["a list", "/leads", { leads: [1, 2, 3] }, 3],
  ["lists in lists", ["/entry", "/changes"], { entry: [{ changes: [1, 2] }, { changes: [3] }, {}] }, 3],
  ["the body itself", "", [1, 2], 2],
  ["no list", "/leads", { lead: 1 }, 1],
  ["an empty list", "", [], 1],
  ["more than anybody sends", "", Array.from({ length: 5_001 }, () => 1), 1],
])("items of %s", (_, items, body, count) => {
  expect(webhookItems(body, compileMapping({ items, answers: [{ at: "" }] }))).toHaveLength(count)
})

test.each<[string, unknown]>([
  ["email=ann%40b.example&tag=a&tag=b&name=Ann+D", { email: "ann@b.example", tag: ["a", "b"], name: "Ann D" }],
  ["{not json", undefined],
  ["<xml a=1>", undefined],
  ["", undefined],
])("the body %s as a form posts it", (text, wanted) => {
  expect(readFormBody(text)).toEqual(wanted)
})
