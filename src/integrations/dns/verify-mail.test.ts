import { afterAll, beforeAll, expect, test } from "vitest"
import { dnsServer } from "./dns-server.fixture.ts"
import { verifyMail } from "./verify-mail.ts"

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

const verdictOn = (domain: string, timeoutMs = 3_000) => verifyMail(domain, { servers: [server.address], timeoutMs })

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
  expect(await verdictOn(domain)).toMatchObject(expected)
})

test("a server that does not answer leaves it open when the time box is over", async () => {
  expect(await verdictOn("silent.example", 300)).toEqual({ verdict: "unknown", why: "failed", hosts: [] })
})
