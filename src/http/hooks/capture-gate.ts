import type { FastifyReply, FastifyRequest } from "fastify"
import { isFromAllowed } from "#domain/intake/allowed-origin.ts"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import type { Authenticator } from "#http/auth.ts"
import { countRefusals } from "#http/hooks/count-refusals.ts"
import { createLimiter, type Limits } from "#http/limits.ts"
import type { ApiKey } from "#store/api-key.ts"

/** Who may send things in: with which key, from whose pages, and how much. */
export type CaptureGate = {
  /** @throws Refusal 401 without a known key, 403 when it is not for this or not for pages of this origin, 429 when too much came */
  admit(request: FastifyRequest, reply: FastifyReply, text: string | null): Promise<ApiKey>
  /** Counts what a request brought. @throws Refusal 429 when it is too much for now; nothing of it may have been kept */
  count(key: { id: string }, items: number): void
}

export function createCaptureGate(app: App, auth: Authenticator, { captureRequests, captureEvents }: Limits): CaptureGate {
  const requests = createLimiter({ name: "capture-requests", what: "requests with this key" }, captureRequests)
  const events = createLimiter({ name: "capture-events", what: "events with this key" }, captureEvents)
  const refused = countRefusals(app)

  return {
    async admit(request, reply, text) {
      const key = await auth.admit(request, text, ["write"])
      requests.take(key.id, 1)
      if (key.origins.length > 0 || key.browsersOnly) checkOrigin(request, reply, key, refused)
      return key
    },
    count: (key, items) => void events.take(key.id, Math.max(1, items)),
  }
}

/**
 * A browser says whose page sends; a program can say anything, so this keeps out pages and not programs. The answer names the page's origin when it is
 * on the key's list, so that only its scripts may read it.
 */
function checkOrigin(request: FastifyRequest, reply: FastifyReply, key: ApiKey, refused: (key: ApiKey, origin: string) => void): void {
  const origin = originOf(request)
  if (reply.hasHeader("access-control-allow-origin") && key.origins.length > 0) {
    void reply.header("vary", "origin").removeHeader("access-control-allow-origin")
    if (origin !== null && isFromAllowed(origin, key.origins)) void reply.header("access-control-allow-origin", origin)
  }
  if (origin === null) {
    if (!key.browsersOnly) return
    refused(key, "none")
    throw new Refusal(
      "browsers_only",
      `The key "${key.name}" is for browsers only, and this request says of no page that it comes from it.`,
      403,
    )
  }
  if (isFromAllowed(origin, key.origins)) return
  refused(key, origin)
  const says = `The key "${key.name}" takes nothing from pages of ${origin.slice(0, 100)}. Whoever runs Baton adds them with \`baton keys origins\`.`
  throw new Refusal("origin_not_allowed", says, 403)
}

/** Whose page a request comes from: what the browser says of itself, else where it was before; null when neither is said, as by servers. */
function originOf({ headers: { origin, referer } }: FastifyRequest): string | null {
  if (origin !== undefined) return origin
  return referer === undefined || referer === "" ? null : (URL.parse(referer)?.origin ?? "null")
}
