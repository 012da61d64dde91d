import { createHash } from "node:crypto"
import type { Arrival, Problem } from "#domain/intake/arrival.ts"
import { compileMapping } from "#domain/intake/webhook/compile-mapping.ts"
import { fromWebhook } from "#domain/intake/webhook/from-webhook.ts"
import { compileTouch, touchIn, type WebhookTouch } from "#domain/intake/webhook/touch-in.ts"
import { readFormBody, webhookItems } from "#domain/intake/webhook/webhook-items.ts"
import { whyStillPacked } from "#domain/intake/still-packed.ts"
import type { Instant } from "#domain/instant.ts"
import type { DeliveryKeys } from "#http/hooks/delivery-keys.ts"
import { newId } from "#store/new-id.ts"
import { toldBefore } from "#store/touch.ts"
import type { Tx } from "#store/tx.ts"
import type { WebhookSource } from "#store/webhook-source.ts"
import { keepUnreadable, receiveTouches } from "#steps/08-cadence/receive-touches.ts"

/** A delivery as it came: its text, and what tells it from all others. */
type Delivery = { payload: string } & DeliveryKeys

/**
 * Takes the webhook of a tool that tells of touches: each becomes one on its lead's handoff, now; what can't be understood is kept and shown. An item
 * that has no id of its own is told apart by its delivery and its place in it.
 */
export async function takeTouches(tx: Tx, source: WebhookSource, { payload, keys, since }: Delivery, now: Instant) {
  const places = source.mapping.document.touch
  if (places === undefined) throw new RangeError(`The source ${source.name} tells of no touches.`)
  const name = `webhook:${source.name}`
  const mapping = compileMapping(source.mapping.document)
  const touch = compileTouch(places)
  const packed = whyStillPacked(payload)
  const items = packed === null ? webhookItems(parsed(payload), mapping) : [payload]
  const idsOf = (index: number) => keys.map((key) => `sha256:${createHash("sha256").update(`${index}:${key}`).digest("hex")}`)
  const before = await toldBefore(
    tx,
    name,
    items.flatMap((_, index) => idsOf(index)),
    since,
  )
  const fallbacks = items.map((_, index) => idsOf(index).find((id) => before.has(id)) ?? idsOf(index)[0] ?? "")
  const read = items.map((item, index): WebhookTouch | Problem => {
    const about = packed ?? fromWebhook(item, mapping, { source: name, fallbackId: fallbacks[index] ?? "", receivedAt: now })
    return "code" in about
      ? about
      : touchIn(item, touch, { externalId: about.externalId, occurredAt: about.occurredAt, email: emailIn(about) })
  })
  const problems = read.flatMap((one, item) => ("code" in one ? [{ item, code: one.code, says: one.says }] : []))

  await receiveTouches(
    tx,
    name,
    read.flatMap((one) => ("code" in one ? [] : [one])),
    now,
  )
  for (const { item, says } of problems) await keepUnreadable(tx, name, { id: fallbacks[item] ?? "", item: items[item], says }, now)
  return { receipt: newId(), items: items.length, problems: problems.slice(0, 100) }
}

function emailIn({ identities }: Arrival): string | null {
  return identities.find(({ kind }) => kind === "email")?.value ?? null
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return readFormBody(payload)
  }
}
