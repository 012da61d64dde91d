import { QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query"
import { inWords, language } from "#app/texts.ts"

type Values = Record<string, string | number | boolean | null | undefined>

/**
 * What a call says besides its path: values for `{…}` in it, for the query, and a body: a file as it is, anything else as JSON. `outlivesPage`: it reaches
 * Baton also when the page is left meanwhile; for bodies of a few kB.
 */
export type Call = {
  path?: Record<string, string>
  query?: Values
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  outlivesPage?: boolean
}

/** What the API refused, as a sentence for the person who looks at the page. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly { pointer: string; message: string }[]
  /** Tells the operator which request it was. */
  readonly instance: string | null

  constructor(status: number, { type = "", detail, errors = [], instance }: Problem) {
    super(
      detail ??
        inWords({ en: "Baton could not answer. Please try again.", de: "Baton konnte nicht antworten. Bitte noch einmal versuchen." }),
    )
    this.status = status
    this.code = type.split("/").at(-1) ?? ""
    this.errors = errors
    this.instance = instance ?? null
  }
}

/** That nothing answered at all: no network, or Baton does not run. */
export class Unreachable extends Error {}

type Problem = { type?: string; detail?: string; errors?: { pointer: string; message: string }[]; instance?: string }

/**
 * Calls the API. Paths are written as the OpenAPI document has them, as plain texts, so that a test can hold every one of them against it.
 *
 * @throws Refused when the API says no, Unreachable when it says nothing
 */
export const api = {
  get: <Answer>(path: string, call: Call = {}) => send<Answer>("GET", path, call),
  post: <Answer>(path: string, call: Call = {}) => send<Answer>("POST", path, call),
  put: <Answer>(path: string, call: Call = {}) => send<Answer>("PUT", path, call),
  patch: <Answer>(path: string, call: Call = {}) => send<Answer>("PATCH", path, call),
  delete: <Answer>(path: string, call: Call = {}) => send<Answer>("DELETE", path, call),
  /** What the server tells from now on, until it is closed. */
  listen: (path: string, query: Values = {}) => new EventSource(path + asQuery(query)),
}

/** What a page shows, kept for a moment and asked for again when it changes. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => error instanceof Unreachable && failures < 2, refetchOnWindowFocus: true },
  },
})

/**
 * What a GET answered. `live`: which resources it is made of besides the one its path names, so that it is asked again when they change. `everyMs`: asked
 * again so often as well, for what changes by time alone.
 */
export function useApi<Answer>(
  path: string,
  call: Omit<Call, "body" | "signal"> = {},
  { live = [], enabled = true, keepsLast = false, everyMs }: Asking = {},
): UseQueryResult<Answer> {
  return useQuery<Answer>({
    ...question<Answer>(path, call, live),
    enabled,
    ...(everyMs !== undefined && { refetchInterval: everyMs }),
    ...(keepsLast && { placeholderData: (last: Answer | undefined) => last }),
  } as Parameters<typeof useQuery<Answer>>[0])
}

/** The same asked before the page that shows it is there; what fails is asked again by the page. */
export function askAhead(path: string, call: Omit<Call, "body" | "signal">, { live = [] }: Pick<Asking, "live"> = {}): Promise<void> {
  return queries.prefetchQuery(question(path, call, live))
}

/** A GET as it is asked and kept, for whoever asks without a page. */
export function question<Answer>(path: string, call: Omit<Call, "body" | "signal">, live: string[]) {
  return {
    queryKey: keyOf(path, call),
    queryFn: ({ signal }: { signal: AbortSignal }) => send<Answer>("GET", path, { ...call, signal }),
    meta: { live },
  }
}

type Asking = { live?: string[]; enabled?: boolean; keepsLast?: boolean; everyMs?: number }

/** Under which key the answer to a GET is kept. */
function keyOf(path: string, { path: params, query }: Omit<Call, "body"> = {}): readonly unknown[] {
  return [path, params ?? {}, query ?? {}]
}

/** Has everything asked again that is made of these resources, such as "handoffs"; null: everything. */
export function refresh(resources: readonly string[] | null = null): Promise<void> {
  const concerns = ({ queryKey, meta }: { queryKey: readonly unknown[]; meta: Record<string, unknown> | undefined }) => {
    if (resources === null || resources.includes("*")) return true
    const [, , own = ""] = String(queryKey[0]).split("/")
    return [own, ...((meta?.["live"] as string[] | undefined) ?? [])].some((each) => resources.includes(each))
  }
  return queries.invalidateQueries({ predicate: concerns })
}

async function send<Answer>(method: string, path: string, call: Call): Promise<Answer> {
  const { path: params = {}, query = {}, body, headers, signal, outlivesPage = false } = call
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""))
  const answer = await ask(address + asQuery(query), {
    method,
    headers: {
      accept: "application/json",
      "accept-language": language(),
      "x-baton-page": "1",
      ...(body !== undefined && { "content-type": body instanceof Blob ? body.type || "application/octet-stream" : "application/json" }),
      ...headers,
    },
    credentials: "same-origin",
    ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
    keepalive: outlivesPage,
  })
  if (answer.status === 204) return undefined as Answer
  const isJson = /json/.test(answer.headers.get("content-type") ?? "")
  if (!answer.ok) throw refusedBy(answer.status, isJson ? ((await answer.json()) as Problem) : {})
  return (isJson ? await answer.json() : await answer.text()) as Answer
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(address, init)
    if (isAway) for (const heard of backHeardBy) heard(noAnswer())
    isAway = false
    return answer
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error
    isAway = true
    throw new Unreachable(noAnswer(), { cause: error })
  }
}

let isAway = false
const backHeardBy = new Set<(said: string) => void>()

/** Calls `heard` when Baton answers again after it did not, with what was said meanwhile and is not true any more. */
export function whenBack(heard: (said: string) => void): () => void {
  backHeardBy.add(heard)
  return () => void backHeardBy.delete(heard)
}

function noAnswer(): string {
  return inWords({
    en: "Baton does not answer. Is it running, and are you online?",
    de: "Baton antwortet nicht. Läuft es, und gibt es eine Verbindung?",
  })
}

/** Whoever is not signed in is asked to, and comes back to the same page. */
function refusedBy(status: number, problem: Problem): Refused {
  if (status === 401 && !location.pathname.startsWith("/sign-in"))
    location.assign(`/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`)
  return new Refused(status, problem)
}

function asQuery(query: Values): string {
  const said = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "")
  return said.length === 0 ? "" : `?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`
}
