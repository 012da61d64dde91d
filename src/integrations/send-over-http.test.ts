import type http from "node:http"
import { Readable } from "node:stream"
import { Webhook } from "standardwebhooks"
import { afterEach, describe, expect, test } from "vitest"
import type { Channel, DeliveryRow } from "#domain/sending/message.ts"
import { render } from "#domain/sending/render.ts"
import { type HttpReceiver, httpReceiver } from "#integrations/http-receiver.fixture.ts"
import { sendDelivery } from "#integrations/send.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`
const now = Date.UTC(2026, 2, 2, 9, 0)

const settings: SendingSettings = {
  smtpUrl: null,
  mailFrom: "baton@example.com",
  slackWebhookUrl: null,
  teamsWebhookUrl: null,
  webhookUrl: null,
  webhookSecret: secret,
  timeoutMs: 5_000,
  allowsLocal: true,
}

let receiver: HttpReceiver | null = null

afterEach(async () => {
  await receiver?.close()
  receiver = null
})

async function receiving(answer: (response: http.ServerResponse) => void): Promise<HttpReceiver> {
  receiver = await httpReceiver(answer)
  return receiver
}

function row(channel: Channel, recipient: string): DeliveryRow {
  const message = {
    subject: "New lead: Ines 😀 <Moreau>",
    lines: ["Ines is yours."],
    facts: [],
    link: null,
    event: { type: "handoff.created", payload: { handoff: { id: "h1" } } },
    audience: "colleague" as const,
  }
  return { id: "delivery_1", channel, recipient, body: render(channel, message, now), attempts: 0, createdAt: now }
}

const status =
  (code: number, body = "", headers: Record<string, string> = {}) =>
  (response: http.ServerResponse): void => {
    response.writeHead(code, headers).end(body)
  }

function* blocks(count: number): Generator<string> {
  for (let at = 0; at < count; at++) yield "x".repeat(65_536)
}

const every = ["slack", "teams", "webhook"] as const
const http4xx = [400, 401, 403, 404, 413]

describe.each(every)("over %s", (channel) => {
  test("a 200 is sent, once, as a POST of JSON with the row's very bytes", async () => {
    const { url, received } = await receiving(status(200, "ok"))

    const delivery = row(channel, url)
    expect(await sendDelivery(settings, delivery)).toEqual({ kind: "sent", receipt: "200" })

    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ method: "POST", body: delivery.body, headers: { "content-type": "application/json" } })
  })

  test.each([500, 502, 503, 504, 408])("a %d is tried again", async (code) => {
    const { url } = await receiving(status(code, "broken"))

    expect(await sendDelivery(settings, row(channel, url))).toMatchObject({ kind: "retry", retryAfterMs: null })
  })

  test("a 429 is tried again no sooner than it asks", async () => {
    const { url } = await receiving(status(429, "", { "retry-after": "30" }))

    expect(await sendDelivery(settings, row(channel, url))).toMatchObject({ kind: "retry", retryAfterMs: 30_000 })
  })

  test.each([301, 302, 307, 308])("a %d is not followed and says so", async (code) => {
    const other = await httpReceiver(status(200, "ok"))
    const { url } = await receiving(status(code, "", { location: other.url }))

    const result = await sendDelivery(settings, row(channel, url))

    await other.close()
    expect(other.received).toHaveLength(0)
    expect(result).toMatchObject({
      kind: channel === "webhook" ? "retry" : "refused",
      error: expect.stringContaining("Redirects are not followed"),
    })
  })

  test.each(http4xx)(`a %d is ${channel === "webhook" ? "tried again" : "refused"}`, async (code) => {
    const { url } = await receiving(status(code, "no_service"))

    expect(await sendDelivery(settings, row(channel, url))).toMatchObject({ kind: channel === "webhook" ? "retry" : "refused" })
  })

  test("a 410 is never tried again", async () => {
    const { url } = await receiving(status(410))

    expect(await sendDelivery(settings, row(channel, url))).toMatchObject({ kind: "refused" })
  })

  test("a receiver that never answers is left when the time is up", async () => {
    const { url } = await receiving(() => {})

    const result = await sendDelivery({ ...settings, timeoutMs: 100 }, row(channel, url))

    expect(result).toMatchObject({ kind: "retry", error: expect.stringContaining("did not answer within 0.1 s") })
  })

  test("a connection that is torn down is tried again", async () => {
    const { url } = await receiving((response) => response.socket?.resetAndDestroy())

    expect(await sendDelivery(settings, row(channel, url))).toMatchObject({ kind: "retry", error: expect.stringContaining("ECONNRESET") })
  })

  test("a receiver that is not there is tried again, and the error keeps the secret path to itself", async () => {
    const gone = await httpReceiver(status(200))
    await gone.close()

    const result = await sendDelivery(settings, row(channel, gone.url))

    expect(result).toMatchObject({ kind: "retry", error: expect.stringContaining("ECONNREFUSED") })
    expect(JSON.stringify(result)).not.toContain("secret-path")
  })

  test.each([
    { what: "of 10 MB", chunks: 160 },
    { what: "without an end", chunks: Infinity },
  ])("of an answer $what only the beginning is read, and the connection is closed", async ({ chunks }) => {
    const closed = Promise.withResolvers<void>()
    const { url } = await receiving((response) => {
      response.writeHead(500).on("close", closed.resolve)
      Readable.from(blocks(chunks))
        .on("error", () => {})
        .pipe(response)
    })

    const result = await sendDelivery({ ...settings, timeoutMs: 600_000 }, row(channel, url))
    await closed.promise

    expect(result).toMatchObject({ kind: "retry" })
    expect(JSON.stringify(result).length).toBeLessThan(400)
  })

  test("no channel without an address", async () => {
    expect(await sendDelivery(settings, row(channel, "default"))).toMatchObject({
      kind: "refused",
      error: expect.stringContaining("is set up"),
    })
  })

  test("the settings' address is used when the recipient is none", async () => {
    const { url, received } = await receiving(status(200, "ok"))

    await sendDelivery({ ...settings, slackWebhookUrl: url, teamsWebhookUrl: url, webhookUrl: url }, row(channel, "#sales"))

    expect(received).toHaveLength(1)
  })

  test.each(["https://", "http://[", "http://exa mple/"])("the address %j is refused", async (url) => {
    expect(await sendDelivery(settings, row(channel, url))).toMatchObject({ kind: "refused" })
  })
})

