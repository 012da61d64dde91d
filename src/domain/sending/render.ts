import type { Instant } from "#domain/instant.ts"
import type { Channel, Message } from "#domain/sending/message.ts"
import { renderEmail } from "#domain/sending/render-email.ts"
import { renderSlack } from "#domain/sending/render-slack.ts"
import { renderTeams } from "#domain/sending/render-teams.ts"
import { renderWebhook } from "#domain/sending/render-webhook.ts"

/**
 * The bytes that a delivery sends, in the channel's own shape. Done once when the delivery is made, never again per attempt.
 *
 * Whatever the message holds stays text: it can add no header to a mail, no tag, no mention, no link.
 *
 * @param now when the told thing happened; only webhooks say it
 */
export function render(channel: Channel, message: Message, now: Instant): string {
  if (channel === "email") return renderEmail(message)
  if (channel === "slack") return renderSlack(message)
  if (channel === "teams") return renderTeams(message)
  return renderWebhook(message, now)
}
