import type { DeliveryRow, SendResult } from "#domain/sending/message.ts"
import { post } from "#integrations/outgoing/http-post.ts"
import { type Reading, resultOf } from "#integrations/http-result.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"
import { targetOf } from "#integrations/target-of.ts"

/** A workflow says 202 and nothing more. A page, or a 200 that tells of an error, did not take the message. */
const teams: Reading = { who: "Teams", isYes: (answer) => !/^\s*<|error/i.test(answer.body), isFinal: () => true }

/** Posts a delivery to a Teams workflow: the row's address, or else the one in the settings. Never throws. */
export async function sendTeams(settings: SendingSettings, row: DeliveryRow): Promise<SendResult> {
  const target = targetOf(row.recipient, settings.teamsWebhookUrl)
  if (target === null) return { kind: "refused", error: "No Teams workflow is set up. Enter its address in the settings." }

  const answer = await post(target, {}, row.body, settings)
  return resultOf(answer, teams, Date.now())
}
