import { describe, expect, onTestFinished, test } from "vitest"
import { CLOSED, type HttpMapping, type Provider, type ProviderKind } from "#domain/enrichment/provider.ts"
import type { Question, Subject } from "#domain/enrichment/question.ts"
import { newProvider } from "#domain/enrichment/new-provider.ts"
import { askProvider } from "#integrations/enrichment/ask-provider.ts"
import { httpReceiver, type Received } from "#integrations/http-receiver.fixture.ts"

type Said = { status?: number; body?: unknown; headers?: Record<string, string>; text?: string }

/** A vendor on this machine that answers as its published description says. */
async function vendor(answer: (request: Received) => Said) {
  const server = await httpReceiver((response, request) => {
    const { status = 200, body, text = JSON.stringify(body ?? {}), headers = {} } = answer(request)
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(text)
  })
  onTestFinished(() => server.close())
  return { ...server, url: new URL(server.url).origin }
}

const SUBJECT: Subject = { email: "lee+1@acme.example", domain: "acme.example", company: "Acme", firstName: "Lee", lastName: "Ray" }
const about = (kind: Question["about"], more: Partial<Subject> = {}): Question => ({ about: kind, subject: { ...SUBJECT, ...more } })

let made = 0
function provider(kind: ProviderKind, url: string, more: Partial<Provider> = {}): Provider {
  return { ...newProvider(`provider-${++made}`, kind, kind, []), url, key: "the-key", timeoutMs: 2_000, breaker: CLOSED, ...more }
}

const ask = (one: Provider, question: Question) => askProvider(one, question, { allowsLocal: true })

describe("Apollo", () => {
  test("is asked for people by address and name, and tells of them and their company", async () => {
    const organization = {
      ...{ name: "Acme", primary_domain: "acme.example", estimated_num_employees: 1600, annual_revenue: 100_000_000 },
      ...{ industry: "information technology & services", founded_year: 2015, latest_funding_stage: "Series D", country: "United States" },
    }
    const person = {
      first_name: "Lee",
      last_name: "Ray",
      title: "Founder & CEO",
      seniority: "founder",
      city: "San Francisco",
      country: "United States",
    }
    const server = await vendor(() => ({ body: { person: { ...person, organization } } }))

    const { answer } = await ask(provider("apollo", `${server.url}/api/v1`), about("person"))

    const [request] = server.received
    const query = new URL(request?.url ?? "", server.url).searchParams
    expect(request).toMatchObject({ method: "POST", headers: { "x-api-key": "the-key" } })
    expect(request?.url.split("?")[0]).toBe("/api/v1/people/match")
    expect(query.get("email")).toBe("lee+1@acme.example")
    expect(answer).toMatchObject({
      kind: "found",
      profile: {
        ...{ domain: "acme.example", person: { job_title: "Founder & CEO", country: "US" } },
        company: { employee_count: 1600, annual_revenue: 100_000_000, funding_stage: "Series D", founded_year: 2015 },
      },
    })
  })

  test("is asked for companies by domain, and an empty answer means that it knows nothing", async () => {
    const server = await vendor(({ url }) =>
      url.includes("unknown") ? { body: {} } : { body: { organization: { estimated_num_employees: 9 } } },
    )

    const known = await ask(provider("apollo", server.url), about("company"))
    const unknown = await ask(provider("apollo", server.url), about("company", { domain: "unknown.example" }))

    expect(server.received[0]).toMatchObject({ method: "GET", url: "/organizations/enrich?domain=acme.example" })
    expect([known.answer, unknown.answer.kind]).toMatchObject([{ kind: "found", profile: { company: { employee_count: 9 } } }, "not_found"])
  })
})

