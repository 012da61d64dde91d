import type { FastifyInstance } from "fastify"
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest"
import type { ServerOptions } from "#http/server.ts"
import { serverOn, running, type Running } from "./running.ts"

const NONE = { captureRequests: 0, captureEvents: 0, apiRequests: 0, unknownKeys: 0 }

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

/** Another process of the same Baton, with limits of its own. */
async function limited(limits: Partial<typeof NONE>, more: ServerOptions = {}): Promise<FastifyInstance> {
  const server = serverOn(baton.app, { limits: { ...NONE, ...limits }, ...more })
  await server.ready()
  onTestFinished(async () => server.close())
  return server
}

const event = (id: number) => ({ type: "track", event: "Opened", anonymousId: "a1", messageId: `m${id}` })
const batch = (server: FastifyInstance, events: number, key = baton.keys.write) =>
  server.inject({
    method: "POST",
    url: "/v1/batch",
    headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`, origin: "https://site.example" },
    payload: { batch: Array.from({ length: events }, (_, id) => event(id)) },
  })
const leads = (server: FastifyInstance, key: string, more: Record<string, string> = {}) =>
  server.inject({ url: "/api/leads", headers: { authorization: `Bearer ${key}`, ...more } })

async function stored(): Promise<number> {
  const { rows } = await baton.db.pool.query("select coalesce(sum(items), 0)::int as n from ws_acme.signal")
  return rows[0].n
}

async function statuses(times: number, ask: (index: number) => Promise<{ statusCode: number }>): Promise<number[]> {
  const all: number[] = []
  for (let index = 0; index < times; index++) all.push((await ask(index)).statusCode)
  return all
}

describe("too much with one key", () => {
  test("is answered 429 with the time to wait, by requests", async () => {
    const server = await limited({ captureRequests: 0.01 })

    const first = await batch(server, 3)
    const second = await batch(server, 3)

    expect([first.statusCode, second.statusCode]).toEqual([200, 429])
    expect(Number(second.headers["retry-after"])).toBeGreaterThan(80)
    expect(second.headers).toMatchObject({
      "content-type": expect.stringContaining("application/problem+json"),
      "ratelimit-policy": '"capture-requests";q=1;w=100',
      ratelimit: expect.stringMatching(/^"capture-requests";r=0;t=\d+$/),
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "retry-after",
    })
    expect(second.json()).toMatchObject({ status: 429, detail: expect.stringContaining("come again in") })
  })

  test("is counted by events, a large batch is taken and then waited for, and nothing of what is refused is kept", async () => {
    const server = await limited({ captureEvents: 0.5 })
    const before = await stored()

    expect(await statuses(3, () => batch(server, 100))).toEqual([200, 429, 429])
    expect((await stored()) - before).toBe(100)
  })

  test("is nothing to another key", async () => {
    const server = await limited({ captureRequests: 0.01 })
    const { key } = (await baton.call("POST", "/api/keys", { name: "other", scopes: ["write"] })).json()

    expect([(await batch(server, 1)).statusCode, (await batch(server, 1)).statusCode]).toEqual([200, 429])
    expect((await batch(server, 1, key)).statusCode).toBe(200)
  })

  test("of the API is told beforehand how much is left", async () => {
    const server = await limited({ apiRequests: 0.2 })

    const answers = [await leads(server, baton.keys.admin), await leads(server, baton.keys.admin), await leads(server, baton.keys.admin)]

    expect(answers.map(({ statusCode, headers }) => [statusCode, headers["ratelimit"]?.toString().split(";t")[0]])).toEqual([
      [200, '"api";r=1'],
      [200, '"api";r=0'],
      [429, '"api";r=0'],
    ])
    expect(answers[2]?.headers["retry-after"]).toBeDefined()
  })

  test("is not remembered as the answer to an Idempotency-Key", async () => {
    const server = await limited({ captureEvents: 0.01 })
    const send = (to: FastifyInstance, id: string) =>
      to.inject({
        method: "POST",
        url: "/api/signals",
        headers: { authorization: `Bearer ${baton.keys.write}`, "idempotency-key": id },
        payload: [{ kind: "form", form: "demo", lead: { email: "ida@buyer.example" } }],
      })

    const answers = [await send(server, "first"), await send(server, "second"), await send(baton.server, "second")]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 429, 202])
  })

  test("is no matter where no limit is set", async () => {
    const server = await limited({})

    expect(new Set(await statuses(50, () => batch(server, 1)))).toEqual(new Set([200]))
  })
})

describe("keys that are not known", () => {
  const guess = (server: FastifyInstance, index: number, more: Record<string, string> = {}) => leads(server, `guess-${index}`, more)

  test("are heard twenty times from one address, and then the next day would be soon enough", async () => {
    const server = await limited({ unknownKeys: 0.001 })

    expect(await statuses(22, (index) => guess(server, index))).toEqual([...Array<number>(20).fill(401), 429, 429])
    expect(Number((await guess(server, 99)).headers["retry-after"])).toBeGreaterThan(1000)
  })

  test("keep nobody out who was let in before from the same address", async () => {
    const server = await limited({ unknownKeys: 0.001 })
    await leads(server, baton.keys.admin)
    await statuses(22, (index) => guess(server, index))
    // by now the key is looked up again
    const later = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 11_000)
    onTestFinished(() => later.mockRestore())

    expect((await leads(server, baton.keys.admin)).statusCode).toBe(200)
  })

  test("count once when the same one comes again and again", async () => {
    const server = await limited({ unknownKeys: 0.001 })

    expect(new Set(await statuses(30, () => guess(server, 7)))).toEqual(new Set([401]))
  })

  test("are guessed at the page's door no faster", async () => {
    const server = await limited({ unknownKeys: 0.001 })
    await statuses(20, (index) => guess(server, index))

    const answer = await server.inject({
      method: "POST",
      url: "/sign-in",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      payload: "key=one-more",
    })

    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([429, expect.any(String)])
    expect(answer.body).toContain("come again in")
  })

  test("from behind a trusted proxy count by visitor, and all addresses of one IPv6 network as one", async () => {
    const server = await limited({ unknownKeys: 0.001 }, { trustedProxies: 1 })
    const from = (address: string, index: number) => guess(server, index, { "x-forwarded-for": `203.0.113.1, ${address}` })
    await statuses(20, (index) => from(`2001:db8::${index.toString(16)}`, index))

    expect((await from("2001:db8:0:0:ffff::1", 50)).statusCode).toBe(429)
    expect((await from("2001:db8:0:1::1", 51)).statusCode).toBe(401)
    expect((await from("198.51.100.7", 52)).statusCode).toBe(401)
  })

  test("can't be hidden by naming an address where no proxy is trusted", async () => {
    const server = await limited({ unknownKeys: 0.001 })

    const answers = await statuses(21, (index) => guess(server, index, { "x-forwarded-for": `198.51.100.${index}` }))

    expect(answers.at(-1)).toBe(429)
  })
})
