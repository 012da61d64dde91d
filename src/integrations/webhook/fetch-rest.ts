import type { FetchedRest } from "#domain/intake/webhook/fetch-named.ts"
import { retryAfterMs } from "#domain/sending/back-off.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { askJson } from "#integrations/outgoing/ask-json.ts"
import type { OutgoingWay } from "#integrations/outgoing/open-request.ts"

const TIMEOUT_MS: Milliseconds = 10_000
/** The answers that no time mends: the token or the number is wrong. */
const FINAL = [400, 401, 403, 404, 410]

/** Asks a sender's API for what it only named. Never throws. */
export async function fetchRest(url: string, token: string, way: OutgoingWay, now: Instant): Promise<FetchedRest> {
  const { host } = new URL(url)
  const request = { method: "GET" as const, url, headers: { authorization: `Bearer ${token}` }, body: null }
  const answer = await askJson(request, { ...way, timeoutMs: TIMEOUT_MS })
  if (answer.kind === "failed") return { kind: "failed", error: answer.why, isFinal: false, retryAfterMs: null }
  const { status, isJson, document } = answer
  if (status === 200 && isJson) return { kind: "fetched", document }
  const hint = status === 404 || status === 410 ? "it has none of this number" : "look whether the source's token is still good"
  const error = status === 200 ? `${host} answered with something that is no JSON.` : `${host} answered ${status}: ${hint}.`
  return { kind: "failed", error, isFinal: FINAL.includes(status), retryAfterMs: retryAfterMs(answer.retryAfter, now) }
}