describe("ZoomInfo", () => {
  const contact = {
    ...{ id: "344589814", type: "Contact", meta: { matchStatus: "FULL_MATCH" } },
    attributes: {
      ...{ firstName: "Lee", jobTitle: "CEO", managementLevel: ["C-Level"], country: "United States" },
      company: {
        name: "Acme",
        website: "www.acme.example",
        employeeCount: 3508,
        revenueNumeric: 1_214_300_000,
        primaryIndustry: ["Software"],
      },
    },
  }

  test("is asked in its JSON:API words, and tells of a person and their company", async () => {
    const server = await vendor(() => ({ body: { data: [contact] } }))

    const { answer } = await ask(provider("zoominfo", `${server.url}/gtm`), about("person"))

    const [request] = server.received
    const { data } = JSON.parse(request?.body ?? "{}") as {
      data: { type: string; attributes: { matchPersonInput: object[]; outputFields: string[] } }
    }
    expect(request).toMatchObject({ method: "POST", url: "/gtm/data/v1/contacts/enrich" })
    expect(request?.headers).toMatchObject({ authorization: "Bearer the-key", "content-type": "application/vnd.api+json" })
    expect(data.type).toBe("ContactEnrich")
    expect(data.attributes.matchPersonInput).toEqual([
      { emailAddress: SUBJECT.email, firstName: "Lee", lastName: "Ray", companyName: "Acme" },
    ])
    expect(answer).toMatchObject({
      kind: "found",
      profile: { domain: "acme.example", person: { job_title: "CEO" }, company: { employee_count: 3508, annual_revenue: 1_214_300_000 } },
    })
  })

  test("tells a company's revenue in thousands, and says NoMatch when it knows nothing", async () => {
    const found = { id: "1", type: "Company", attributes: { name: "Acme", revenue: 11_615, foundedYear: "2015", employeeCount: 55 } }
    const none = { id: "0", type: "NoMatch", meta: { matchStatus: "NO_MATCH" } }
    const server = await vendor(({ body }) => ({ body: { data: [body.includes("unknown") ? none : found] } }))

    const known = await ask(provider("zoominfo", server.url), about("company"))
    const unknown = await ask(provider("zoominfo", server.url), about("company", { domain: "unknown.example" }))

    expect(known.answer).toMatchObject({ profile: { company: { annual_revenue: 11_615_000, founded_year: 2015, employee_count: 55 } } })
    expect(unknown.answer).toEqual({ kind: "not_found" })
  })

  test("is signed in to with a refresh token, whose successor is handed back to be kept", async () => {
    let refreshed = 0
    const server = await vendor(({ url }) =>
      url.includes("/token")
        ? { body: { access_token: `access-${++refreshed}`, expires_in: 3600, refresh_token: `refresh-${refreshed + 1}` } }
        : { body: { data: [contact] } },
    )
    const one = provider("zoominfo", server.url, { key: "client:secret:refresh-1" })

    const first = await ask(one, about("person"))
    const second = await ask({ ...one, key: first.newKey }, about("person"))

    expect([first.newKey, second.newKey]).toEqual(["client:secret:refresh-2", null])
    expect(server.received.map((request) => request.url.split("/").at(-1))).toEqual(["token", "enrich", "enrich"])
    expect(server.received[0]).toMatchObject({
      ...{ body: "grant_type=refresh_token&refresh_token=refresh-1" },
      headers: { authorization: `Basic ${Buffer.from("client:secret").toString("base64")}` },
    })
    expect(server.received[2]?.headers.authorization).toBe("Bearer access-1")
  })
})

