import net, { type AddressInfo } from "node:net"
import { simpleParser } from "mailparser"
import type { SMTPServerOptions } from "smtp-server"
import { afterEach, describe, expect, test } from "vitest"
import { hostileStrings } from "#domain/sending/hostile-strings.fixture.ts"
import type { DeliveryRow, Message } from "#domain/sending/message.ts"
import { render } from "#domain/sending/render.ts"
import { sendEmail } from "#integrations/email/send-email.ts"
import { type SmtpSink, smtpSink } from "#integrations/email/smtp-sink.fixture.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"

const now = Date.UTC(2026, 2, 2, 9, 0)
const headerSet = [
  "auto-submitted",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "subject",
  "to",
  "x-auto-response-suppress",
]

let sink: SmtpSink | null = null

afterEach(async () => {
  await sink?.close()
  sink = null
})

async function sinking(options: SMTPServerOptions = {}): Promise<SmtpSink> {
  sink = await smtpSink(options)
  return sink
}

function settings(smtpUrl: string | null, timeoutMs = 5_000): SendingSettings {
  const none = { slackWebhookUrl: null, teamsWebhookUrl: null, webhookUrl: null, webhookSecret: null, allowsLocal: false }
  return { smtpUrl, mailFrom: "Baton <baton@example.com>", timeoutMs, ...none }
}

function row(text: string, change: Partial<DeliveryRow> = {}): DeliveryRow {
  const message: Message = {
    subject: `About ${text}`,
    lines: [text],
    facts: [{ label: text, value: text }],
    link: { label: "Open", url: "https://baton.example/handoffs/1" },
    event: null,
    audience: "colleague",
  }
  return {
    id: "delivery_1",
    channel: "email",
    recipient: "ana@example.com",
    body: render("email", message, now),
    attempts: 0,
    createdAt: now,
    ...change,
  }
}

test("a mail arrives with its subject, both texts, sender and recipient", async () => {
  const { url, received } = await sinking()

  expect(await sendEmail(settings(url), row("Größe 😀 Müller"))).toEqual({ kind: "sent", receipt: expect.stringContaining("queued as 1") })

  expect(received[0]).toMatchObject({ from: "baton@example.com", to: ["ana@example.com"] })
  const mail = await simpleParser(received[0]!.raw)
  expect(mail).toMatchObject({ subject: "About Größe 😀 Müller", messageId: "<delivery_1@example.com>", date: new Date(now) })
  expect(mail.text).toContain("Größe 😀 Müller")
  expect(mail.html).toContain("<p>Größe 😀 Müller</p>")
})

test("two attempts send the same bytes, with the same Message-ID", async () => {
  const { url, received } = await sinking()

  await sendEmail(settings(url), row("Ines"))
  await sendEmail(settings(url), row("Ines", { attempts: 1 }))

  expect(received[0]?.raw).toBe(received[1]?.raw)
})

test("no text in any field adds a header, a recipient, a tag or a link", async () => {
  const { url, received } = await sinking()

  for (const text of hostileStrings) await sendEmail(settings(url), row(text))

  expect(received).toHaveLength(hostileStrings.length)
  for (const { raw, to } of received) {
    const mail = await simpleParser(raw)
    expect(to).toEqual(["ana@example.com"])
    expect([...mail.headers.keys()].sort()).toEqual(headerSet)
    expect(`${mail.html}`.match(/<(?:a|img|script|b|at)\b/gi)).toEqual(["<a"])
    expect(mail.attachments).toEqual([])
  }
})

test.each([
  "ana@example.com\r\nBcc: all@evil.example",
  "ana@example.com, ben@example.com",
  "Ana <ana@example.com>",
  "ana",
  "",
  '"a b"@example.com',
  `${"a".repeat(250)}@example.com`,
])("%j is not one address and gets nothing", async (recipient) => {
  const { url, received } = await sinking()

  expect(await sendEmail(settings(url), row("Ines", { recipient }))).toMatchObject({ kind: "refused" })
  expect(received).toEqual([])
})

