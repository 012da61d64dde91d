import type http from "node:http"
import type { Milliseconds } from "#domain/instant.ts"
import { brokenOff, openRequest } from "#integrations/outgoing/open-request.ts"

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
 * Posts a body and waits for the answer. Never throws.
 *
 * @param timeoutMs for everything together: name, connection, request and the whole answer
 */
export async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  { timeoutMs, allowsLocal }: { timeoutMs: Milliseconds; allowsLocal: boolean },
): Promise<PostAnswer> {
  const opened = openRequest({ method: "POST", url, headers, body }, { allowsLocal })
  if (opened.kind === "unusable") return opened

  const { target, request } = opened
  return new Promise((resolve) => {
    const end = (answer: PostAnswer): void => {
      clearTimeout(timer)
      request.destroy()
      resolve(answer)
    }
    let late = (): void => end({ kind: "failed", error: `${target.host} did not answer within ${timeoutMs / 1000} s.` })
    const timer = setTimeout(() => late(), timeoutMs)
    request.on("response", (response) => {
      late = readAnswer(response, end)
    })
    request.on("error", (error) => end({ kind: "failed", error: brokenOff(target, error) }))
  })
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
