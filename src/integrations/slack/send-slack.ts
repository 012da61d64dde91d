import type { DeliveryRow, SendResult } from "#domain/sending/message.ts"
import { post } from "#integrations/outgoing/http-post.ts"
import { type Reading, resultOf } from "#integrations/http-result.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"
import { targetOf } from "#integrations/target-of.ts"

/** Slack says "ok". Its 4xx mean a wrong address, an archived channel or a refused app: trying again changes nothing. */
const slack: Reading = { who: "Slack", isYes: (answer) => answer.body === "" || answer.body.trim() === "ok", isFinal: () => true }

/** Posts a delivery to a Slack incoming webhook: the row's address, or else the one in the settings. Never throws. */
export async function sendSlack(settings: SendingSettings, row: DeliveryRow): Promise<SendResult> {
  const target = targetOf(row.recipient, settings.slackWebhookUrl)
  if (target === null) return { kind: "refused", error: "No Slack webhook is set up. Enter its address in the settings." }

  const answer = await post(target, {}, row.body, settings)
  return resultOf(answer, slack, Date.now())
}
