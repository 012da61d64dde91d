import http from "node:http"
import https from "node:https"
import { publicLookup, refusedAddress } from "#integrations/enrichment/safe-address.ts"
import type { Milliseconds } from "#domain/instant.ts"

export type JsonRequest = { method: "GET" | "POST"; url: string; headers: Record<string, string>; body: string | null }

/**
 * What came back: `answered` with a status and the document (null when the body is no JSON or empty, then `isJson` is false), or `failed`: nothing
 * that could be read. `why` names the host, never the path or a header: those hold keys and addresses of people.
 */
export type JsonAnswer =
  | { kind: "answered"; status: number; document: unknown; isJson: boolean; text: string; retryAfter: string | null }
  | { kind: "failed"; why: string }

/** How a request may go: for how long, whether addresses of this network are allowed, and what ends it when Baton stops. */
export type Way = { timeoutMs: Milliseconds; allowsLocal: boolean; stopped?: AbortSignal }

const MOST_BYTES = 1_000_000

/**
 * Asks for JSON. Redirects are not followed: they come back as what they are. The time is for everything together, so that a body that drips
 * can't hold anybody up. Never throws.
 */
export async function askJson(request: JsonRequest, way: Way): Promise<JsonAnswer> {
  const refused = refusedAddress(request.url, way.allowsLocal)
  if (refused !== null) return { kind: "failed", why: refused }
  const target = new URL(request.url)
  return new Promise((resolve) => {
    try {
      exchange(target, request, way, resolve)
    } catch {
      resolve({ kind: "failed", why: `The request to ${target.host} can't be written: one of its headers holds forbidden characters.` })
    }
  })
}

function exchange(target: URL, { method, headers, body }: JsonRequest, way: Way, done: (answer: JsonAnswer) => void): void {
  const bytes = body === null ? null : Buffer.from(body, "utf8")
  const request = (target.protocol === "https:" ? https : http).request(target, {
    method,
    agent: false,
    ...(way.allowsLocal ? {} : { lookup: publicLookup }),
    ...(way.stopped === undefined ? {} : { signal: way.stopped }),
    headers: {
      accept: "application/json",
      "user-agent": "Baton",
      ...(bytes === null ? {} : { "content-type": "application/json", "content-length": bytes.length }),
      ...headers,
    },
  })
  const end = (answer: JsonAnswer): void => {
    clearTimeout(timer)
    request.destroy()
    done(answer)
  }
  const failed = (why: string) => end({ kind: "failed", why })
  const timer = setTimeout(() => failed(`${target.host} did not answer within ${way.timeoutMs / 1000} s.`), way.timeoutMs)
  request.on("response", (response) => read(response, target.host, end))
  request.on("error", (error: NodeJS.ErrnoException) =>
    failed(
      error.code === "EPRIVATE"
        ? `${target.host} leads into a private network.`
        : `No answer from ${target.host}: ${error.code ?? "the connection failed"}.`,
    ),
  )
  request.end(bytes ?? undefined)
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
