import http from "node:http"
import https from "node:https"
import type { Milliseconds } from "#domain/instant.ts"

/**
 * What came back from a POST.
 * - `answered`: there is a status, whatever it says; `body` holds at most 64 KB and may be cut, also by a connection that broke
 * - `failed`: no answer; the receiver may have got the request or not
 * - `unusable`: the request can't be made at all, and never can
 */
export type PostAnswer =
  | { kind: "answered"; status: number; retryAfter: string | null; body: string }
  | { kind: "failed"; error: string }
  | { kind: "unusable"; error: string }

/** More of an answer is not read: the connection is closed. */
const mostAnswerBytes = 64 * 1024

/**
 * Posts a body and waits for the answer. Redirects are not followed. Never throws. Errors name the host, never the path: a path
 * may be a secret.
 *
 * Every request that leaves for an address that somebody configured goes through here. A check of the address (its name, and
 * what the name resolves to) belongs into `connectionTo`.
 *
 * @param timeoutMs for everything together: name, connection, request and the whole answer
 */
export async function post(url: string, headers: Record<string, string>, body: string, timeoutMs: Milliseconds): Promise<PostAnswer> {
  const connection = connectionTo(url)
  if (connection.kind === "unusable") return connection

  const { target } = connection
  return new Promise((resolve) => {
    try {
      exchange(target, { headers, body, timeoutMs }, resolve)
    } catch {
      resolve({ kind: "unusable", error: `The request to ${target.host} can't be written: one of its headers holds forbidden characters.` })
    }
  })
}

type Connection = { kind: "usable"; target: URL } | { kind: "unusable"; error: string }

function connectionTo(url: string): Connection {
  if (!URL.canParse(url)) return { kind: "unusable", error: "The address is not a URL. Enter one that begins with https://." }
  const target = new URL(url)
  if (target.protocol === "https:" || target.protocol === "http:") return { kind: "usable", target }
  return { kind: "unusable", error: `Addresses with ${target.protocol} can't be posted to. Enter one that begins with https://.` }
}

type Outgoing = { headers: Record<string, string>; body: string; timeoutMs: Milliseconds }

function exchange(target: URL, { headers, body, timeoutMs }: Outgoing, done: (answer: PostAnswer) => void): void {
  const bytes = Buffer.from(body, "utf8")
  const transport = target.protocol === "https:" ? https : http
  const request = transport.request(target, {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json", "user-agent": "Baton", ...headers, "content-length": bytes.length },
  })
  const end = (answer: PostAnswer): void => {
    clearTimeout(timer)
    request.destroy()
    done(answer)
  }
  let late = (): void => end({ kind: "failed", error: `${target.host} did not answer within ${timeoutMs / 1000} s.` })
  const timer = setTimeout(() => late(), timeoutMs)

  request.on("response", (response) => {
    late = readAnswer(response, end)
  })
  request.on("error", (error: NodeJS.ErrnoException) => {
    end({ kind: "failed", error: `No answer from ${target.host}: ${error.code ?? "the connection failed"}.` })
  })
  request.end(bytes)
}

/** Reads the answer up to its limit. A body that stays away changes nothing: the status is known. Returns what ends the reading. */
function readAnswer(response: http.IncomingMessage, end: (answer: PostAnswer) => void): () => void {
  const chunks: Buffer[] = []
  let size = 0
  const finish = (): void => {
    const body = Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString("utf8")
    end({ kind: "answered", status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] ?? null, body })
  }
  response.on("data", (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size >= mostAnswerBytes) finish()
  })
  response.on("end", finish)
  response.on("error", finish)
  return finish
}
