import { connect, type AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import { serverOn, running, type Running } from "./running.ts"

let baton: Running
beforeAll(async () => {
  baton = await running()
})
afterAll(async () => baton.stop())

const FOR_ALL = { "x-content-type-options": "nosniff" }
const FOR_US = { ...FOR_ALL, "cross-origin-resource-policy": "same-origin" }
const FOR_SITES = { ...FOR_ALL, "cross-origin-resource-policy": "cross-origin" }

describe("every answer protects whoever reads it", () => {
  test.each([
    ["GET", "/api/leads", FOR_US],
    ["GET", "/api/nothing", FOR_US],
    ["GET", "/api/leads/%E0%A4%A", FOR_US],
    ["POST", "/api/leads", FOR_US],
    ["GET", "/healthz", FOR_US],
    ["GET", "/openapi.json", FOR_US],
    ["GET", `/${"a".repeat(9000)}`, FOR_US],
    ["GET", "/", FOR_US],
    ["GET", "/nowhere", FOR_US],
    ["GET", "/sign-in", FOR_US],
    ["GET", "/assets/page.css", FOR_US],
    ["POST", "/v1/batch", FOR_SITES],
    ["POST", "/forms/demo", FOR_SITES],
    ["OPTIONS", "/forms/demo", FOR_SITES],
  ])("%s %s", async (method, url, headers) => {
    const answer = await baton.server.inject({ method: method as "GET", url })

    expect(answer.headers).toMatchObject(headers)
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'")
    expect(answer.headers["referrer-policy"]).toMatch(/^(no-referrer|same-origin)$/)
    expect(answer.headers["strict-transport-security"]).toBeUndefined()
  })

  test.each(["/", "/sign-in", "/leads/not-an-id"])(
    "the page %s runs nothing that is written into it, and nobody frames it",
    async (url) => {
      const { headers } = await baton.server.inject({ url })

      const policy = String(headers["content-security-policy"])
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain("unsafe")
      expect(headers).toMatchObject({
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
        "cache-control": "no-store",
      })
    },
  )

  test("with an https address browsers come by https only, and so does the session", async () => {
    const server = serverOn({ ...baton.app, publicUrl: "https://baton.example.com" })
    await server.ready()
    onTestFinished(async () => server.close())

    const page = await server.inject({ url: "/sign-in" })
    const signedIn = await server.inject({
      method: "POST",
      url: "/sign-in",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      payload: `key=${baton.keys.admin}`,
    })
    const [cookie = ""] = [signedIn.headers["set-cookie"]].flat()

    expect(page.headers["strict-transport-security"]).toBe("max-age=31536000")
    expect(cookie).toMatch(/^__Host-baton_session=.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/)
    const inside = await server.inject({ url: "/", headers: { cookie: cookie.split(";")[0] ?? "" } })
    expect(inside.statusCode).toBe(200)
  })

  test("a plain form's thanks may stand in a frame of the site that has the form", async () => {
    const answer = await baton.server.inject({
      method: "POST",
      url: `/forms/demo?key=${baton.keys.write}`,
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
      payload: "email=fay%40buyer.example",
    })

    expect([answer.statusCode, answer.headers["content-security-policy"]]).toEqual([200, expect.not.stringContaining("frame-ancestors")])
  })
})

describe("another site can't act through somebody's session", () => {
  test.each([
    ["another site's page", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
    ["a neighbour's page", { "sec-fetch-site": "same-site", origin: "https://blog.baton.test" }, 403],
    ["an address that was typed", { "sec-fetch-site": "none" }, 403],
    ["an old browser on another page", { origin: "https://evil.example" }, 403],
    ["somebody who hides from where", { origin: "null" }, 403],
    ["nobody knows where", {}, 403],
    ["our own page", { "sec-fetch-site": "same-origin" }, 303],
    ["an old browser on our own page", { origin: "http://baton.test" }, 303],
  ])("a post from %s", async (_, headers, status) => {
    const answer = await baton.server.inject({
      method: "POST",
      url: "/sign-in",
      headers: { ...headers, host: "baton.test", "content-type": "application/x-www-form-urlencoded" },
      payload: `key=${baton.keys.admin}`,
    })

    expect(answer.statusCode).toBe(status)
  })
})

describe("who sends slowly, or too much", () => {
  const slow = async (text: string): Promise<string> => {
    const server = serverOn(baton.app, { timeouts: { headersMs: 300, bodyMs: 300 } })
    await server.listen({ port: 0, host: "127.0.0.1" })
    onTestFinished(async () => server.close())
    return told((server.server.address() as AddressInfo).port, text)
  }
  const auth = () => `authorization: Bearer ${baton.keys.admin}\r\n`

  test.each([
    ["nothing at all", () => ""],
    ["half a line", () => "GET /heal"],
    ["headers that never end", () => "GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: 1\r\n"],
    [
      "a body that never ends",
      () => `POST /api/people HTTP/1.1\r\nhost: x\r\n${auth()}content-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
    ],
    ["events that never end", () => `POST /v1/batch HTTP/1.1\r\nhost: x\r\n${auth()}content-length: 100\r\n\r\n{`],
    ["chunks that never end", () => `POST /v1/batch HTTP/1.1\r\nhost: x\r\n${auth()}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n`],
  ])("%s: the connection ends with 408", async (_, text) => {
    const answer = await slow(text())

    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expect(answer).toContain("application/problem+json")
  })

  test("a quick request beside them is answered, and its connection stays", async () => {
    const answer = await slow("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nGET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")

    expect(answer.match(/HTTP\/1.1 200/g)).toHaveLength(2)
  })

  const list = (length: number) => JSON.stringify(Array.from({ length }, () => 0))
  const names = (count: number) => JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, 0])))

  test.each([
    ["50,000 values", list(50_000), 400],
    ["50,001 values", list(50_001), 413],
    ["50,001 commas within a text", JSON.stringify(",".repeat(50_001)), 400],
    ["1,000 names", names(1_000), 400],
    ["1,001 names", names(1_001), 413],
    ["500,000 values", list(500_000), 413],
  ])("a body of %s", async (_, payload, status) => {
    const headers = { authorization: `Bearer ${baton.keys.admin}`, "content-type": "application/json" }
    const answer = await baton.server.inject({ method: "POST", url: "/api/keys", headers, payload })

    expect(answer.statusCode).toBe(status)
    expect(answer.json().type).toContain(status === 413 ? "too_many" : "invalid")
  })

  test.each([
    [8 * 1024, 404],
    [8 * 1024 + 1, 414],
  ])("an address of %i bytes is answered %i", async (length, status) => {
    const answer = await baton.server.inject({ url: `/${"a".repeat(length - 1)}` })

    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([status, expect.stringContaining("application/problem+json")])
  })
})

/** Writes this by hand and reads what comes until the connection ends. */
function told(port: number, text: string): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => text === "" || socket.write(text))
    let answer = ""
    socket.on("data", (piece) => (answer += piece.toString("latin1")))
    socket.on("close", () => resolve(answer))
    socket.on("error", reject)
  })
}
