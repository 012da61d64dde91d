import type { Answer } from "#domain/enrichment/answer.ts"
import type { Provider } from "#domain/enrichment/provider.ts"
import type { Question } from "#domain/enrichment/question.ts"
import { retryAfterMs } from "#domain/sending/back-off.ts"
import type { JsonAnswer, JsonRequest } from "#integrations/outgoing/ask-json.ts"

/** Sends one request within the time that is left. */
export type Ask = (request: JsonRequest) => Promise<JsonAnswer>

/** How one vendor is asked. A key that it changed while answering is told by `newKey`, so that it can be kept. */
export type Adapter = (
  question: Question,
  provider: Pick<Provider, "id" | "url" | "key" | "mapping" | "timeoutMs">,
  ask: Ask,
) => Promise<{ answer: Answer; newKey?: string }>

export type Answered = Extract<JsonAnswer, { kind: "answered" }>

export const NOT_FOUND: Answer = { kind: "not_found" }

/** Reads a successful answer by `read`; everything that is none is told in the same words for all vendors. */
export function readAnswer(
  answer: JsonAnswer,
  who: string,
  read: (document: Record<string, unknown>, answered: Answered) => Answer,
): Answer {
  if (answer.kind === "failed") return failed(answer.why)
  const { status, document, isJson } = answer
  if (status === 404) return NOT_FOUND
  if (status === 401 || status === 403) return failed(`${who} refused the key (${status}).`, true)
  if (status === 402) return failed(`${who} says that the credits are used up (402).`, true)
  if (status === 429)
    return {
      ...failed(`${who} says that it is asked too often (429).`),
      retryAfterMs: retryAfterMs(answer.retryAfter, Date.now()) ?? 60_000,
    }
  if (status >= 300 && status < 400) return failed(`${who} answered ${status}: redirects are not followed.`)
  if (status >= 500) return { ...failed(`${who} answered ${status}.`), retryAfterMs: retryAfterMs(answer.retryAfter, Date.now()) }
  if (status >= 400) return failed(`${who} did not understand the question (${status}).`, true)
  if (!isJson) return failed(`${who} answered ${status}, but with something that is no JSON.`)
  if (typeof document !== "object" || document === null || Array.isArray(document))
    return failed(`${who} answered ${status} with JSON of another shape.`)
  return read(document as Record<string, unknown>, answer)
}

export function failed(why: string, isOurs = false): Extract<Answer, { kind: "failed" }> {
  return { kind: "failed", why, isOurs, retryAfterMs: null }
}

/** A member of an object that is an object itself, or an empty one. */
export function part(of: unknown, name: string): Record<string, unknown> {
  const inner = typeof of === "object" && of !== null ? (of as Record<string, unknown>)[name] : null
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? (inner as Record<string, unknown>) : {}
}

/** The first of a list, or the thing itself. */
export function first(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] as unknown) : value
}

/** Address of a path below a provider's base. */
export function under(base: string, path: string, query: Record<string, string | null> = {}): string {
  const said = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== "")
  return `${base.replace(/\/+$/, "")}${path}${said.length === 0 ? "" : `?${new URLSearchParams(said)}`}`
}
