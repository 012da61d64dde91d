import { awayUntil, type AwayUntil } from "#domain/mail/away-until.ts"
import type { Instant } from "#domain/instant.ts"
import type { MailFacts } from "#domain/mail/mail-facts.ts"

/**
 * What an e-mail is. `bounce`: who was not reached, and whether trying again is of no use. `auto_reply`: `isAway` tells an absence from a receipt; `until` as
 * it is stated. `calendar`: an invitation, a reply to one or a cancellation.
 */
export type MailKind =
  | { kind: "bounce"; recipient: string | null; isPermanent: boolean; says: string }
  | { kind: "auto_reply"; isAway: boolean; until: AwayUntil | null }
  | { kind: "calendar" }
  | { kind: "reply" }

/** Tells replies, bounces (RFC 3464), automatic replies (RFC 3834) and calendar mails apart, by their parts and headers first and by their words last. */
export function classifyMail(mail: MailFacts, now: Instant): MailKind {
  if (mail.meetings.length > 0) return { kind: "calendar" }
  return bounceIn(mail) ?? automaticIn(mail, now) ?? { kind: "reply" }
}

const DAEMON = /^(?:mailer-?daemon|postmaster|mail-?daemon|double-bounce)@/
const UNDELIVERED =
  /undeliver(?:ed|able)|delivery (?:status notification|has failed|failure|incomplete|delayed)|returned mail|mail delivery (?:failed|system)|failure notice|delivery notification|unzustellbar|nicht zugestellt|zustellung (?:fehlgeschlagen|nicht möglich)|konnte nicht zugestellt|zustellungsproblem/i

function bounceIn({ headers, from, subject, text, parts }: MailFacts): MailKind | null {
  const status = parts.find(({ type }) => type === "message/delivery-status")
  const isReport = status !== undefined || /report-type="?delivery-status/i.test(headers["content-type"] ?? "")
  const isFromDaemon = DAEMON.test(from ?? "") || (headers["return-path"] ?? "").trim() === "<>"
  if (!isReport && !(isFromDaemon && UNDELIVERED.test(subject))) return null
  const report = status?.text ?? text
  const action = /^action:\s*(\w+)/im.exec(report)?.[1]?.toLowerCase()
  const code = /^status:\s*(\d)\.\d{1,3}\.\d{1,3}/im.exec(report)?.[1] ?? /\b([245])\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[1] ?? null
  if (action === "delivered" || action === "relayed" || action === "expanded") return null
  const isPermanent =
    action === "failed"
      ? code !== "4"
      : action === "delayed"
        ? false
        : code !== "4" && !/delayed|verzögert|will (?:keep|continue) trying/i.test(subject + text)
  return { kind: "bounce", recipient: recipientIn(report) ?? recipientIn(text), isPermanent, says: diagnosisIn(report) }
}

function recipientIn(report: string): string | null {
  const named = /^(?:final|original)-recipient:\s*(?:rfc822;)?\s*<?([^\s<>;]+@[^\s<>;]+)>?/im.exec(report)?.[1]
  return (named ?? /<([^\s<>]+@[^\s<>]+)>/.exec(report)?.[1])?.toLowerCase() ?? null
}

function diagnosisIn(report: string): string {
  const said = /^diagnostic-code:\s*(?:smtp;)?\s*([^\n]+(?:\n[ \t]+[^\n]+)*)/im.exec(report)?.[1] ?? ""
  return said
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\S+@\S+/g, "…")
    .slice(0, 200)
}

const AWAY =
  /out of (?:the )?office|\booo\b|on (?:annual |parental |maternity |paternity |sick )?(?:leave|vacation|holiday)|away from (?:my desk|the office)|limited access to (?:my )?e-?mail|currently (?:away|travelling|traveling)|not (?:be )?in the office|abwesen|außer haus|nicht im (?:büro|haus)|im urlaub|urlaubsbedingt|elternzeit|dienstreise|nicht erreichbar|wieder (?:für sie da|im büro|erreichbar)/i
const AUTOMATIC_SUBJECT =
  /^(?:(?:re|aw):\s*)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|antwort)|out of (?:the )?office|automatische antwort|abwesenheit(?:snotiz|sassistent)?|ooo\b|autoreply)/i

function automaticIn({ headers, subject, text, date }: MailFacts, now: Instant): MailKind | null {
  const submitted = (headers["auto-submitted"] ?? "").toLowerCase().split(";")[0]?.trim() ?? ""
  const precedence = (headers["precedence"] ?? "").toLowerCase()
  const isAutomatic =
    (submitted !== "" && submitted !== "no") ||
    ["x-autoreply", "x-autorespond", "x-autoresponder"].some((name) => headers[name] !== undefined) ||
    precedence === "auto_reply" ||
    (headers["x-auto-response-suppress"] !== undefined && AWAY.test(`${subject}\n${text}`)) ||
    AUTOMATIC_SUBJECT.test(subject.trim())
  if (!isAutomatic) return null
  const own = ownWords(text)
  const isAway = AWAY.test(subject) || AWAY.test(own)
  return { kind: "auto_reply", isAway, until: isAway ? awayUntil(`${subject}\n${own}`, date ?? now) : null }
}

/** What the sender wrote, without the message that it answers. */
export function ownWords(text: string): string {
  const lines = text.split(/\r?\n/)
  const quoted = lines.findIndex(
    (line) =>
      /^\s*(?:>|-{2,}\s*(?:original message|ursprüngliche nachricht|forwarded)|_{10,})/i.test(line) ||
      /^\s*(?:on|am)\b.{5,200}\b(?:wrote|schrieb)\b.{0,80}:?\s*$/i.test(line) ||
      /^\s*(?:from|von):\s.+@/i.test(line),
  )
  return (quoted === -1 ? lines : lines.slice(0, quoted)).join("\n").trim()
}
