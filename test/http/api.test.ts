import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { newId } from "#store/new-id.ts"
import { running, type Running } from "./running.ts"

let baton: Running
let handoff: string
let lead: string
beforeAll(async () => {
  baton = await running()
  baton.keepTaking(true)
  const { verdict } = (await baton.call("POST", "/api/test-leads", { email: "vera@quince.example" }, { prefer: "wait=8" })).json()
  handoff = verdict.handoff
  lead = verdict.lead.id
})
afterAll(async () => baton.stop())

const PROBLEM = expect.stringContaining("application/problem+json")

type Operation = { method: string; path: string; spec: { security?: unknown[]; responses: Record<string, unknown>; summary?: string } }

function operations(): Operation[] {
  const { paths } = baton.server.swagger() as unknown as { paths: Record<string, Record<string, Operation["spec"]>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, spec]) => ({ method: method.toUpperCase(), path, spec })),
  )
}

describe("the description of the API", () => {
  test("is OpenAPI 3.1 with named schemas, and every reference leads somewhere", async () => {
    const answer = await baton.server.inject("/openapi.json")

    const document = answer.json()
    expect(document.openapi).toBe("3.1.0")
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(["Lead", "Handoff", "Problem", "DispositionInput", "Receipt", "AgreementVersion"]),
    )
    const references = [...answer.body.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? "")
    expect(references.filter((name) => !(name in document.components.schemas))).toEqual([])
  })

  test("names every route with a summary, and the shape of its errors", () => {
    const routes = operations()

    expect(routes.length).toBeGreaterThan(55)
    expect(routes.filter(({ spec }) => spec.summary === undefined || !("4XX" in spec.responses)).map(({ path }) => path)).toEqual([])
  })

  test.each([
    "GET /healthz",
    "GET /readyz",
    "GET /metrics",
    "POST /v1/batch",
    "POST /v1/b",
    "POST /v1/alias",
    "POST /forms/{form}",
    "POST /api/signals",
    "GET /api/leads",
    "GET /api/leads/{id}/explanation",
    "GET /api/handoffs",
    "POST /api/handoffs/{id}/disposition",
    "GET /api/handoffs/{id}/touches",
    "POST /api/handoffs/{id}/touches",
    "GET /api/handoffs/{id}/brief",
    "GET /api/people",
    "PUT /api/people",
    "GET /api/pools/{name}/ledger",
    "GET /api/agreements/in-force",
    "POST /api/agreements/{id}/signatures",
    "GET /api/signals/summary",
    "DELETE /api/quarantine/{id}",
    "POST /api/imports",
    "GET /api/imports/{id}/errors",
    "GET /api/deliveries",
    "GET /api/proof",
    "POST /api/keys",
    "POST /api/demo/clock",
  ])("has %s", (name) => {
    expect(operations().map(({ method, path }) => `${method} ${path}`)).toContain(name)
  })
})

