import { afterAll, beforeAll, expect, test } from "vitest"
import { dnsServer } from "./dns-server.fixture.ts"
import { createMailVerifier } from "./verify-mail.ts"

let server: Awaited<ReturnType<typeof dnsServer>>
beforeAll(async () => {
  server = await dnsServer({
    "named.example": {
      mx: [
        [20, "second.mx.example"],
        [10, "first.mx.example"],
      ],
    },
    "null.example": { mx: [[0, ""]] },
    "address.example": { a: ["192.0.2.1"] },
    "newer.example": { a: ["2001:db8::1"] },
    "nothing.example": {},
    "silent.example": "silent",
    "broken.example": "broken",
  })
})
afterAll(() => server.close())

const verifier = (more: object = {}) => createMailVerifier({ servers: [server.address], timeoutMs: 3_000, ...more })

test.each([
  ["named.example", { verdict: "accepts", why: "mx", hosts: ["first.mx.example", "second.mx.example"] }],
  ["NAMED.example.", { verdict: "accepts", why: "mx" }],
  ["null.example", { verdict: "refuses", why: "null_mx" }],
  ["address.example", { verdict: "accepts", why: "address" }],
  ["newer.example", { verdict: "accepts", why: "address" }],
  ["nothing.example", { verdict: "refuses", why: "no_mail" }],
  ["not-there.example", { verdict: "refuses", why: "no_domain" }],
  ["broken.example", { verdict: "unknown", why: "failed" }],
  ["not a name", { verdict: "unknown" }],
])("of %s DNS says %o", async (domain, expected) => {
  expect(await verifier()(domain)).toMatchObject(expected)
})

test("a server that does not answer leaves it open when the time box is over", async () => {
  expect(await verifier({ timeoutMs: 300 })("silent.example")).toEqual({ verdict: "unknown", why: "failed", hosts: [] })
})

test("a domain is asked for once, as long as the answer is remembered; a failure is forgotten sooner", async () => {
  let now = 0
  const verify = verifier({ rememberMs: 1_000, clock: () => now })
  const asked = async (domain: string) => {
    const before = server.asked
    await Promise.all([verify(domain), verify(domain)])
    return server.asked - before
  }

  expect([await asked("named.example"), await asked("named.example")]).toEqual([1, 0])
  now = 500
  expect(await asked("named.example")).toBe(0)
  now = 1_500
  expect(await asked("named.example")).toBe(1)
  await asked("broken.example")
  now = 1_700
  expect(await asked("broken.example")).toBeGreaterThan(0)
})

test("no more domains are remembered than asked for", async () => {
  const verify = verifier({ most: 1 })
  await verify("named.example")
  await verify("null.example")

  const before = server.asked
  await verify("named.example")

  expect(server.asked - before).toBe(1)
})
