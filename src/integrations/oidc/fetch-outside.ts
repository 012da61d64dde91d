import { buffer } from "node:stream/consumers"
import type { CustomFetch } from "openid-client"
import { brokenOff, openRequest } from "#integrations/outgoing/open-request.ts"

const MOST_BYTES = 1_000_000

/**
 * What openid-client asks with: the door by which all requests leave for addresses that somebody entered, so neither the description of a sign-in nor an
 * address in it leads into this network. Redirects are not followed.
 */
export function fetchOutside(allowsLocal: boolean): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const text = body === undefined || body === null ? null : String(body)
    const asked = { method: method === "POST" ? ("POST" as const) : ("GET" as const), url, headers: { ...headers }, body: text }
    const opened = openRequest(asked, { allowsLocal, ...(signal ? { stopped: signal } : {}) })
    if (opened.kind === "unusable") throw new Error(opened.error)
    const { request, target } = opened
    return new Promise<Response>((resolve, reject) => {
      request.on("error", (error) => reject(new Error(brokenOff(target, error))))
      request.on("response", (response) => {
        let size = 0
        response.on("data", (chunk: Buffer) => {
          size += chunk.length
          if (size > MOST_BYTES) request.destroy(new Error("too much"))
        })
        const { statusCode: status = 502, headers: said } = response
        const kept = Object.entries(said).flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []))
        buffer(response).then(
          (bytes) => resolve(new Response(status === 204 ? null : new Uint8Array(bytes), { status, headers: kept })),
          (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
        )
      })
    })
  }
}
