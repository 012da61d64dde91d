import { createTransport } from "nodemailer"
import type { Instant } from "#domain/instant.ts"
import type { DeliveryRow, SendResult } from "#domain/sending/message.ts"
import type { EmailBody } from "#domain/sending/render-email.ts"
import { resultOfSmtpError } from "#integrations/email/smtp-result.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"

/** The only headers that a stored mail may add to those of the sending itself. */
const allowedHeaders = new Set(["auto-submitted", "x-auto-response-suppress", "list-unsubscribe", "list-unsubscribe-post"])

/** A server that says a byte now and then is left after so many time-outs. */
const mostTimeouts = 6

/**
 * Sends a delivery as a mail over SMTP. All attempts carry the same bytes, with a Message-ID and a boundary made from the
 * delivery's id, so that a repetition is recognisable. Never throws.
 */
export async function sendEmail(settings: SendingSettings, row: DeliveryRow): Promise<SendResult> {
  if (settings.smtpUrl === null) return { kind: "refused", error: "No mail server is set up. Enter its address in the settings." }
  const from = addressOf(settings.mailFrom)
  if (from === null) return { kind: "refused", error: "The sender's address in the settings is not an e-mail address." }
  if (!isAddress(row.recipient)) return { kind: "refused", error: "The recipient is not a single e-mail address." }
  const body = parsedBody(row.body)
  if (body === null) return { kind: "refused", error: "The stored mail can't be read." }

  return overSmtp(settings, { from, to: row.recipient, id: row.id, body, createdAt: row.createdAt })
}

type Address = { name: string; address: string }
type Mail = { from: Address; to: string; id: string; body: EmailBody; createdAt: Instant }

async function overSmtp(settings: SendingSettings, mail: Mail): Promise<SendResult> {
  const { timeoutMs } = settings
  try {
    const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs }
    const transport = createTransport({ url: settings.smtpUrl ?? "", ...timeouts })
    const sent = await transport.sendMail({ ...letter(mail), signal: AbortSignal.timeout(mostTimeouts * timeoutMs) })
    return { kind: "sent", receipt: sent.response.slice(0, 200) }
  } catch (error) {
    return resultOfSmtpError(error)
  }
}

function letter({ from, to, id, body, createdAt }: Mail) {
  return {
    from,
    to: { name: "", address: to },
    envelope: { from: from.address, to: [to] },
    subject: onOneLine(body.subject),
    text: body.text,
    html: body.html,
    headers: body.headers,
    messageId: `<${id}@${from.address.split("@")[1]}>`,
    baseBoundary: id,
    date: new Date(createdAt),
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** The address of `Name <address>` or of an address alone; `null` when there is none. */
function addressOf(sender: string): Address | null {
  const [, name, inBrackets] = /^([^<>]*)<([^<>]+)>\s*$/.exec(sender) ?? []
  const address = (inBrackets ?? sender).trim()
  return isAddress(address)
    ? {
        name: onOneLine(name ?? "")
          .replaceAll('"', "")
          .trim(),
        address,
      }
    : null
}

/** One address and nothing that could be read as more: no list, no name, no quotes, no control characters. */
function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u.test(text)
}

/** The stored mail with only the headers that are allowed; `null` when it is something else. */
function parsedBody(json: string): EmailBody | null {
  try {
    const body = JSON.parse(json) as Partial<EmailBody>
    if (typeof body.subject !== "string" || typeof body.text !== "string" || typeof body.html !== "string") return null
    const headers = Object.entries(body.headers ?? {}).filter(([name]) => allowedHeaders.has(name.toLowerCase()))
    return {
      subject: body.subject,
      text: body.text,
      html: body.html,
      headers: Object.fromEntries(headers.map(([name, value]) => [name, onOneLine(value)])),
    }
  } catch {
    return null
  }
}

function onOneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ")
}