test("a stored mail can add no header but the allowed ones, and those on one line", async () => {
  const { url, received } = await sinking()
  const headers = { Bcc: "all@evil.example", "X-Other": "1", "Auto-Submitted": "auto-generated\r\nBcc: all@evil.example" }
  const body = JSON.stringify({ subject: "S\r\nBcc: all@evil.example", text: "t", html: "<p>t</p>", headers })

  await sendEmail(settings(url), row("Ines", { body, id: "d\r\nBcc: all@evil.example" }))

  const mail = await simpleParser(received[0]!.raw)
  expect([...mail.headers.keys()].sort()).toEqual(headerSet.filter((name) => name !== "x-auto-response-suppress"))
  expect(received[0]!.to).toEqual(["ana@example.com"])
})

const saying = (code: number) => Object.assign(new Error("not now"), { responseCode: code })

describe("a mail server", () => {
  test.each([
    { code: 450, at: "onRcptTo", kind: "retry" },
    { code: 550, at: "onRcptTo", kind: "refused" },
    { code: 451, at: "onMailFrom", kind: "retry" },
    { code: 553, at: "onMailFrom", kind: "refused" },
    { code: 530, at: "onMailFrom", kind: "retry" },
    { code: 421, at: "onConnect", kind: "retry" },
    { code: 554, at: "onConnect", kind: "retry" },
  ])("that answers $code in $at: $kind", async ({ code, at, kind }) => {
    const { url } = await sinking({
      [at]: (_: unknown, second: unknown, third?: unknown) => ((third ?? second) as (error: Error) => void)(saying(code)),
    })

    expect(await sendEmail(settings(url), row("Ines"))).toMatchObject({ kind })
  })

  test.each([
    { code: 452, kind: "retry" },
    { code: 552, kind: "refused" },
  ])("that answers $code to the text: $kind", async ({ code, kind }) => {
    const { url } = await sinking({
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on("end", () => done(saying(code)))
      },
    })

    expect(await sendEmail(settings(url), row("Ines"))).toMatchObject({ kind, error: expect.stringContaining(`${code}`) })
  })

  test("that does not know our login is tried again, and the error tells no password", async () => {
    const { url } = await sinking({ authOptional: false, onAuth: (_auth, _session, done) => done(saying(535)) })

    const result = await sendEmail(settings(url.replace("smtp://", "smtp://me:hunter2@")), row("Ines"))

    expect(result.kind).toBe("retry")
    expect(JSON.stringify(result)).not.toContain("hunter2")
  })

  test("that is not there is tried again", async () => {
    const gone = await smtpSink()
    await gone.close()

    expect(await sendEmail(settings(gone.url), row("Ines"))).toMatchObject({ kind: "retry" })
  })

  test.each([
    { says: "nothing", reply: "" },
    { says: "a greeting and nothing more", reply: "220 here\r\n" },
  ])("that says $says is left when the time is up", async ({ reply }) => {
    const sockets = new Set<net.Socket>()
    const server = net.createServer((socket) => {
      sockets.add(socket.on("error", () => {}))
      socket.write(reply)
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))

    const result = await sendEmail(settings(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 100), row("Ines"))

    for (const socket of sockets) socket.destroy()
    server.close()
    expect(result).toMatchObject({ kind: "retry", error: expect.stringContaining("ETIMEDOUT") })
  })

  test("that is not set up gets nothing", async () => {
    expect(await sendEmail(settings(null), row("Ines"))).toMatchObject({
      kind: "refused",
      error: expect.stringContaining("No mail server"),
    })
  })
})

test.each(["", "{", "[]", '{"subject":1}'])("the stored text %j is not a mail and is refused", async (body) => {
  expect(await sendEmail(settings("smtp://127.0.0.1:1"), row("Ines", { body }))).toMatchObject({ kind: "refused" })
})
