import { createHmac, timingSafeEqual } from "node:crypto"
import type { IncomingHttpHeaders } from "node:http"
import type { Instant } from "#domain/instant.ts"
import { asSigned, type SignatureRule } from "#domain/intake/webhook/signature-rule.ts"

/** What was sent, as far as it may be signed. `url`: the whole address, as the sender knows it. */
export type Signed = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer }

/** Whoever knows the secret sent it, with the delivery's id where the rule has one; or why that is not proved, for a person. */
export type Checked = { id: string | null } | { problem: string }

const TOLERANCE_MS = 5 * 60_000
const MOST_SIGNATURES = 20

/**
 * Checks a signature over the bytes as they came, in constant time.
 *
 * @param secrets all that are good at the moment; while one is being replaced there are two
 */
export function checkSignature(rule: SignatureRule, secrets: readonly string[], sent: Signed, now: Instant): Checked {
  const header = headerOf(sent, rule.header)
  if (header === null) return { problem: `The request has no header ${rule.header}; was it sent without a signature?` }
  const given = signaturesIn(header, rule)
  if (given.length === 0) return { problem: `The header ${rule.header} holds no signature of the form that was expected.` }
  const timestamp = rule.timestamp === null ? "" : valueOf(sent, rule.timestamp)
  const problem = rule.timestamp === null ? null : whatIsWrongWith(timestamp, rule.timestamp, now)
  if (problem !== null) return { problem }
  const id = rule.id === null ? null : headerOf(sent, rule.id)
  if (rule.id !== null && id === null) return { problem: `The request has no header ${rule.id}.` }

  const parts = partsOf(rule.signed, { ...sent, timestamp: timestamp ?? "", id: id ?? "" })
  const isGood = secrets.some((secret) => {
    const hmac = createHmac(rule.algorithm, keyOf(secret, rule))
    for (const part of parts) hmac.update(part)
    const wanted = hmac.digest()
    return given.map((each) => isSame(each, wanted)).includes(true)
  })
  if (isGood) return { id }
  const url = rule.signed.includes("{url}")
    ? ` The address counts, too: here it is ${withoutAddress(sent.url)}; is BATON_PUBLIC_URL right?`
    : ""
  return { problem: `The signature in ${rule.header} does not fit the secret of this source.${url}` }
}

function headerOf({ headers }: Signed, name: string): string | null {
  const value = headers[name]
  const text = Array.isArray(value) ? value.join(" ") : value
  return text === undefined || text === "" ? null : text
}

/** The values of a part of a list such as `t=1,v1=ab,v1=cd`. */
function partsNamed(header: string, name: string): string[] {
  return header.split(",").flatMap((each) => {
    const [own = "", ...rest] = each.split("=")
    return own.trim() === name ? [rest.join("=").trim()] : []
  })
}

function valueOf(sent: Signed, { header, part }: { header: string; part: string | null }): string | null {
  const text = headerOf(sent, header)
  return text === null || part === null ? text : (partsNamed(text, part)[0] ?? null)
}

function signaturesIn(header: string, { part, prefix, encoding }: SignatureRule): Buffer[] {
  const texts = part === null ? header.trim().split(/\s+/) : partsNamed(header, part)
  return texts
    .filter((text) => text.startsWith(prefix) && text.length > prefix.length)
    .slice(0, MOST_SIGNATURES)
    .map((text) => Buffer.from(text.slice(prefix.length), encoding))
}

function whatIsWrongWith(text: string | null, { header, unit }: { header: string; unit: "s" | "ms" }, now: Instant): string | null {
  if (text === null || !/^\d{1,15}$/.test(text)) return `The request has no time in ${header}.`
  const off = now - Number(text) * (unit === "s" ? 1000 : 1)
  if (Math.abs(off) <= TOLERANCE_MS) return null
  return off > 0
    ? `It was signed ${Math.round(off / 1000)} seconds ago; only what is less than five minutes old is taken, so that nobody can send it again later.`
    : `It was signed ${Math.round(-off / 1000)} seconds from now; one of the two clocks is wrong.`
}

/** What is signed, piece by piece; the body stays bytes. */
function partsOf(template: string, sent: Signed & { timestamp: string; id: string }): (string | Buffer)[] {
  const known: Record<string, string | Buffer> = {
    "{body}": sent.body,
    "{timestamp}": sent.timestamp,
    "{id}": sent.id,
    "{method}": sent.method,
    "{url}": asSigned(sent.url),
  }
  return template.split(/(\{(?:body|timestamp|id|method|url)\})/).map((piece) => known[piece] ?? piece)
}

function keyOf(secret: string, rule: SignatureRule): Buffer {
  return rule.secret === "text" ? Buffer.from(secret, "utf8") : Buffer.from(secret.replace(/^whsec_/, ""), "base64")
}

function isSame(given: Buffer, wanted: Buffer): boolean {
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** The address itself is a secret; what comes before it is what may be set wrongly. */
function withoutAddress(url: string): string {
  return url.replace(/\/hooks\/.*$/s, "/hooks/…")
}