describe("who may do what", () => {
  test("every route of the API refuses those who bring no key, an unknown key, and a write key where it may only write", async () => {
    const routes = operations().filter(({ path, spec }) => path.startsWith("/api/") && spec.security?.length !== 0)
    const refused: string[] = []
    for (const { method, path } of routes) {
      const url = path.replaceAll(/\{\w+\}/g, newId())
      const ask = (headers: Record<string, string>) => baton.server.inject({ method: method as "GET", url, headers })
      const none = await ask({})
      const unknown = await ask({ authorization: "Bearer baton_admin_nobody" })
      const writer = await ask({ authorization: `Bearer ${baton.keys.write}` })
      const writes = path === "/api/signals" && method === "POST"
      if (none.statusCode !== 401 || unknown.statusCode !== 401 || (!writes && writer.statusCode !== 403)) refused.push(`${method} ${path}`)
      expect(none.headers["www-authenticate"]).toContain("Bearer")
    }

    expect(refused).toEqual([])
  })

  test("one workspace's key finds nothing of another's", async () => {
    const answer = await baton.call("GET", `/api/leads/${lead}`, undefined, { authorization: `Bearer ${baton.keys.demo}` })

    expect(answer.statusCode).toBe(404)
  })

  test("a key that was taken back is refused within ten seconds", async () => {
    const { id, key } = (await baton.call("POST", "/api/keys", { name: "till", scopes: ["admin"] })).json()

    const gone = await baton.call("DELETE", `/api/keys/${id}`)
    const after = await baton.call("GET", "/api/leads", undefined, { authorization: `Bearer ${key}` })

    expect([gone.statusCode, after.statusCode]).toEqual([204, 401])
    expect((await baton.call("GET", "/api/keys")).body).not.toContain(key)
  })

  test("an admin key may not sign, and a side's key signs for its side only", async () => {
    const { id, hash } = (await baton.call("GET", "/api/agreements/in-force")).json()
    const sign = (key: string, side: string) =>
      baton.call("POST", `/api/agreements/${id}/signatures`, { side, signer: "Sam", hash }, { authorization: `Bearer ${key}` })

    const answers = [await sign(baton.keys.admin, "sales"), await sign(baton.keys.marketing, "sales")]

    expect(answers.map((answer) => answer.statusCode)).toEqual([403, 403])
  })
})

describe("addresses and methods", () => {
  test.each([
    ["GET", "/api/nothing", 404],
    ["GET", "/api/leads/not-an-id", 404],
    ["GET", "/api/handoffs/00000000-0000-7000-8000-000000000000", 404],
    ["GET", "/api/leads/%00", 404],
    ["GET", "/api/leads/%E0%A4%A", 400],
    ["GET", "/api/leads?email=%00", 400],
    ["GET", "/api/leads?limit=0", 400],
    ["GET", "/api/leads?limit=201", 400],
    ["GET", "/api/leads?limit=abc", 400],
    ["GET", "/api/leads?cursor=abc", 400],
    ["GET", "/api/leads?owner=ana", 400],
    ["GET", "/api/leads?stage=gone", 400],
    ["GET", "/api/leads?stage[]=held", 200],
    ["GET", "/api/handoffs?open=maybe", 400],
    ["GET", "/api/pools/nothing/ledger", 404],
    ["GET", "/api/pools/__proto__/ledger", 404],
    ["DELETE", "/api/leads", 405],
    ["PUT", "/v1/batch", 405],
    ["GET", "/forms/demo", 405],
    ["PUT", "/api/handoffs/00000000-0000-7000-8000-000000000000/disposition", 405],
    ["GET", `/${"a".repeat(9000)}`, 414],
  ])("%s %s is answered %i", async (method, url, status) => {
    const answer = await baton.call(method as "GET", url)

    expect(answer.statusCode).toBe(status)
    expect(answer.headers["content-type"]).toContain(status < 400 ? "application/json" : "application/problem+json")
    expect("allow" in answer.headers).toBe(status === 405)
  })

  test("HEAD works where GET does", async () => {
    const answer = await baton.server.inject({ method: "HEAD", url: "/healthz" })

    expect([answer.statusCode, answer.body]).toEqual([200, ""])
  })
})

