import { type Instant, toIso } from "#domain/instant.ts"
import type { Message } from "#domain/sending/message.ts"

/**
 * The body of a webhook as Standard Webhooks wants it: `type`, `timestamp` (when it happened), `data`.
 *
 * A message without an event is sent as `message.created` with its words. JSON carries any text safely; half characters, which
 * many parsers refuse, become U+FFFD.
 */
export function renderWebhook(message: Message, now: Instant): string {
  const { type, payload } = message.event ?? { type: "message.created", payload: wordsOf(message) }
  return JSON.stringify({ type, timestamp: toIso(now), data: payload }, (_key, value: unknown) =>
    typeof value === "string" ? value.toWellFormed() : value,
  )
}

function wordsOf(message: Message): Record<string, unknown> {
  return { subject: message.subject, lines: message.lines, facts: message.facts, link: message.link }
}
