import { randomBytes } from "node:crypto"
import type { FastifyReply, FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"
import type { App } from "#http/app.ts"
import { isKeyGood, type ApiKey } from "#store/api-key.ts"
import { workspaces } from "#store/workspace.ts"

const SESSION_S = 12 * 60 * 60
const MOST_SESSIONS = 1_000

/** Who may see pages. Sessions live in this process only: after a restart everybody signs in again. */
export type Gate = {
  /** The workspace whose pages the request may see, or null when it has to sign in first. */
  admit(request: FastifyRequest): Promise<string | null>
  /** Begins a session for whoever came with this key. */
  signIn(key: ApiKey, reply: FastifyReply): void
}

type Session = { workspace: string; key: string; until: number }

export function createGate(app: App): Gate {
  const sessions = new Map<string, Session>()
  const isSecure = app.publicUrl.startsWith("https:")
  // with this beginning a browser takes it from this host over https only, so that no neighbour can plant one
  const cookie = isSecure ? "__Host-baton_session" : "baton_session"

  return {
    async admit(request) {
      const [first] = await workspaces(app.db)
      if (first !== undefined && app.isDemo(first.name) && isFromHere(request)) return first.name
      const session = sessions.get(cookieOf(request, cookie) ?? "")
      if (session === undefined || session.until < performance.now()) return null
      // a key that was taken back takes its sessions with it
      return (await isKeyGood(app.db, session.workspace, session.key)) ? session.workspace : null
    },
    signIn(key, reply) {
      const now = performance.now()
      for (const [id, { until }] of sessions) if (until < now || sessions.size >= MOST_SESSIONS) sessions.delete(id)
      const id = randomBytes(32).toString("base64url")
      sessions.set(id, { workspace: key.workspace, key: key.id, until: now + SESSION_S * 1000 })
      const marks = `Path=/; Max-Age=${SESSION_S}; HttpOnly; SameSite=Strict${isSecure ? "; Secure" : ""}`
      void reply.header("set-cookie", `${cookie}=${id}; ${marks}`)
    },
  }
}

/** Whether a post comes from one of our own pages. @throws Refusal 403 when it does not, or does not say */
export function checkOrigin(request: FastifyRequest): void {
  const { "sec-fetch-site": site, origin, host } = request.headers
  const isOurs = site === undefined ? origin !== undefined && URL.parse(origin)?.host === host : site === "same-origin"
  if (!isOurs) throw new Refusal("other_site", "This only works from Baton's own pages. Scripts use the API and a key.", 403)
}

/**
 * Whether a browser on this machine asks for this machine. The name is checked because a site elsewhere can let its own name point here, the
 * address because a program elsewhere can send any name, and what proxies add because they ask from here for others.
 */
function isFromHere(request: FastifyRequest): boolean {
  const isLocalName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(request.headers.host ?? "")
  const isLocalAddress = /^(::ffff:)?127\.|^::1$/.test(request.ip)
  const isPassedOn = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => request.headers[name] !== undefined)
  return isLocalName && isLocalAddress && !isPassedOn
}

function cookieOf(request: FastifyRequest, name: string): string | null {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? "")?.[1] ?? null
}