describe("Cognism", () => {
  test("is asked for a match, which is then revealed by its id", async () => {
    const account = { name: "Acme", domain: "acme.example", headcount: 500, revenue: 67_000_000, industry: ["Computer Software"] }
    const server = await vendor(({ url }) =>
      url.endsWith("/redeem")
        ? {
            body: {
              totalResults: 1,
              results: [{ firstName: "Lee", jobTitle: "CTO", country: "Croatia", managementLevel: "Executive-Level", account }],
            },
          }
        : { body: { matchScore: 42, results: [{ id: "7", redeemId: "to-reveal" }] } },
    )

    const { answer } = await ask(provider("cognism", server.url), about("person"))

    expect(server.received.map((request) => request.url)).toEqual(["/api/search/contact/enrich", "/api/search/contact/redeem"])
    expect(server.received[0]).toMatchObject({ headers: { authorization: "Bearer the-key" } })
    expect(JSON.parse(server.received[0]?.body ?? "")).toEqual({ email: SUBJECT.email, firstName: "Lee", lastName: "Ray" })
    expect(JSON.parse(server.received[1]?.body ?? "")).toEqual({ redeemIds: ["to-reveal"] })
    expect(answer).toMatchObject({
      kind: "found",
      profile: {
        person: { job_title: "CTO", country: "HR" },
        company: { employee_count: 500, annual_revenue: 67_000_000, industry: "Computer Software" },
      },
    })
  })

  test("is not paid when it finds no match, and accounts are revealed by their own id", async () => {
    const server = await vendor(({ url, body }) => {
      if (url.endsWith("/redeem"))
        return { body: { total: 1, result: [{ sizeFrom: 11, locations: [{ type: "hq", country: "Germany" }] }] } }
      return { body: { results: body.includes("unknown") ? [] : [{ id: "the-account" }] } }
    })

    const unknown = await ask(provider("cognism", server.url), about("company", { domain: "unknown.example" }))
    const known = await ask(provider("cognism", server.url), about("company"))

    expect(unknown.answer).toEqual({ kind: "not_found" })
    expect(server.received.map((request) => request.url.split("/").at(-1))).toEqual(["enrich", "enrich", "redeem"])
    expect(JSON.parse(server.received[2]?.body ?? "")).toEqual({ redeemIds: ["the-account"] })
    expect(known.answer).toMatchObject({ profile: { company: { employee_count: 11, country: "DE" } } })
  })
})

describe("what speaks like Clearbit", () => {
  test("tells of a person with their company, and 202 means that it is still looking", async () => {
    const person = {
      name: { givenName: "Lee", familyName: "Ray" },
      employment: { title: "CEO", domain: "acme.example" },
      geo: { countryCode: "US" },
    }
    const company = {
      name: "Acme",
      domain: "acme.example",
      metrics: { employees: 200 },
      category: { industry: "Transport" },
      tech: ["slack"],
    }
    const server = await vendor(({ url }) => (url.includes("queued") ? { status: 202 } : { body: { person, company } }))

    const found = await ask(provider("clearbit", server.url), about("person"))
    const queued = await ask(provider("clearbit", server.url), about("person", { email: "queued@acme.example" }))

    expect(server.received[0]?.url).toBe("/v2/combined/find?email=lee%2B1%40acme.example&given_name=Lee&family_name=Ray")
    expect(found.answer).toMatchObject({
      profile: {
        person: { job_title: "CEO", country: "US" },
        company: { employee_count: 200, technologies: ["slack"] },
        domain: "acme.example",
      },
    })
    expect(queued.answer).toEqual({ kind: "pending" })
  })

  test("is read in its older words as well", async () => {
    const server = await vendor(() => ({
      body: { name: "Acme", employees: 200, raised: 1_500_000_000, categories: ["Transportation", "Design"] },
    }))

    const { answer } = await ask(provider("clearbit", server.url), about("company"))

    expect(answer).toMatchObject({
      profile: { company: { employee_count: 200, funding_total: 1_500_000_000, industry: "Transportation" } },
    })
  })
})

