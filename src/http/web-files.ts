import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { gzipSync } from "node:zlib"
import { Refusal } from "#domain/refusal.ts"

const BUILT = new URL("../../dist/web/", import.meta.url)
const FOR_EVER = "public, max-age=31536000, immutable"
const FOR_AN_HOUR = "public, max-age=3600, stale-while-revalidate=86400"

/** What other sites' pages load from us: the snippet at /baton.js and the form at /form.js. With `?v=` and the right version a browser keeps them for ever. */
export function webFiles(server: FastifyInstance): void {
  for (const name of ["baton.js", "form.js"]) {
    const file = read(name)
    server.get(`/${name}`, { schema: { hide: true } }, async (request, reply) => {
      if (file === null) throw new Refusal("not_built", `${name} is not built. Run "node bin/build-web.mjs", then start Baton again.`, 503)
      return answer(file, request, reply)
    })
  }
}

type WebFile = { bytes: Buffer; packed: Buffer; version: string }

/** Read once, at start; null where nothing was built. */
function read(name: string): WebFile | null {
  const file = new URL(name, BUILT)
  if (!existsSync(file)) return null
  const bytes = readFileSync(file)
  return { bytes, packed: gzipSync(bytes, { level: 9 }), version: createHash("sha256").update(bytes).digest("base64url").slice(0, 16) }
}

function answer({ bytes, packed, version }: WebFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const etag = `W/"${version}"`
  const { v } = request.query as Record<string, unknown>
  void reply.headers({
    etag,
    "cache-control": v === version ? FOR_EVER : FOR_AN_HOUR,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
  })
  if (request.headers["if-none-match"]?.includes(etag)) return reply.code(304).send()
  const takesGzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")
  if (takesGzip) void reply.header("content-encoding", "gzip")
  return reply.type("text/javascript; charset=utf-8").send(takesGzip ? packed : bytes)
}
