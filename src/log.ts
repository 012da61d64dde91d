import { pino, type DestinationStream, type Logger } from "pino"

/** What must not be read in a log, wherever it comes from: a message, the text of an error, a value of a database that refused it. */
const PERSONAL: readonly [RegExp, string][] = [
  [/[\p{L}\p{N}.!#$%&*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, "…@…"],
  [/\b(baton_[a-z]+_)[\w-]{20,}/g, "$1…"],
  [/\b(bearer|basic) +[\w.~+/=-]{8,}/gi, "$1 …"],
  [/\bwhsec_[\w+/=-]{16,}/g, "whsec_…"],
  [/\bsealed:1:[\w:-]+/g, "sealed:…"],
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/@"\\]+@/gi, "$1…@"],
  [/(https:\/\/(?:hooks\.slack\.com|[\w.-]*\.(?:webhook\.office|logic\.azure|powerplatform)\.com)\/)[^\s"\\]*/gi, "$1…"],
  [/([?&](?:key|token|secret|sig|password)=)[^&\s"\\]+/gi, "$1…"],
]

/** Fields that are not logged at all: credentials, and what PostgreSQL says of a row that it refused. */
const HIDDEN = ["authorization", "cookie", "password", "secret", "token", "key", "parameters", "detail", "where", "internalQuery"]

/** Baton's log: lines of JSON on standard error, with the request's id where there is one, without personal data and secrets. */
export function createLog(level: string, destination: DestinationStream = pino.destination({ fd: 2, sync: false })): Logger {
  const paths = HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino({ level, redact: { paths, censor: "…" }, hooks: { streamWrite: withoutPersonal } }, destination)
}

/** A line without addresses of people, keys and passwords. */
export function withoutPersonal(line: string): string {
  return PERSONAL.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line)
}