describe("any HTTP API", () => {
  const mapping = (url: string, more: Partial<HttpMapping> = {}): HttpMapping => ({
    ...{
      method: "POST",
      url,
      headers: { "x-key": "{key}", "x-for": "{company}" },
      body: `{"mail":"{email}","name":"{last_name}"}`,
      about: "person",
    },
    fields: { employee_count: "/firm/sizes/0", job_title: "/who/job~1title" },
    ...more,
  })

  test("is asked as the mapping says, with every value made safe for where it stands", async () => {
    const server = await vendor(() => ({ body: { firm: { sizes: [70, 80] }, who: { "job/title": "CFO" } } }))
    const one = provider("http", "", { url: null, mapping: mapping(`${server.url}/p/{domain}?m={email}#x`) })
    const nasty = { domain: "a/../b?c.example", company: "Acme\r\nx-evil: 1", lastName: `Ray", "admin": "1` }

    const { answer } = await ask(one, about("person", nasty))

    const [request] = server.received
    expect(request?.url).toBe("/p/a%2F..%2Fb%3Fc.example?m=lee%2B1%40acme.example")
    expect(request?.headers).toMatchObject({ "x-key": "the-key", "x-for": "Acmex-evil: 1" })
    expect(JSON.parse(request?.body ?? "")).toEqual({ mail: SUBJECT.email, name: nasty.lastName })
    expect(answer).toMatchObject({ kind: "found", profile: { person: { job_title: "CFO" }, company: { employee_count: 70 } } })
  })

  test("knows nothing when the mapping matches nothing of its answer", async () => {
    const server = await vendor(() => ({ body: { other: true } }))

    const { answer } = await ask(
      provider("http", "", { url: null, mapping: mapping(server.url, { method: "GET", body: null }) }),
      about("person"),
    )

    expect(answer).toEqual({ kind: "not_found" })
  })
})

describe("whoever is asked", () => {
  test.each<[string, Said, object]>([
    [
      "a page",
      { text: "<html>", headers: { "content-type": "text/html" } },
      { why: "Clearbit answered 200, but with something that is no JSON.", isOurs: false },
    ],
    ["a list", { body: [] }, { why: "Clearbit answered 200 with JSON of another shape." }],
    ["a broken document", { text: `{"name":` }, { why: "Clearbit answered 200, but with something that is no JSON." }],
    [
      "more than it may",
      { text: `"${"x".repeat(1_100_000)}"` },
      { why: expect.stringMatching(/^127\.0\.0\.1:\d+ answered with more than 1 MB\.$/) },
    ],
    ["401", { status: 401, text: "Invalid API key." }, { why: "Clearbit refused the key (401).", isOurs: true }],
    ["402", { status: 402 }, { isOurs: true }],
    ["422", { status: 422, body: { error: {} } }, { isOurs: true }],
    ["429", { status: 429, headers: { "retry-after": "7" } }, { retryAfterMs: 7_000 }],
    ["503", { status: 503, text: "" }, { why: "Clearbit answered 503.", isOurs: false }],
    [
      "a redirect",
      { status: 301, headers: { location: "http://127.0.0.1:1/" } },
      { why: "Clearbit answered 301: redirects are not followed." },
    ],
  ])("and answers %s has failed, with a reason that holds no key and no address", async (_, said, wanted) => {
    const server = await vendor(() => said)

    const { answer } = await ask(provider("clearbit", server.url), about("company"))

    expect(answer).toMatchObject({ kind: "failed", ...wanted })
    expect(JSON.stringify(answer)).not.toMatch(/the-key|acme\.example/)
    expect(server.received).toHaveLength(1)
  })

  test("has failed when it takes longer than it may, or nobody is there", async () => {
    const silent = await httpReceiver(() => {})
    onTestFinished(() => silent.close())

    const slow = await ask(provider("clearbit", new URL(silent.url).origin, { timeoutMs: 100 }), about("company"))
    const nobody = await ask(provider("clearbit", "http://127.0.0.1:9"), about("company"))

    expect(slow.answer).toMatchObject({ kind: "failed", why: expect.stringContaining("did not answer within 0.1 s.") })
    expect(nobody.answer).toMatchObject({ kind: "failed", why: expect.stringContaining("No answer from 127.0.0.1:9") })
  })

  test("is not reached in a private network, whatever leads there", async () => {
    const one = provider("clearbit", "https://127.0.0.1:1")

    expect((await askProvider(one, about("company"), { allowsLocal: false })).answer).toMatchObject({
      ...{ kind: "failed", why: "The address lies in a private network." },
    })
  })

  test("tells only the fields that it may", async () => {
    const server = await vendor(() => ({ body: { name: "Acme", metrics: { employees: 5 } } }))

    const { answer } = await ask(provider("clearbit", server.url, { fields: ["employee_count"] }), about("company"))

    expect(answer).toMatchObject({ profile: { company: { employee_count: 5 } } })
    expect(answer).not.toHaveProperty("profile.company.company_name")
  })
})
