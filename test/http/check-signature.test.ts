import { createHmac } from "node:crypto"
import { describe, expect, test } from "vitest"
import { ruleOf, type Signature, type SignatureRule } from "#domain/intake/webhook/signature-rule.ts"
import { checkSignature } from "#http/hooks/check-signature.ts"
import { SIGN } from "../fixtures/sign-webhook.ts"

const NOW = Date.UTC(2026, 10, 16, 15)
const URL = "https://baton.example/hooks/acme.x"

const of = (scheme: Exclude<Signature["scheme"], "hmac">): SignatureRule => {
  const rule = ruleOf({ scheme })
  if (rule === null) throw new Error(`${scheme} signs nothing.`)
  return rule
}

function check(
  rule: SignatureRule,
  secrets: string[],
  body: string | Buffer,
  headers: Record<string, string>,
  { now = NOW, url = URL } = {},
) {
  return checkSignature(rule, secrets, { method: "POST", url, headers, body: Buffer.from(body) }, now)
}

test("the example of Standard Webhooks' own libraries is right", () => {
  const headers = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  }
  const body = '{"test": 2432232314}'
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  expect(check(of("standard_webhooks"), [secret], body, headers, { now: 1614265330_000 })).toEqual({ id: "msg_p5jXN8AQM9LWM0D4loKWxJek" })
})

const SCHEMES: [string, Exclude<Signature["scheme"], "hmac">, string][] = [
  ["standard", "standard_webhooks", `whsec_${Buffer.alloc(32, 7).toString("base64")}`],
  ["hubspot", "hubspot_v3", "client-secret"],
  ["typeform", "typeform", "chosen-secret"],
  ["calendly", "calendly", "signing-key"],
  ["webflow", "webflow", "client-secret"],
  ["meta", "meta", "app-secret"],
]

describe.each(SCHEMES)("%s", (name, scheme, secret) => {
  const rule = of(scheme)
  const body = '{"name":"Zoë","note":"\\u00e9"}'
  const headers = SIGN[name]?.(secret, body, NOW, URL) ?? {}

  test("a good signature is taken, by either of two secrets", () => {
    expect(check(rule, [secret], body, headers)).toHaveProperty("id")
    expect(check(rule, [secret.replace("B", "C").concat("AAAA"), secret], body, headers)).toHaveProperty("id")
  })

  test("one byte more, another secret, a cut or missing signature are refused without telling the secret", () => {
    const cut = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, value.slice(0, -6)]))
    const other = `${secret.slice(0, 8)}${Buffer.alloc(24, 9).toString("base64")}`
    const answers = [
      check(rule, [secret], `${body} `, headers),
      check(rule, [other], body, headers),
      check(rule, [secret], body, cut),
      check(rule, [secret], body, {}),
      check(rule, [], body, headers),
    ]

    expect(answers.map((each) => "problem" in each)).toEqual([true, true, true, true, true])
    expect(JSON.stringify(answers)).not.toContain(secret)
  })

  test("what was signed more than five minutes ago or ahead is refused, where it says when", () => {
    const off = [-301_000, -299_000, 299_000, 301_000]
    const taken = off.map((ms) => "id" in check(rule, [secret], body, headers, { now: NOW + ms }))

    expect(taken).toEqual(rule.timestamp === null ? [true, true, true, true] : [false, true, true, false])
  })
})

test("bytes are signed, not what they decode to", () => {
  const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
  const hex = createHmac("sha256", "app-secret").update(body).digest("hex")

  expect(check(of("meta"), ["app-secret"], body, { "x-hub-signature-256": `sha256=${hex}` })).toHaveProperty("id")
})

test("HubSpot signs an address in which some signs are decoded", () => {
  const url = "https://baton.example/hooks/acme.x?to=a%40b.example%2Fc&space=%20"
  const headers = SIGN["hubspot"]?.("client-secret", "{}", NOW, "https://baton.example/hooks/acme.x?to=a@b.example/c&space=%20") ?? {}

  expect(check(of("hubspot_v3"), ["client-secret"], "{}", headers, { url })).toHaveProperty("id")
  expect(check(of("hubspot_v3"), ["client-secret"], "{}", headers)).toMatchObject({ problem: expect.stringContaining("BATON_PUBLIC_URL") })
})

test("one of several signatures is enough, and those of another kind don't count", () => {
  const [, scheme, secret] = SCHEMES[0] ?? ["", "standard_webhooks", ""]
  const good = SIGN["standard"]?.(secret, "{}", NOW, URL) ?? {}
  const signedBy = (signature: string) => check(of(scheme), [secret], "{}", { ...good, "webhook-signature": signature })
  const own = good["webhook-signature"] ?? ""

  expect(signedBy(`v1a,AAAA v1,BBBB ${own}`)).toHaveProperty("id")
  expect(signedBy(own.replace("v1,", "v1a,"))).toHaveProperty("problem")
  expect(signedBy(`${"v1,AAAA ".repeat(30)}${own}`)).toHaveProperty("problem")
})

test("a signature of somebody's own is data", () => {
  const rule: SignatureRule = {
    ...{ header: "x-acme", part: "sig", prefix: "", algorithm: "sha512", encoding: "base64", signed: "{id}|{timestamp}|{body}" },
    ...{ timestamp: { header: "x-acme", part: "at", unit: "s" }, id: "x-acme-id", secret: "text" },
  }
  const at = NOW / 1000
  const signature = createHmac("sha512", "s3cret").update(`d-1|${at}|{}`).digest("base64")

  expect(check(rule, ["s3cret"], "{}", { "x-acme": `at=${at}, sig=${signature}`, "x-acme-id": "d-1" })).toEqual({ id: "d-1" })
  expect(check(rule, ["s3cret"], "{}", { "x-acme": `at=${at}, sig=${signature}`, "x-acme-id": "d-2" })).toHaveProperty("problem")
})
