import { deflateSync, gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { running, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

/** As a Segment client for servers sends it. */
const nodeBatch = (mark: string) => ({
  batch: [
    {
      timestamp: "2026-11-19T14:59:50.791Z",
      integrations: {},
      type: "identify",
      userId: `u-${mark}`,
      traits: { email: `mara@${mark}.example`, firstName: "Mara", company: { name: "Birch", employee_count: 240, industry: "Software" } },
      context: { library: { name: "@segment/analytics-node", version: "3.1.0" } },
      messageId: `node-next-${mark}-1`,
      _metadata: { nodeVersion: "v26.10.0", jsRuntime: "node" },
    },
    {
      timestamp: "2026-11-19T14:59:50.792Z",
      integrations: {},
      event: "Demo Requested",
      type: "track",
      properties: { form_id: "demo", topic: "Größe & «naïve» 日本語 😀" },
      context: {},
      userId: `u-${mark}`,
      messageId: `node-next-${mark}-2`,
    },
  ],
  writeKey: "ignored-since-the-header-says-it",
  sentAt: "2026-11-19T14:59:50.795Z",
})

/** As the client for browsers sends one call: text/plain, so that no question beforehand is needed. */
const browserPage = (mark: string) => ({
  timestamp: "2026-11-19T14:59:52.131Z",
  integrations: { "Segment.io": true },
  type: "page",
  properties: {
    path: "/pricing",
    referrer: "https://www.google.com/",
    search: "?utm_source=google",
    title: "Pricing",
    url: "http://site.test/pricing",
  },
  name: "Pricing",
  context: { page: { path: "/pricing" }, userAgent: "Mozilla/5.0", campaign: { source: "google", name: "q4" }, timezone: "UTC" },
  messageId: `ajs-next-${mark}`,
  anonymousId: `anon-${mark}`,
  userId: null,
  sentAt: "2026-11-19T14:59:52.180Z",
})

const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString("base64")}`

async function send(url: string, payload: string | Buffer, headers: Record<string, string>) {
  return baton.server.inject({ method: "POST", url, payload, headers })
}

async function counts() {
  const { lanes } = (await baton.call("GET", "/api/signals/summary")).json()
  const sum = (name: string) => lanes.reduce((all: number, lane: Record<string, number>) => all + (lane[name] ?? 0), 0)
  return {
    items: sum("items"),
    taken: sum("taken"),
    duplicates: sum("duplicates"),
    quarantined: sum("quarantined"),
    waiting: sum("waiting"),
  }
}

describe("clients that people already use", () => {
  test.each<[string, string, (mark: string, key: string) => [string | Buffer, Record<string, string>]]>([
    [
      "a server's client",
      "/v1/batch",
      (mark, key) => [JSON.stringify(nodeBatch(mark)), { "content-type": "application/json", authorization: basic(key) }],
    ],
    [
      "a client that packs JSON and calls it a form",
      "/v1/batch",
      (mark, key) => [
        gzipSync(JSON.stringify(nodeBatch(mark))),
        { "content-type": "application/x-www-form-urlencoded", "content-encoding": "gzip", authorization: basic(key) },
      ],
    ],
    [
      "a body packed by deflate",
      "/v1/batch",
      (mark, key) => [deflateSync(JSON.stringify(nodeBatch(mark))), { "content-encoding": "deflate", authorization: basic(key) }],
    ],
    [
      "a body that is packed without a word of it",
      "/v1/batch",
      (mark, key) => [gzipSync(JSON.stringify(nodeBatch(mark))), { "content-type": "application/json", authorization: basic(key) }],
    ],
    [
      "a browser's single call",
      "/v1/p",
      (mark, key) => [JSON.stringify(browserPage(mark)), { "content-type": "text/plain", authorization: basic(key) }],
    ],
    [
      "a browser's last batch, which can't set headers",
      "/v1/b",
      (mark, key) => [
        JSON.stringify({ batch: [{ ...browserPage(mark), writeKey: key }], sentAt: "2026-11-19T14:59:53Z" }),
        { "content-type": "text/plain" },
      ],
    ],
    [
      "a key in the body",
      "/v1/track",
      (mark, key) => [JSON.stringify({ ...nodeBatch(mark).batch[1], writeKey: key }), { "content-type": "application/json" }],
    ],
    [
      "a content type that is nonsense",
      "/v1/page",
      (mark, key) => [JSON.stringify(browserPage(mark)), { "content-type": ";;;=", authorization: basic(key) }],
    ],
    ["no content type at all", "/v1/screen", (mark, key) => [JSON.stringify(browserPage(mark)), { authorization: basic(key) }]],
  ])("%s is understood", async (name, url, request) => {
    const [payload, headers] = request(name.replaceAll(/\W/g, "-"), baton.keys.write)
    const before = await counts()

    const answer = await send(url, payload, headers)
    await baton.takeAll()

    expect([answer.statusCode, answer.json()]).toEqual([200, { success: true }])
    const after = await counts()
    expect(after.taken - before.taken).toBe(after.items - before.items)
    expect(after.items - before.items).toBeGreaterThan(0)
  })

  test("the same batch sent again counts once", async () => {
    const headers = { authorization: basic(baton.keys.write) }
    await send("/v1/batch", JSON.stringify(nodeBatch("again")), headers)
    await baton.takeAll()
    const before = await counts()

    await send("/v1/batch", JSON.stringify(nodeBatch("again")), headers)
    await baton.takeAll()

    const after = await counts()
    expect([after.duplicates - before.duplicates, after.taken - before.taken]).toEqual([2, 0])
  })

  test("bad items in a batch go to quarantine, and the good ones are taken", async () => {
    const before = await counts()
    const batch = [nodeBatch("mixed").batch[0], null, 7, { type: "nothing" }, { type: "track" }, nodeBatch("mixed").batch[1]]

    const answer = await send("/v1/batch", JSON.stringify({ batch }), { authorization: basic(baton.keys.write) })
    await baton.takeAll()

    expect(answer.statusCode).toBe(200)
    const after = await counts()
    expect([after.taken - before.taken, after.quarantined - before.quarantined]).toEqual([2, 4])
  })

  test.each([
    ["cut off", '{"batch":[{"type":"tra'],
    ["not JSON", "type=track&userId=1"],
    ["no batch", '{"type":"track"}'],
    ["a list", "[]"],
    ["a text with a zero character", '"\0"'],
    ["nothing", ""],
    ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00, 0x80])],
  ])("a body that is %s is kept, answered 400 with a receipt, and lies in quarantine", async (_, payload) => {
    const answer = await send("/v1/batch", payload, { authorization: basic(baton.keys.write) })
    await baton.takeAll()

    expect(answer.statusCode).toBe(400)
    expect(answer.headers["content-type"]).toContain("application/problem+json")
    const { data } = (await baton.call("GET", "/api/quarantine?limit=1")).json()
    expect(data[0].signal).toBe(answer.json().receipt)
  })

  test("an empty batch is no mistake", async () => {
    const answer = await send("/v1/batch", '{"batch":[]}', { authorization: basic(baton.keys.write) })

    expect(answer.statusCode).toBe(200)
  })

  test.each([
    ["as it comes", Buffer.alloc(4 * 1024 * 1024 + 1, 32), undefined],
    ["when it is unpacked", gzipSync(Buffer.alloc(50 * 1024 * 1024)), "gzip"],
    ["when it is unpacked, which nobody said", gzipSync(Buffer.alloc(50 * 1024 * 1024)), undefined],
  ])("a body over 4 MiB %s is refused and not kept", async (_, payload, encoding) => {
    const before = await counts()

    const answer = await send("/v1/batch", payload, {
      authorization: basic(baton.keys.write),
      ...(encoding === undefined ? {} : { "content-encoding": encoding }),
    })

    expect([answer.statusCode, (await counts()).items]).toEqual([413, before.items])
  })

  test("a packed body that is cut off is refused when its sender said how it is packed; else it is kept, as it can be anything", async () => {
    const payload = gzipSync(JSON.stringify(nodeBatch("cut"))).subarray(0, 60)
    const headers = { authorization: basic(baton.keys.write) }
    const before = await counts()

    const said = await send("/v1/batch", payload, { ...headers, "content-encoding": "gzip" })
    const unsaid = await send("/v1/batch", payload, headers)

    expect([said.statusCode, said.json().receipt]).toEqual([400, undefined])
    expect([unsaid.statusCode, unsaid.json().receipt]).toEqual([400, expect.any(String)])
    expect((await counts()).items).toBe(before.items + 1)
  })

  test.each(["/v1/batch", "/v1/t", "/forms/demo"])("a page of another site may ask whether it may send to %s", async (url) => {
    const answer = await baton.server.inject({
      method: "OPTIONS",
      url,
      headers: {
        origin: "https://site.test",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    })

    expect(answer.statusCode).toBe(204)
    expect(answer.headers["access-control-allow-origin"]).toBe("*")
    expect(answer.headers["access-control-allow-headers"]).toContain("authorization")
  })
})

describe("forms", () => {
  const inputs = { email: "rosa@linden.example", first_name: "Rosa", company: "Linden", job_title: "COO", country: "US" }

  test.each<[string, (mark: string) => [string, string]]>([
    [
      "urlencoded",
      (mark) => ["application/x-www-form-urlencoded", new URLSearchParams({ ...inputs, email: `${mark}@linden.example` }).toString()],
    ],
    ["JSON", (mark) => ["application/json; charset=utf-8", JSON.stringify({ ...inputs, email: `${mark}@linden.example` })]],
    [
      "multipart",
      (mark) => [
        "multipart/form-data; boundary=xyz",
        Object.entries({ ...inputs, email: `${mark}@linden.example` })
          .map(([name, value]) => `--xyz\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
          .join("") + "--xyz--\r\n",
      ],
    ],
  ])("a demo request sent as %s becomes a handoff, and the answer says whose", async (kind, body) => {
    baton.keepTaking(true)
    const [type, payload] = body(kind.toLowerCase())

    const answer = await send("/forms/demo-request?key=" + baton.keys.write, payload, {
      "content-type": type,
      prefer: "wait=8",
      referer: "https://acme.test/demo?utm_source=ad&utm_campaign=q4",
    })
    baton.keepTaking(false)

    expect(answer.statusCode).toBe(200)
    const { verdict } = answer.json()
    expect(verdict).toMatchObject({
      outcome: "taken",
      stage: "handed_off",
      tier: 1,
      lead: { email: `${kind.toLowerCase()}@linden.example`, company: "Linden" },
    })
    expect(["ana", "ben"]).toContain(verdict.owner.handle)
    const lead = (await baton.call("GET", `/api/leads/${verdict.lead.id}`)).json()
    expect(lead.fields).toMatchObject({ utm_source: "ad", utm_campaign: "q4", landing_page: "/demo" })
    const { data } = (await baton.call("GET", `/api/handoffs?lead=${verdict.lead.id}`)).json()
    expect(data).toEqual([
      expect.objectContaining({ id: verdict.handoff, state: "open", tier: 1, due_at: verdict.due_at, owner: verdict.owner }),
    ])
  })

  test.each([
    ["name=J%F6rg&email=jorg-escaped@birch.example", "application/x-www-form-urlencoded", "jorg-escaped@birch.example"],
    ['{"name":"Jörg","email":"jorg-bytes@birch.example"}', "application/json; charset=iso-8859-1", "jorg-bytes@birch.example"],
  ])("a page that is no UTF-8 loses no letter: %s", async (text, type, email) => {
    await baton.server.inject({
      method: "POST",
      url: "/forms/old-page",
      headers: { authorization: `Bearer ${baton.keys.write}`, "content-type": type },
      payload: Buffer.from(text, "latin1"),
    })
    await baton.takeAll()

    const { data } = (await baton.call("GET", `/api/leads?email=${email}`)).json<{ data: { name: string }[] }>()
    expect(data.map(({ name }) => name)).toEqual(["Jörg"])
  })

  test("a script gets a receipt at once when it does not wait", async () => {
    const answer = await send("/forms/demo", JSON.stringify(inputs), {
      "content-type": "application/json",
      authorization: `Bearer ${baton.keys.write}`,
    })

    expect(answer.statusCode).toBe(202)
    expect(answer.json()).toMatchObject({ items: 1, problems: [] })
  })

  test.each([
    ["/thanks?from=demo", 303, "/thanks?from=demo"],
    ["https://evil.test/", 200, undefined],
    ["//evil.test/", 200, undefined],
    [String.raw`/\evil.test`, 200, undefined],
    ["javascript:alert(1)", 200, undefined],
    ["/a\r\nset-cookie: x=1", 303, "/aset-cookie:%20x=1"],
  ])("a browser that asks to go on to %j gets %i", async (redirect, status, location) => {
    const payload = new URLSearchParams({ ...inputs, redirect, write_key: baton.keys.write }).toString()

    const answer = await send("/forms/demo", payload, {
      "content-type": "application/x-www-form-urlencoded",
      accept: "text/html,application/xhtml+xml",
    })

    expect([answer.statusCode, answer.headers["location"]]).toEqual([status, location])
    expect(answer.headers["set-cookie"]).toBeUndefined()
  })

  test("the key is not kept with the form", async () => {
    const answer = await send("/forms/demo", new URLSearchParams({ ...inputs, write_key: baton.keys.write }).toString(), {})

    const { rows } = await baton.db.pool.query("select payload from ws_acme.signal where id = $1", [answer.json().receipt])
    expect(rows[0].payload).toContain("rosa@linden.example")
    expect(rows[0].payload).not.toContain(baton.keys.write)
  })

  test.each([
    ["cut off JSON", "application/json", '{"email":'],
    ["a list", "application/json", "[1]"],
    ["multipart without its boundary", "multipart/form-data; boundary=zzz", "--abc\r\n\r\n"],
  ])("%s is kept and answered 400 with a receipt", async (_, type, payload) => {
    const answer = await send("/forms/demo", payload, { "content-type": type, authorization: `Bearer ${baton.keys.write}` })
    await baton.takeAll()

    expect([answer.statusCode, typeof answer.json().receipt]).toEqual([400, "string"])
    expect((await baton.call("GET", "/api/quarantine?limit=1")).json().data[0].signal).toBe(answer.json().receipt)
  })

  test("more than 64 KiB is too much for a form", async () => {
    const answer = await send("/forms/demo", "a".repeat(64 * 1024 + 1), { authorization: `Bearer ${baton.keys.write}` })

    expect(answer.statusCode).toBe(413)
  })
})

