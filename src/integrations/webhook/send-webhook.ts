import { Webhook } from "standardwebhooks"
import type { Instant } from "#domain/instant.ts"
import type { DeliveryRow, SendResult } from "#domain/sending/message.ts"
import { post } from "#integrations/outgoing/http-post.ts"
import { type Reading, resultOf } from "#integrations/http-result.ts"
import type { SendingSettings } from "#integrations/sending-settings.ts"
import { targetOf } from "#integrations/target-of.ts"

/** Any 2xx is a yes. Everything else may be a receiver in the middle of a change, but 410: it wants no more. */
const receiver: Reading = { who: "The receiver", isYes: () => true, isFinal: (status) => status === 410 }

/**
 * Posts a delivery as a signed webhook (Standard Webhooks 1.0): the row's address, or else the one in the settings. `webhook-id`
 * is the delivery's id in every attempt; `webhook-timestamp` is the attempt's. Never throws.
 *
 * A 410 is refused with `endpointGone`: nothing more should go to that address.
 */
export async function sendWebhook(settings: SendingSettings, row: DeliveryRow): Promise<SendResult> {
  const target = targetOf(row.recipient, settings.webhookUrl)
  if (target === null) return { kind: "refused", error: "No webhook is set up. Enter its address in the settings." }
  const now = Date.now()
  const headers = signedHeaders(settings.webhookSecret, row, now)
  if (headers === null)
    return { kind: "refused", error: "The webhook has no usable secret. Enter whsec_ and base64 of 24 to 64 random bytes." }

  const answer = await post(target, headers, row.body, settings)
  const result = resultOf(answer, receiver, Date.now())
  const isGone = answer.kind === "answered" && answer.status === 410
  return result.kind === "refused" && isGone ? { ...result, endpointGone: true } : result
}

/** The three headers; `null` when the secret is missing or not a secret. */
function signedHeaders(secrets: string | null, row: DeliveryRow, now: Instant): Record<string, string> | null {
  try {
    const signatures = (secrets ?? "")
      .trim()
      .split(/\s+/)
      .map((secret) => new Webhook(secret).sign(row.id, new Date(now), row.body))
    return { "webhook-id": row.id, "webhook-timestamp": `${Math.floor(now / 1000)}`, "webhook-signature": signatures.join(" ") }
  } catch {
    return null
  }
}
