import type { FastifyInstance } from "fastify"
import { Refusal } from "#domain/refusal.ts"

/** What every answer says; parts of the server that show pages or are loaded by other sites say their own. */
export const EVERYWHERE = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
}

/** What pages say: nothing written into them runs or is a style, nobody frames them, nothing of the machine is asked for. */
export const PAGE_HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(self), usb=()",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "cache-control": "no-store",
}

/** A year, as browsers' lists want it; subdomains are somebody else's to decide. */
const HTTPS_ONLY = "max-age=31536000"
const LONGEST_ADDRESS = 8 * 1024

/** Headers that protect whoever reads the answers, on every answer. With https, browsers come by nothing else from then on. */
export function protect(server: FastifyInstance, publicUrl: string): void {
  const headers = publicUrl.startsWith("https:") ? { ...EVERYWHERE, "strict-transport-security": HTTPS_ONLY } : EVERYWHERE
  server.addHook("onRequest", (request, reply, done) => {
    void reply.headers(headers)
    const isLong = request.url.length > LONGEST_ADDRESS
    done(isLong ? new Refusal("long_address", "The address is longer than 8 KiB. Put what it says into a body.", 414) : undefined)
  })
}
