import type { FastifyReply, FastifyRequest } from "fastify"
import { SESSION_S } from "#store/session.ts"

/** A cookie that only we read. With https its name makes browsers take it from this host and by https only, so that no neighbour can plant one. */
export type Cookie = {
  read(request: FastifyRequest): string | null
  set(reply: FastifyReply, value: string): void
  clear(reply: FastifyReply): void
}

/** The cookie of a session. */
export function sessionCookie(publicUrl: string): Cookie {
  return cookieCalled("baton_session", publicUrl, SESSION_S)
}

/** `name`: without its `__Host-`; `seconds`: how long the browser keeps it. It comes along when somebody follows a link to us, and with no post from elsewhere. */
export function cookieCalled(name: string, publicUrl: string, seconds: number): Cookie {
  const isSecure = publicUrl.startsWith("https:")
  const full = isSecure ? `__Host-${name}` : name
  const pattern = new RegExp(`(?:^|;\\s*)${full}=([\\w-]{43})(?:;|$)`)
  const marks = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`
  return {
    read: (request) => pattern.exec(request.headers.cookie ?? "")?.[1] ?? null,
    set: (reply, value) => void reply.header("set-cookie", `${full}=${value}; Max-Age=${seconds}; ${marks}`),
    clear: (reply) => void reply.header("set-cookie", `${full}=; Max-Age=0; ${marks}`),
  }
}
