import type { FastifyReply, FastifyRequest } from "fastify"
import { promisify } from "node:util"
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib"
import { Refusal } from "#domain/refusal.ts"
import type { Api } from "#http/api.ts"

const unpackers = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) }
const unpackRaw = promisify(inflateRaw)

/**
 * Bodies of this part of the server come as bytes, whatever their type says, unpacked when they were packed, also when nobody said so; `request.body` is
 * a Buffer. More than `most` bytes, before or after unpacking, are refused with 413; so is nothing else.
 *
 * @param keepsPacked whether what can't be unpacked is handed on as it came, marked by `request.isStillPacked`, instead of being refused
 */
export function takeRawBodies(server: Api, most: number, keepsPacked = false): void {
  server.removeAllContentTypeParsers()
  server.addHook("onRequest", async (request) => {
    request.declaredType = request.headers["content-type"] ?? ""
    request.raw.headers["content-type"] = "application/octet-stream"
  })
  server.decorateRequest("declaredType", "")
  server.decorateRequest("sentBytes", null)
  server.decorateRequest("isStillPacked", false)
  server.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: most }, async (request: FastifyRequest, body: Buffer) => {
    request.sentBytes = body
    const packed = packedBy(request, body)
    if (packed === null) return body
    try {
      return await unpacked(body, packed, most)
    } catch (error) {
      const isTooLarge = error instanceof Refusal && error.status === 413
      if (isTooLarge || (!keepsPacked && isSaid(request))) throw error
      request.isStillPacked = keepsPacked
      return body
    }
  })
}

declare module "fastify" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyRequest {
    /** The content type that the sender named, where bodies are taken as bytes. */
    declaredType: string
    /** A body as it came, before it was unpacked, where bodies are taken as bytes; null of an empty one. */
    sentBytes: Buffer | null
    /** Whether the body is packed and could not be unpacked, where such is kept. */
    isStillPacked: boolean
  }
}

/** By what a body is packed, or null; no text begins with the bytes of gzip, in no charset that bodies come in, so that is known without a word. */
function packedBy(request: FastifyRequest, body: Buffer): string | null {
  if (isSaid(request)) return encodingOf(request)
  return body[0] === 0x1f && body[1] === 0x8b ? "gzip" : null
}

function isSaid(request: FastifyRequest): boolean {
  return !["", "identity"].includes(encodingOf(request))
}

function encodingOf({ headers }: FastifyRequest): string {
  return (headers["content-encoding"] ?? "").trim().toLowerCase().replace(/^x-/, "")
}

async function unpacked(body: Buffer, name: string, most: number): Promise<Buffer> {
  if (!(name in unpackers))
    throw new Refusal("encoding", "The body is packed in a way that is not known here; gzip, deflate and br are.", 415)
  try {
    const isRaw = name === "deflate" && (body[0] ?? 0) % 16 !== 8
    return await (isRaw ? unpackRaw : unpackers[name as keyof typeof unpackers])(body, { maxOutputLength: most })
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE")
      throw new Refusal("too_large", `The body has more than ${most} bytes when it is unpacked.`, 413)
    throw new Refusal("broken_encoding", `The body is not ${name}, or is cut off.`, 400)
  }
}

/** Pages of other sites may send here: no cookie counts, only the key that they bring. Answers their browsers' question beforehand, too:
 * that one comes without the key, so it is answered alike for all, and the key's list of origins counts when it comes. */
export function allowOtherSites(server: Api, path: string): void {
  server.addHook(
    "onRequest",
    async (_request, reply) =>
      void reply.headers({
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "retry-after",
        "cross-origin-resource-policy": "cross-origin",
      }),
  )
  server.options(path, { schema: { hide: true } }, async (_request, reply: FastifyReply) => {
    void reply.headers({
      "access-control-allow-methods": "POST, OPTIONS",
      "access-control-allow-headers":
        "authorization, content-type, content-encoding, prefer, idempotency-key, x-retry-count, x-baton-strict",
      "access-control-max-age": "86400",
    })
    return reply.code(204).send()
  })
}
