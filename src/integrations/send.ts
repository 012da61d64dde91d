import type { DeliveryRow, SendResult } from "#domain/sending/message.ts"
import { sendEmail } from "#integrations/email/send-email.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"
import { sendSlack } from "#integrations/slack/send-slack.ts"
import { sendTeams } from "#integrations/teams/send-teams.ts"
import { sendWebhook } from "#integrations/webhook/send-webhook.ts"

/** One attempt at a delivery over its channel. Never throws: whatever happens is in the result. */
export async function sendDelivery(settings: SendingSettings, row: DeliveryRow): Promise<SendResult> {
  if (row.channel === "email") return sendEmail(settings, row)
  if (row.channel === "slack") return sendSlack(settings, row)
  if (row.channel === "teams") return sendTeams(settings, row)
  return sendWebhook(settings, row)
}
