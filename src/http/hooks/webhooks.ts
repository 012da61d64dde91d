import { createHash, timingSafeEqual } from "node:crypto"
import type { FastifyRequest } from "fastify"
import { z } from "zod"
import { STILL_PACKED } from "#domain/intake/still-packed.ts"
import { translateSignal } from "#domain/intake/translate-signal.ts"
import { ruleOf } from "#domain/intake/webhook/signature-rule.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { ReceiptView } from "#contract/signal.ts"
import type { Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { bodyText } from "#http/hooks/body-text.ts"
import { checkSignature } from "#http/hooks/check-signature.ts"
import { deliveryKeys, type DeliveryKeys } from "#http/hooks/delivery-keys.ts"
import { takeTouches } from "#http/hooks/touch-webhooks.ts"
import { takeRawBodies } from "#http/hooks/raw-body.ts"
import { keep } from "#http/hooks/receipt.ts"
import { deliveryBefore } from "#store/webhook-repeat.ts"
import { noteReceived, noteRefused, sourceByAddress, type WebhookSource } from "#store/webhook-source.ts"
import { inWorkspace, type Tx } from "#store/workspace.ts"
import { compiledMapping } from "#steps/01-intake/webhook-mappings.ts"
import { deliveredAgain } from "#steps/delivered-again.ts"

const MOST_BYTES = 4 * 1024 * 1024
const LONGEST_ADDRESS = 100
const A_MINUTE = 60_000

const Path = z.object({ address: z.string().describe("The end of the source's address, as `GET /api/sources` says it") })
const Challenge = z.object({
  "hub.mode": z.string().optional(),
  "hub.verify_token": z.string().optional(),
  "hub.challenge": z.string().max(1000).optional(),
})
const Body = z.unknown().describe("Whatever the vendor sends: JSON, or a form's inputs; gzip allowed, up to 4 MiB")

/**
 * Takes webhooks of the workspace's sources. What comes with a good signature is stored as it came and answered 200, whether it can be understood or
 * not: what can't be waits in quarantine, since the vendor would only send the same again.
 */
export function webhookHooks(server: Api, app: App): void {
  takeRawBodies(server, MOST_BYTES, true)
  const take = {
    tags: ["capture"],
    summary: "Take a webhook of a source",
    description:
      "The address is the key; where the source has a signature, that is checked, too. The same delivery again is stored once and counted as a duplicate.",
    security: [],
    params: Path,
    body: Body,
    response: { 200: ReceiptView },
  }
  server.post("/hooks/:address", { schema: take }, async (request) => {
    const { workspace, source } = await sourceAt(app, request.params.address)
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const id = await proved(app, request, { workspace, source, body })
    return store(app, { workspace, source, body, payload: payloadOf(request, body), id })
  })

  const ask = {
    tags: ["capture"],
    summary: "Say that an address is meant, as Meta asks",
    security: [],
    params: Path,
    querystring: Challenge,
    response: { 200: z.string() },
  }
  server.get("/hooks/:address", { schema: ask }, async (request, reply) => {
    const { source } = await sourceAt(app, request.params.address)
    const { "hub.mode": mode, "hub.verify_token": token = "", "hub.challenge": challenge } = request.query
    if (mode !== "subscribe" || challenge === undefined) throw new Refusal("method", "Webhooks are sent here by POST.", 405)
    if (!isSame(token, source.verifyToken))
      throw new Refusal("bad_verify_token", "The verify token is not the one of this source; `baton sources show` says it.", 403)
    return reply.header("content-type", "text/plain; charset=utf-8").send(challenge)
  })
}

type Found = { workspace: string; source: WebhookSource }

/** @throws Refusal 404 when no source has this address, 503 while it is paused */
async function sourceAt(app: App, address: string): Promise<Found> {
  const workspace = address.slice(0, Math.max(0, address.lastIndexOf(".")))
  const isAddress = /^[a-z][a-z0-9-]{0,39}$/.test(workspace) && /^[\w.-]+$/.test(address) && address.length <= LONGEST_ADDRESS
  const source = isAddress ? await lookUp(app, workspace, address) : null
  if (source === null) throw new Refusal("not_found", "No source has this address; it may have been replaced.", 404)
  if (!source.active) throw new Refusal("paused", "This source is paused; please send again later.", 503)
  return { workspace, source }
}

async function lookUp(app: App, workspace: string, address: string): Promise<WebhookSource | null> {
  try {
    return await inWorkspace(app.db, workspace, (tx) => sourceByAddress(tx, address), "look")
  } catch (error) {
    if (error instanceof Refusal && error.code === "unknown_workspace") return null
    throw error
  }
}

/** The delivery's id, when its signature has one. @throws Refusal 401, which is counted with the source */
async function proved(app: App, request: FastifyRequest, { workspace, source, body }: Found & { body: Buffer }): Promise<string | null> {
  const rule = ruleOf(source.signature)
  if (rule === null || source.secret === null) return null
  // whoever sends lives in real time, also when the clock of a demo was moved
  const now: Instant = app.isDemo(workspace) ? Date.now() : app.now(workspace)
  const isBeforeGood = source.secretBefore !== null && (source.secretBeforeUntil ?? 0) > app.now(workspace)
  const secrets = [source.secret, ...(isBeforeGood ? [source.secretBefore ?? ""] : [])]
  const sent = { method: request.method, url: `${app.publicUrl}${request.url}`, headers: request.headers }
  const unpacked = checkSignature(rule, secrets, { ...sent, body }, now)
  // who packs a body may have signed it before or after
  const asSent = request.sentBytes ?? body
  const checked = "id" in unpacked || asSent === body ? unpacked : checkSignature(rule, secrets, { ...sent, body: asSent }, now)
  if ("id" in checked) return checked.id
  await inWorkspace(app.db, workspace, (tx) => noteRefused(tx, source.id, checked.problem, app.now(workspace)), "refuse")
  throw new Refusal("bad_signature", checked.problem, 401)
}

/** The text that is kept. */
function payloadOf(request: FastifyRequest, body: Buffer): string {
  if (request.isStillPacked) return `${STILL_PACKED}${body.toString("base64")}`
  return bodyText(body, request.declaredType).replaceAll("\0", "\uFFFD")
}

async function store(
  app: App,
  { workspace, source, body, payload, id }: Found & { body: Buffer; payload: string; id: string | null },
): Promise<ReceiptView> {
  const now = app.now(workspace)
  const { keys, since } = deliveryKeys(source.id, id, body, now)
  if (source.mapping.document.touch !== undefined)
    return inWorkspace(app.db, workspace, (tx) => takeTouches(tx, source, { payload, keys, since }, now), "touches")
  const kind = `webhook:${source.mapping.id}`
  const name = `webhook:${source.name}`
  const mappings = new Map([[source.mapping.id, compiledMapping(source.mapping)]])
  const items = translateSignal({ id: "", source: name, kind, receivedAt: now, payload }, mappings)
  const known = () => inWorkspace(app.db, workspace, (tx) => receiptBefore(tx, { source, keys, since }, now), "again")

  let receipt = await known()
  if (receipt === null) {
    const signal = await keep(app, workspace, { lane: source.lane, source: name, kind, payload, items: items.length, key: keys[0] })
    const problems = items.flatMap((each) => ("problem" in each ? [{ item: each.item, ...each.problem }] : []))
    const own = { receipt: signal.id, items: items.length, problems: problems.slice(0, 100) }
    // the same may have come at the same moment
    receipt = signal.isNew ? own : ((await known()) ?? own)
  }
  if (now - (source.lastReceivedAt ?? 0) >= A_MINUTE) await inWorkspace(app.db, workspace, (tx) => noteReceived(tx, source.id, now), "look")
  return receipt
}

/** What a delivery is answered that is stored already; null when it is not. */
async function receiptBefore(
  tx: Tx,
  { source, keys, since }: { source: WebhookSource } & DeliveryKeys,
  now: Instant,
): Promise<ReceiptView | null> {
  const first = await deliveryBefore(tx, `webhook:${source.name}`, keys, since)
  if (first === null) return null
  const problems = await deliveredAgain(tx, first, source.mapping.id, now)
  return { receipt: first.id, items: first.items, problems: problems.slice(0, 100) }
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash("sha256").update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
