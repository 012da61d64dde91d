import type http from "node:http"
import { brokenOff, openRequest, type Outgoing, type OutgoingWay } from "#integrations/outgoing/open-request.ts"
import type { Milliseconds } from "#domain/instant.ts"

export type JsonRequest = Outgoing

/**
 * What came back: `answered` with a status and the document (null when the body is no JSON or empty, then `isJson` is false), or `failed`: nothing
 * that could be read. `why` names the host, never the path or a header: those hold keys and addresses of people.
 */
export type JsonAnswer =
  | { kind: "answered"; status: number; document: unknown; isJson: boolean; text: string; retryAfter: string | null }
  | { kind: "failed"; why: string }

/** How a request may go, and for how long. */
export type Way = OutgoingWay & { timeoutMs: Milliseconds }

const MOST_BYTES = 1_000_000

/**
 * Asks for JSON. Redirects are not followed: they come back as what they are. The time is for everything together, so that a body that drips
 * can't hold anybody up. Never throws.
 */
export async function askJson(request: JsonRequest, way: Way): Promise<JsonAnswer> {
  const opened = openRequest({ ...request, headers: { accept: "application/json", ...request.headers } }, way)
  if (opened.kind === "unusable") return { kind: "failed", why: opened.error }
  const { target, request: open } = opened
  return new Promise((resolve) => {
    const end = (answer: JsonAnswer): void => {
      clearTimeout(timer)
      open.destroy()
      resolve(answer)
    }
    const failed = (why: string) => end({ kind: "failed", why })
    const timer = setTimeout(() => failed(`${target.host} did not answer within ${way.timeoutMs / 1000} s.`), way.timeoutMs)
    open.on("response", (response) => read(response, target.host, end))
    open.on("error", (error) => failed(brokenOff(target, error)))
  })
}

function read(response: http.IncomingMessage, host: string, end: (answer: JsonAnswer) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  response.on("data", (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size > MOST_BYTES) end({ kind: "failed", why: `${host} answered with more than ${MOST_BYTES / 1_000_000} MB.` })
  })
  response.on("error", () => end({ kind: "failed", why: `The answer of ${host} broke off.` }))
  response.on("aborted", () => end({ kind: "failed", why: `The answer of ${host} broke off.` }))
  response.on("end", () => {
    const text = Buffer.concat(chunks).toString("utf8")
    const parsed = parse(text)
    end({
      kind: "answered",
      status: response.statusCode ?? 0,
      ...parsed,
      text: text.slice(0, 400),
      retryAfter: response.headers["retry-after"] ?? null,
    })
  })
}

function parse(text: string): { document: unknown; isJson: boolean } {
  try {
    return { document: JSON.parse(text) as unknown, isJson: true }
  } catch {
    return { document: null, isJson: false }
  }
}
