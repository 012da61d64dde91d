import { createHash } from "node:crypto"
import type { FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import { within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { claimKey, forgetKey, forgetOldKeys, keepReply } from "#store/idempotency.ts"

declare module "fastify" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyRequest {
    /** The Idempotency-Key that this request has claimed, with whose key it is; null when it came without. */
    claimed: string | null
  }
}

const ABANDONED_MS = 2 * 60_000
const KEPT_MS = 7 * 24 * 60 * 60_000
const LONGEST = 255

/** A POST with an Idempotency-Key is done once: its reply is kept and given again for the same request, for a week. */
export function keepReplies(api: Api, app: App): void {
  api.decorateRequest("claimed", null)

  api.addHook("preHandler", async (request, reply) => {
    const header = request.headers["idempotency-key"]
    if (request.method !== "POST" || header === undefined || request.routeOptions.config.keepsReply === false) return
    if (typeof header !== "string" || header === "" || header.length > LONGEST)
      throw new Refusal("bad_idempotency_key", `An Idempotency-Key has 1 to ${LONGEST} characters.`, 400)
    await claim(app, request, reply, `${request.caller.id}:${header}`)
  })

  api.addHook("onSend", async (request, reply, payload) => {
    const key = request.claimed
    if (key === null) return payload
    request.claimed = null
    // what failed on our side or came too fast may be tried again
    const isOurs = reply.statusCode >= 500 || reply.statusCode === 429 || typeof payload !== "string"
    await within(app, request, (tx) => (isOurs ? forgetKey(tx, key) : keepReply(tx, key, reply.statusCode, payload)))
    return payload
  })
}

async function claim(app: App, request: FastifyRequest, reply: FastifyReply, key: string): Promise<void> {
  const hash = hashOf(request)
  const { id = null } = request.params as { id?: string }
  const subject = id?.slice(0, 100) ?? null
  const route = `${request.method} ${request.routeOptions.url}`
  const known = await within(app, request, async (tx, now) => {
    await forgetOldKeys(tx, now - KEPT_MS)
    return claimKey(tx, { key, route, hash, subject }, { abandonedBefore: now - ABANDONED_MS, now })
  })
  if (known === null) {
    request.claimed = key
    return
  }
  if (known.hash !== hash)
    throw new Refusal("idempotency_key_reused", "This Idempotency-Key came before with another request; take a fresh one.", 422)
  if (known.status === null || known.body === null)
    throw new Refusal("in_flight", "The same request is still under way; ask again in a moment.", 409)
  void reply.code(known.status).header("idempotent-replayed", "true")
  await reply.type(known.status < 400 ? "application/json" : "application/problem+json").send(known.body)
}

function hashOf(request: FastifyRequest): string {
  return createHash("sha256")
    .update(`${request.method} ${request.url}\n`)
    .update(Buffer.isBuffer(request.body) ? request.body : (JSON.stringify(request.body) ?? ""))
    .digest("hex")
}