const one = (mark: string) => ({
  id: mark,
  kind: "form",
  form: "demo",
  lead: { email: `${mark}@oak.example`, company_name: "Oak", country: "US" },
})

describe("signals of Baton's own API", () => {
  test("each item of a list gets its verdict, the bad ones theirs", async () => {
    baton.keepTaking(true)
    const answer = await baton.call("POST", "/api/signals", [one("ro"), { kind: "form", lead: {} }, one("ri")], { prefer: "wait=8" })
    baton.keepTaking(false)

    expect(answer.statusCode).toBe(200)
    expect(answer.json().verdicts).toMatchObject([
      { outcome: "taken", lead: { email: "ro@oak.example" } },
      { outcome: "quarantined", problem: expect.stringContaining("needs an email") },
      { outcome: "taken", lead: { email: "ri@oak.example" } },
    ])
    expect(answer.json().problems).toEqual([expect.objectContaining({ item: 1, code: "no_identity" })])
  })

  test("nothing but bad items is refused by name, and kept", async () => {
    const answer = await baton.call("POST", "/api/signals", [{ kind: "form" }, "x"])

    expect(answer.statusCode).toBe(422)
    expect(answer.json().errors.map((each: { pointer: string }) => each.pointer)).toEqual(["/body/0", "/body/1"])
    expect(answer.json().receipt).toEqual(expect.any(String))
  })

  test("the same Idempotency-Key stores a signal once and gives the same receipt", async () => {
    const first = await baton.call("POST", "/api/signals", one("idem"), { "idempotency-key": "s-1" })
    const again = await baton.call("POST", "/api/signals", one("idem"), { "idempotency-key": "s-1" })

    expect(again.json()).toEqual(first.json())
    expect([first.statusCode, again.statusCode, again.headers["idempotent-replayed"]]).toEqual([202, 202, "true"])
  })

  test("a test lead goes the whole way", async () => {
    baton.keepTaking(true)
    const answer = await baton.call("POST", "/api/test-leads", undefined, { prefer: "wait=8" })
    baton.keepTaking(false)

    expect(answer.json().verdict).toMatchObject({
      stage: "handed_off",
      tier: 1,
      handoff: expect.any(String),
      owner: { name: expect.any(String) },
    })
  })
})
