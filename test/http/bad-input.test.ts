import { connect, type AddressInfo } from "node:net"
import { assert, asyncProperty, constantFrom, json, jsonValue, oneof } from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { newId } from "#store/new-id.ts"
import { running, type Running } from "./running.ts"

let baton: Running
let port: number
beforeAll(async () => {
  baton = await running()
  await baton.server.listen({ port: 0, host: "127.0.0.1" })
  port = (baton.server.server.address() as AddressInfo).port
})
afterAll(async () => baton.stop())

const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels)

/** Bodies that no route expects. */
const BODIES: [string, string | Buffer][] = [
  ["nothing", ""],
  ["white space", "  \n"],
  ["a byte order mark", "\uFEFF{}"],
  ["cut off JSON", '{"kind":"acc'],
  ["NaN", '{"amount":NaN}'],
  ["the same key twice", '{"kind":"accept","kind":"won"}'],
  ["null", "null"],
  ["a list", "[]"],
  ["a number", "7"],
  ["a text", '"x"'],
  ["32 levels", deep(32)],
  ["33 levels", deep(33)],
  ["100,000 levels", deep(100_000)],
  ["brackets within a text", JSON.stringify({ note: deep(100) })],
  ["a prototype", '{"__proto__":{"isAdmin":true}}'],
  ["a constructor", '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ["a zero character", '{"name":"a\\u0000b","kind":"accept"}'],
  ["half a surrogate pair", '{"name":"a\\ud800b","kind":"accept"}'],
  ["a number beyond all", '{"minutes":1e400,"amount":-0,"expected_version":9007199254740993}'],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x7b, 0x7d])],
  ["SQL", JSON.stringify({ by: "'; drop table lead; --", kind: "accept" })],
  ["1 MiB and a byte", Buffer.alloc(1024 * 1024 + 1, 32)],
]

const TYPES = [
  "application/json",
  "text/plain",
  "text/yaml",
  "application/xml",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
  "",
  ";;",
]

type Paths = { paths: Record<string, Record<string, unknown>> }

function writingRoutes(): { method: "POST" | "PUT" | "DELETE"; url: string }[] {
  const { paths } = baton.server.swagger() as Paths
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== "get")
      .map((method) => ({ method: method.toUpperCase() as "POST", url: path.replaceAll(/\{\w+\}/g, newId()) })),
  )
}

describe("whatever is sent", () => {
  test.each(BODIES)("%s makes no route fail, and every refusal has the one shape", async (_, payload) => {
    const wrong: string[] = []
    for (const { method, url } of writingRoutes()) {
      const answer = await baton.server.inject({
        method,
        url,
        payload,
        headers: { authorization: `Bearer ${baton.keys.admin}`, "content-type": "application/json" },
      })
      const isProblem = answer.statusCode < 400 || String(answer.headers["content-type"]).startsWith("application/problem+json")
      if (answer.statusCode >= 500 || !isProblem) wrong.push(`${method} ${url}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
    }

    expect(wrong).toEqual([])
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test.each(TYPES)("the content type %j makes no route fail", async (type) => {
    const wrong: string[] = []
    for (const { method, url } of writingRoutes()) {
      const answer = await baton.server.inject({
        method,
        url,
        payload: '{"a":1}',
        headers: { authorization: `Bearer ${baton.keys.admin}`, "content-type": type },
      })
      if (answer.statusCode >= 500) wrong.push(`${method} ${url}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
    }

    expect(wrong).toEqual([])
  })

  test("random JSON as capture is kept or refused, and all of it is accounted for", async () => {
    const arbitrary = oneof(
      json({ maxDepth: 4 }),
      jsonValue({ maxDepth: 3 }).map((item) => JSON.stringify({ batch: [item, { type: "track", userId: "u", event: item }] })),
    )
    await assert(
      asyncProperty(constantFrom("/v1/batch", "/v1/track", "/v1/identify", "/forms/x", "/api/signals"), arbitrary, async (url, payload) => {
        const answer = await baton.server.inject({
          method: "POST",
          url,
          payload,
          headers: { authorization: `Bearer ${baton.keys.write}`, "content-type": "application/json" },
        })
        expect([200, 202, 400, 413, 422]).toContain(answer.statusCode)
      }),
      { numRuns: 150 },
    )
    await baton.takeAll()

    const { lanes } = (await baton.call("GET", "/api/signals/summary")).json()
    for (const lane of lanes) expect(lane.taken + lane.duplicates + lane.quarantined + lane.waiting).toBe(lane.items)
    expect(lanes.every((lane: { waiting: number }) => lane.waiting === 0)).toBe(true)
  })
})

describe("on the wire", () => {
  test.each([
    ["headers over 16 KiB", `GET /healthz HTTP/1.1\r\nhost: x\r\nx-long: ${"a".repeat(17_000)}\r\n\r\n`, "431"],
    ["no HTTP at all", "hello there\r\n\r\n", "400"],
    [
      "two lengths at once",
      "POST /v1/batch HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      "400",
    ],
    ["TRACE", "TRACE /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", "40"],
  ])("%s is answered in the one shape, and the connection ends", async (_, text, status) => {
    const answer = await raw(text)

    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`))
    expect(answer.toLowerCase()).toContain("application/problem+json")
  })

  test("a large body without a key is refused before it is read", async () => {
    const answer = await raw("POST /api/people HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\nconnection: close\r\n\r\n{")

    expect(answer).toMatch(/^HTTP\/1.1 40[15]/)
  })
})

/** Writes a request by hand, and reads what comes until the connection ends. */
function raw(text: string): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text))
    let answer = ""
    socket.on("data", (piece) => (answer += piece.toString("latin1")))
    socket.on("close", () => resolve(answer))
    socket.on("error", reject)
  })
}
