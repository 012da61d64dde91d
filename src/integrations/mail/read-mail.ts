import { simpleParser, type AddressObject, type ParsedMail } from "mailparser"
import { createHash } from "node:crypto"
import type { MailFacts } from "#domain/mail/mail-facts.ts"
import { readCalendar } from "#integrations/mail/read-calendar.ts"

const MOST_TEXT = 100_000
const PARTS = ["message/delivery-status", "text/calendar", "text/rfc822-headers", "message/rfc822"]

/**
 * A message as it came over the wire, read. `envelope`: to whom it was sent on the way, which its own headers may not say. Never throws for what is in it: what is
 * no message comes back without sender and with its bytes as text.
 */
export async function readMail(raw: Buffer, envelope: readonly string[] = []): Promise<MailFacts> {
  const mail: Partial<ParsedMail> = await simpleParser(withoutNul(raw), {
    skipImageLinks: true,
    skipTextLinks: true,
    keepDeliveryStatus: true,
  })
  const found = (mail.attachments ?? []).flatMap(({ contentType, content }) =>
    PARTS.includes(contentType) ? [{ type: contentType, text: content.toString("utf8").replaceAll("\0", "").slice(0, MOST_TEXT) }] : [],
  )
  const parts = [...found, ...calendarIn(raw, found)]
  return {
    id: mail.messageId?.slice(0, 250) ?? `sha256:${createHash("sha256").update(raw).digest("hex")}`,
    headers: headersOf(mail),
    from: addressesIn(mail.from)[0] ?? null,
    to: [...new Set([...addressesIn(mail.to), ...addressesIn(mail.cc), ...envelope.map((one) => one.toLowerCase())])],
    subject: (mail.subject ?? "").replaceAll("\0", "").slice(0, 1_000),
    text: (mail.text ?? "").replaceAll("\0", "").slice(0, MOST_TEXT),
    date: mail.date === undefined || Number.isNaN(mail.date.getTime()) ? null : mail.date.getTime(),
    parts,
    meetings: parts.flatMap(({ type, text }) => (type === "text/calendar" ? readCalendar(text) : [])),
  }
}

/** PostgreSQL keeps no NUL in a text, and no message needs one. */
function withoutNul(raw: Buffer): Buffer {
  return raw.includes(0) ? Buffer.from(raw.toString("latin1").replaceAll("\0", ""), "latin1") : raw
}

/** The first of each name, unfolded, in small letters. */
function headersOf({ headerLines }: Partial<ParsedMail>): Record<string, string> {
  const headers: Record<string, string> = {}
  // what is no message has none
  for (const { key, line } of headerLines ?? [])
    headers[key] ??= line
      .slice(line.indexOf(":") + 1)
      .replaceAll(/\s+/g, " ")
      .trim()
  return headers
}

function addressesIn(given: AddressObject | AddressObject[] | undefined): string[] {
  const all = given === undefined ? [] : Array.isArray(given) ? given : [given]
  return all.flatMap(({ value }) => value.flatMap(({ address }) => (address ? [address.toLowerCase()] : [])))
}

/** A file of a calendar that was sent by itself. */
function calendarIn(raw: Buffer, parts: readonly { type: string }[]): { type: string; text: string }[] {
  if (parts.some(({ type }) => type === "text/calendar")) return []
  const text = raw.subarray(0, MOST_TEXT).toString("utf8").trimStart()
  return text.startsWith("BEGIN:VCALENDAR") ? [{ type: "text/calendar", text }] : []
}