test("a slow answer behind a 200 does not undo the sending", async () => {
  const { url } = await receiving((response) => {
    response.writeHead(200).write("o")
  })

  expect(await sendDelivery({ ...settings, timeoutMs: 300 }, row("webhook", url))).toMatchObject({ kind: "sent" })
})

test.each([
  { channel: "slack" as const, body: "<html>Please log in to the proxy</html>" },
  { channel: "teams" as const, body: "<html>Please log in to the proxy</html>" },
  { channel: "teams" as const, body: "Webhook message delivery failed with error: HTTP error 429" },
])("a 200 that is not $channel's yes is tried again", async ({ channel, body }) => {
  const { url } = await receiving(status(200, body))

  expect(await sendDelivery(settings, row(channel, url))).toMatchObject({ kind: "retry" })
})

test("a Teams workflow's 202 without a body is sent", async () => {
  const { url } = await receiving(status(202))

  expect(await sendDelivery(settings, row("teams", url))).toEqual({ kind: "sent", receipt: "202" })
})

describe("a webhook", () => {
  test("is signed so that the receiver's own library accepts it, and has the delivery's id in every attempt", async () => {
    const { url, received } = await receiving(status(500))

    await sendDelivery(settings, row("webhook", url))
    await sendDelivery(settings, { ...row("webhook", url), attempts: 1 })

    expect(received.map((one) => one.headers["webhook-id"])).toEqual(["delivery_1", "delivery_1"])
    for (const { body, headers } of received) {
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
        type: "handoff.created",
        data: { handoff: { id: "h1" } },
      })
    }
  })

  test("that was changed on its way is not accepted", async () => {
    const { url, received } = await receiving(status(200))

    await sendDelivery(settings, row("webhook", url))

    const { body, headers } = received[0]!
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow("No matching signature")
    expect(() => new Webhook(secret).verify(body, { ...(headers as Record<string, string>), "webhook-id": "other" })).toThrow(
      "No matching signature",
    )
  })

  test("is signed with both secrets while one takes the other's place", async () => {
    const newer = `whsec_${Buffer.alloc(32, 9).toString("base64")}`
    const { url, received } = await receiving(status(200))

    await sendDelivery({ ...settings, webhookSecret: `${newer} ${secret}` }, row("webhook", url))

    const { body, headers } = received[0]!
    for (const key of [newer, secret]) expect(new Webhook(key).verify(body, headers as Record<string, string>)).toBeDefined()
  })

  test("to a receiver that is gone for good says that the address is of no use any more", async () => {
    const { url } = await receiving(status(410))

    expect(await sendDelivery(settings, row("webhook", url))).toMatchObject({ kind: "refused", endpointGone: true })
  })

  test.each([null, "", "whsec_", "whsec_!!!", "not base64 at all"])("with the secret %j is not sent at all", async (webhookSecret) => {
    const { url, received } = await receiving(status(200))

    expect(await sendDelivery({ ...settings, webhookSecret }, row("webhook", url))).toMatchObject({
      kind: "refused",
      error: expect.stringContaining("secret"),
    })
    expect(received).toHaveLength(0)
  })

  test("whose id would add a header is not sent", async () => {
    const { url, received } = await receiving(status(200))

    expect(await sendDelivery(settings, { ...row("webhook", url), id: "a\r\nx-other: b" })).toMatchObject({ kind: "refused" })
    expect(received).toHaveLength(0)
  })
})
