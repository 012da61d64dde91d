import { createHash } from "node:crypto"
import type { Arrival, Problem } from "#domain/intake/arrival.ts"
import { compileMapping } from "#domain/intake/webhook/compile-mapping.ts"
import { fromWebhook } from "#domain/intake/webhook/from-webhook.ts"
import type { Mapping } from "#domain/intake/webhook/mapping.ts"
import { compileTouch, touchIn, type WebhookTouch } from "#domain/intake/webhook/touch-in.ts"
import { readFormBody, webhookItems } from "#domain/intake/webhook/webhook-items.ts"
import type { Instant } from "#domain/instant.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import type { WebhookSource } from "#store/webhook-source.ts"
import { keepUnreadable, receiveTouches } from "#steps/08-cadence/receive-touches.ts"

type TouchPlaces = NonNullable<Mapping["touch"]>

/** Takes the webhook of a tool that tells of touches: each becomes one on its lead's handoff, now; what can't be understood is kept and shown. */
export async function takeTouches(tx: Tx, source: WebhookSource, places: TouchPlaces, payload: string, now: Instant) {
  const name = `webhook:${source.name}`
  const mapping = compileMapping(source.mapping.document)
  const touch = compileTouch(places)
  const items = webhookItems(parsed(payload), mapping)
  const read = items.map((item, index): WebhookTouch | Problem => {
    const fallbackId = `sha256:${createHash("sha256").update(`${index}:${payload}`).digest("hex")}`
    const about = fromWebhook(item, mapping, { source: name, fallbackId, receivedAt: now })
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
  for (const { item, says } of problems) await keepUnreadable(tx, name, { item: items[item], says }, now)
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
