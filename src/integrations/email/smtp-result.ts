import type { SendResult } from "#domain/sending/message.ts"

/** What nodemailer tells of a failure; every part may be missing. */
type SmtpError = { code?: unknown; responseCode?: unknown; response?: unknown }

/** Replies that speak of the session or of our login, not of the mail: out of order, and not logged in. */
const aboutTheSession = new Set([503, 530])

/** What a failed attempt means: a 5xx about the mail itself is final; 4xx, time-outs, connections and logins are tried again. */
export function resultOfSmtpError(thrown: unknown): SendResult {
  const error: SmtpError = typeof thrown === "object" && thrown !== null ? thrown : {}
  const says = sentence(error)
  return isFinal(error) ? { kind: "refused", error: says } : { kind: "retry", error: says, retryAfterMs: null }
}

/** `EENVELOPE` and `EMESSAGE` are about addresses and content. Without a reply they were found impossible before they were sent. */
function isFinal({ code, responseCode }: SmtpError): boolean {
  if (code !== "EENVELOPE" && code !== "EMESSAGE") return false
  return typeof responseCode !== "number" || (responseCode >= 500 && !aboutTheSession.has(responseCode))
}

/** The server's own reply when there is one. Never nodemailer's message for a login: it may repeat what was sent. */
function sentence(error: SmtpError): string {
  if (typeof error.response === "string" && error.response !== "") return `The mail server answered: ${error.response.slice(0, 300)}`
  const cause = typeof error.code === "string" ? error.code : "the connection failed"
  return `The mail server could not be used: ${cause}.`
}