describe("leads and handoffs", () => {
  test.each(["", "/explanation", "/explanation?at=2026-11-19T16:00:00%2B01:00", "/journal", "/engagements"])(
    "a lead is shown at /api/leads/:id%s",
    async (part) => {
      const answer = await baton.call("GET", `/api/leads/${lead}${part}`)

      expect(answer.statusCode).toBe(200)
    },
  )

  test("an explanation as of no instant is refused", async () => {
    expect((await baton.call("GET", `/api/leads/${lead}/explanation?at=yesterday`)).statusCode).toBe(400)
  })

  test("a lead is found by its e-mail address in any case", async () => {
    const { data, next_cursor } = (await baton.call("GET", "/api/leads?email=VERA@quince.example")).json()

    expect([data.map((one: { id: string }) => one.id), next_cursor]).toEqual([[lead], null])
  })

  test.each(["", "/brief", "/clocks", "/assignments", "/touches"])("a handoff is shown at /api/handoffs/:id%s", async (part) => {
    const answer = await baton.call("GET", `/api/handoffs/${handoff}${part}`)

    expect(answer.statusCode).toBe(200)
  })

  test("a list goes on where its cursor says, and shows each entry once", async () => {
    for (const name of ["u", "v", "w"]) await baton.call("POST", "/api/test-leads", { email: `${name}@plum.example` }, { prefer: "wait=8" })
    const seen: string[] = []
    let cursor: string | null = ""
    while (cursor !== null) {
      const page: { data: { id: string }[]; next_cursor: string | null } = (
        await baton.call("GET", `/api/leads?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`)
      ).json()
      seen.push(...page.data.map((one) => one.id))
      cursor = page.next_cursor
    }

    const all = (await baton.call("GET", "/api/leads?limit=200")).json().data.map((one: { id: string }) => one.id)
    expect(seen).toEqual(all)
  })

  test("a touch is written down once, however often it is sent", async () => {
    const touch = { kind: "call", by: "ana", at: "2026-11-19T15:00:00Z", external_id: "call-1", source: "dialler" }

    const first = await baton.call("POST", `/api/handoffs/${handoff}/touches`, touch)
    await baton.call("POST", `/api/handoffs/${handoff}/touches`, touch)

    expect([first.statusCode, first.json().by.handle]).toEqual([201, "ana"])
    expect((await baton.call("GET", `/api/handoffs/${handoff}/touches`)).json().data).toHaveLength(1)
  })

  test.each<[string, object, number]>([
    ["an unknown kind", { kind: "maybe" }, 400],
    ["no kind", {}, 400],
    ["a rejection without reason", { kind: "reject" }, 400],
    ["a field that is not known", { kind: "accept", state: "won" }, 400],
    ["somebody unknown", { kind: "accept", by: "nobody" }, 422],
    ["an instant in the year 0", { kind: "recycle", reason: "timing", until: "0000-01-01T00:00:00Z" }, 400],
    ["an amount beyond all measure", { kind: "won", amount: 1e300 }, 400],
    ["a reason that the agreement does not know", { kind: "reject", reason: "because" }, 422],
  ])("a disposition with %s is refused", async (_, body, status) => {
    const answer = await baton.call("POST", `/api/handoffs/${handoff}/disposition`, body)

    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([status, PROBLEM])
  })

  test("of two people who answer the same version one wins and the other gets 409", async () => {
    const { version } = (await baton.call("GET", `/api/handoffs/${handoff}`)).json()
    const accept = (headers: Record<string, string>, body: object) =>
      baton.call("POST", `/api/handoffs/${handoff}/disposition`, { kind: "accept", ...body }, headers)

    const answers = await Promise.all([
      accept({}, { expected_version: version, by: "ana" }),
      accept({ "if-match": `"${version}"` }, { by: "ben" }),
    ])

    expect(answers.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([200, 409])
    expect((await baton.call("GET", `/api/handoffs/${handoff}`)).json()).toMatchObject({ state: "accepted", version: version + 1 })
  })
})

const absence = (name: string) => ({ from: "2026-12-01T00:00:00Z", until: "2026-12-02T00:00:00Z", note: name })
const post = (body: object, key: string) => baton.call("POST", "/api/people/ben/absences", body, { "idempotency-key": key })

describe("an Idempotency-Key", () => {
  test("does a request once and gives the same reply again", async () => {
    const first = await post(absence("once"), "k1")
    const again = await post(absence("once"), "k1")

    expect([first.statusCode, first.headers["idempotent-replayed"]]).toEqual([201, undefined])
    expect([again.statusCode, again.headers["idempotent-replayed"], again.json()]).toEqual([201, "true", first.json()])
    expect(again.json().absences.filter((one: { note: string }) => one.note === "once")).toHaveLength(1)
  })

  test("is refused with another body", async () => {
    await post(absence("a"), "k2")

    expect((await post(absence("b"), "k2")).statusCode).toBe(422)
  })

  test("does a request once when it comes twice at the same time", async () => {
    const answers = await Promise.all([post(absence("twice"), "k3"), post(absence("twice"), "k3")])

    const statuses = answers.map((answer) => answer.statusCode).sort((a, b) => a - b)
    expect([
      [201, 409],
      [201, 201],
    ]).toContainEqual(statuses)
    expect(
      (await baton.call("GET", "/api/people"))
        .json()
        .data.find((one: { handle: string }) => one.handle === "ben")
        .absences.filter((one: { note: string }) => one.note === "twice"),
    ).toHaveLength(1)
  })

  test("keeps a refusal of the rules, and is free again when nothing was read", async () => {
    const bad = await post({ from: "never" }, "k4")
    const good = await post(absence("free"), "k4")

    expect([bad.statusCode, good.statusCode]).toEqual([400, 201])
  })
})

describe("people, pools and agreements", () => {
  test("people are added and changed by handle", async () => {
    const zoe = {
      handle: "zoe",
      name: "Zoe",
      email: "zoe@acme.test",
      role: "rep",
      team: "sdr_emea",
      zone: "Europe/Berlin",
      skills: ["de"],
      capacity: 20,
    }

    await baton.call("PUT", "/api/people", [zoe])
    const { data } = (await baton.call("PUT", "/api/people", [{ ...zoe, name: "Zoe B." }])).json()

    expect(data.filter((one: { handle: string }) => one.handle === "zoe")).toMatchObject([{ name: "Zoe B.", skills: ["de"], capacity: 20 }])
  })

  test.each([
    ["a zone that is none", { zone: "Mars/Base" }],
    ["an unknown role", { role: "boss" }],
    ["a handle with spaces", { handle: "a b" }],
    ["half a surrogate pair", { name: "a\ud800" }],
    ["a field of ours", { id: newId() }],
  ])("a person with %s is refused", async (_, wrong) => {
    const person = { handle: "yan", name: "Yan", email: "yan@acme.test", role: "rep", team: "sdr_emea", zone: "Europe/Berlin" }

    const answer = await baton.call("PUT", "/api/people", [{ ...person, ...wrong }])

    expect([400, 422]).toContain(answer.statusCode)
  })

  test("one handle twice in a list is refused", async () => {
    const person = { handle: "yan", name: "Yan", email: "yan@acme.test", role: "rep", team: "sdr_emea", zone: "Europe/Berlin" }

    const answer = await baton.call("PUT", "/api/people", [person, { ...person, email: "other@acme.test" }])

    expect([answer.statusCode, answer.json().errors[0].message]).toEqual([400, "names a handle twice"])
  })

  test("a pool's ledger says whose turn it is, and who is not there", async () => {
    const { data } = (await baton.call("GET", "/api/pools")).json()
    const ledger = (await baton.call("GET", "/api/pools/americas/ledger")).json()

    expect(data.map((pool: { name: string }) => pool.name).sort()).toEqual(["americas", "apac", "emea"])
    expect(ledger.next).toHaveLength(10)
    expect(new Set(ledger.next.map((person: { handle: string }) => person.handle))).toEqual(new Set(["ana", "ben"]))
    expect(ledger.members.reduce((sum: number, member: { balance: number }) => sum + member.balance, 0)).toBeCloseTo(0)
  })

  test("at night the next one is who is back first, with the reason why nobody is free", async () => {
    const { members, next } = (await baton.call("GET", "/api/pools/apac/ledger")).json()

    expect(members).toMatchObject([
      { person: { handle: "kai" }, free: false, why_not: [{ reason: "outside_hours", clears_at: "2026-11-20T01:00:00.000Z" }] },
    ])
    expect(next[0].handle).toBe("kai")
  })

  test("an agreement is checked, loaded, signed by both sides, and then in force", async () => {
    const { source } = (await baton.call("GET", "/api/agreements/in-force")).json()
    const changed = source.replace("review_after_days: 90", "review_after_days: 60")
    const text = { "content-type": "text/yaml" }

    const checked = await baton.call("POST", "/api/agreements/validation", changed, text)
    const loaded = await baton.call("POST", "/api/agreements", changed, text)
    const { id, hash } = loaded.json()
    const sign = (side: "marketing" | "sales") =>
      baton.call("POST", `/api/agreements/${id}/signatures`, { signer: side, hash }, { authorization: `Bearer ${baton.keys[side]}` })
    const signatures = [await sign("marketing"), await sign("sales")]

    expect(checked.json()).toMatchObject({ valid: true, hash })
    expect([loaded.statusCode, ...signatures.map((answer) => answer.statusCode)]).toEqual([201, 201, 201])
    baton.moveTo(Date.UTC(2026, 10, 19, 15, 1))
    expect((await baton.call("GET", "/api/agreements/in-force")).json()).toMatchObject({
      id,
      version: 2,
      signatures: [{ side: "marketing" }, { side: "sales" }],
    })
  })

  test("a broken agreement is refused with the place of each mistake", async () => {
    const answer = await baton.call("POST", "/api/agreements", { source: "agreement: 1\nname: Half\nregions: 7\n" })

    expect(answer.statusCode).toBe(422)
    expect(answer.json().errors[0].message).toMatch(/^line \d+, column \d+/)
    expect((await baton.call("POST", "/api/agreements/validation", "a: [", { "content-type": "text/plain" })).json().valid).toBe(false)
  })
})

describe("the rest of the house", () => {
  test.each([
    "/api/holds",
    "/api/signals",
    "/api/quarantine",
    "/api/imports",
    "/api/deliveries",
    "/api/keys",
    "/api/proof",
    "/api/signals?state=taken&limit=1",
  ])("%s answers", async (url) => {
    expect((await baton.call("GET", url)).statusCode).toBe(200)
  })

  test("what was sent is shown with its handoff", async () => {
    const { data } = (await baton.call("GET", `/api/deliveries?lead=${lead}`)).json()

    expect(data).toEqual(expect.arrayContaining([expect.objectContaining({ handoff, channel: "email" })]))
    expect((await baton.call("POST", `/api/deliveries/${data[0].id}/retry`)).statusCode).toBe(404)
  })

  test("only a demo's clock moves", async () => {
    const demo = { authorization: `Bearer ${baton.keys.demo}` }
    const before = (await baton.call("GET", "/api/demo/clock", undefined, demo)).json().now

    const moved = await baton.call("POST", "/api/demo/clock", { advance: "31 minutes" }, demo)

    expect(Date.parse(moved.json().now) - Date.parse(before)).toBe(31 * 60_000)
    expect((await baton.call("POST", "/api/demo/clock", { minutes: 31 })).statusCode).toBe(403)
    expect((await baton.call("POST", "/api/demo/clock", { advance: "a while" }, demo)).statusCode).toBe(422)
    expect((await baton.call("POST", "/api/demo/clock", {}, demo)).statusCode).toBe(400)
  })

  test("what lies in quarantine is taken in again or set aside", async () => {
    await baton.call("POST", "/api/signals", [{ kind: "form" }, { kind: "form", lead: {} }])
    await baton.takeAll()
    const { data } = (await baton.call("GET", "/api/quarantine?state=waiting&limit=2")).json()

    const replayed = await baton.call("POST", `/api/quarantine/${data[0].id}/replay`, {
      payload: { kind: "form", lead: { email: "ida@fig.example" } },
    })
    const dropped = await baton.call("DELETE", `/api/quarantine/${data[1].id}?why=a+test`)

    expect([replayed.statusCode, replayed.json().state, dropped.statusCode]).toEqual([200, "replayed", 204])
  })
})
