import type { FastifyRequest } from "fastify"
import { Refusal } from "#domain/refusal.ts"

/** Whether a request that changes something comes from one of our own pages. @throws Refusal 403 when it does not, or does not say */
export function checkOrigin(request: FastifyRequest): void {
  const { "sec-fetch-site": site, origin, host } = request.headers
  const isOurs = site === undefined ? origin !== undefined && URL.parse(origin)?.host === host : site === "same-origin"
  if (!isOurs) throw new Refusal("other_site", "This only works from Baton's own pages. Scripts use the API and a key.", 403)
}

/**
 * The same for a script of ours: what changes something has to say `x-baton-page: 1`, too, which neither a form nor a script of another site can.
 *
 * @throws Refusal 403
 */
export function checkScript(request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD") return
  checkOrigin(request)
  if (request.headers["x-baton-page"] === "1") return
  throw new Refusal(
    "not_from_page",
    "A change that comes with a session needs the header x-baton-page: 1. Scripts of your own use a key.",
    403,
  )
}

/**
 * Whether a browser on this machine asks for this machine. The name is checked because a site elsewhere can let its own name point here, the
 * address because a program elsewhere can send any name, and what proxies add because they ask from here for others.
 */
export function isFromHere(request: FastifyRequest): boolean {
  const isLocalName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(request.headers.host ?? "")
  const isLocalAddress = /^(::ffff:)?127\.|^::1$/.test(request.ip)
  const isPassedOn = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => request.headers[name] !== undefined)
  return isLocalName && isLocalAddress && !isPassedOn
}
