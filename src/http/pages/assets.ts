import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import type { FastifyInstance } from "fastify"

const TYPES = { css: "text/css", svg: "image/svg+xml" }

/** The few files that pages are made with. They are read once; a browser asks again each time and mostly hears that nothing changed. */
export function assetRoutes(server: FastifyInstance): void {
  for (const name of ["page.css", "icon.svg"]) {
    const bytes = readFileSync(new URL(`assets/${name}`, import.meta.url))
    const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`
    const type = TYPES[name.split(".")[1] as keyof typeof TYPES]
    server.get(`/assets/${name}`, { schema: { hide: true } }, async (request, reply) => {
      void reply.headers({ etag, "cache-control": "no-cache", "x-content-type-options": "nosniff" })
      if (request.headers["if-none-match"] === etag) return reply.code(304).send()
      return reply.type(`${type}; charset=utf-8`).send(bytes)
    })
  }
}
