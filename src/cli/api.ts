import type { Command } from "commander"
import { Failure } from "./failure.ts"
import { findKey, findUrl, keyFiles, type KeyHolder } from "./find-server.ts"

/** What every command may be told. */
export type GlobalOptions = { url?: string; key?: string; json?: boolean }

export type Query = Record<string, string | number | boolean | undefined>
export type Page<Entry> = { data: Entry[]; next_cursor: string | null }
export type Outgoing = { body?: unknown; query?: Query; headers?: Record<string, string> }

/** Baton's HTTP API, as a command talks to it. What is refused is thrown as a Failure with a line for a person. */
export type Api = {
  url: string
  /** Whether answers are to be printed as they come. */
  json: boolean
  get<Answer>(path: string, query?: Query): Promise<Answer>
  /** As many entries as wanted, over as many pages as that takes. */
  list<Entry>(path: string, query: Query, most: number): Promise<Page<Entry>>
  send<Answer>(method: "POST" | "PUT" | "DELETE", path: string, outgoing?: Outgoing): Promise<Answer>
  /** The answer itself, for what is no JSON. */
  fetch(path: string, init?: RequestInit & { duplex?: "half" }): Promise<Response>
  /** The workspace's time in epoch milliseconds: real time, or how far a demo's clock was moved. */
  now(): Promise<number>
}

const MOST_PER_PAGE = 200

/** The API that a command was told to talk to, or the one that runs here. */
export function apiOf(command: Command, holder: KeyHolder = "admin"): Api {
  const options = command.optsWithGlobals<GlobalOptions>()
  const url = findUrl(options.url, process.env)
  const key = findKey(options.key, holder, url, process.env)
  const call = (path: string, init: RequestInit & { duplex?: "half" } = {}) => request(url, key, path, init)
  const ask = async <Answer>(path: string, init?: RequestInit): Promise<Answer> => {
    const response = await call(path, init)
    return (response.status === 204 ? null : await response.json()) as Answer
  }
  return {
    url,
    json: options.json === true,
    get: (path, query) => ask(path + queryText(query)),
    async list<Entry>(path: string, query: Query, most: number) {
      const page: Page<Entry> = { data: [], next_cursor: null }
      do {
        const limit = Math.min(MOST_PER_PAGE, most - page.data.length)
        const more = await ask<Page<Entry>>(path + queryText({ ...query, limit, cursor: page.next_cursor ?? undefined }))
        page.data.push(...more.data)
        page.next_cursor = more.next_cursor
      } while (page.next_cursor !== null && page.data.length < most)
      return page
    },
    send: (method, path, { body, query, headers = {} } = {}) =>
      ask(path + queryText(query), {
        method,
        headers: typeof body === "object" ? { "content-type": "application/json", ...headers } : headers,
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    fetch: call,
    now: () => workspaceTime(call),
  }
}

async function request(url: string, key: string | null, path: string, init: RequestInit & { duplex?: "half" }): Promise<Response> {
  const headers = { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...(init.headers as Record<string, string> | undefined) }
  let response: Response
  try {
    response = await fetch(url + path, { ...init, headers })
  } catch (error) {
    if (error instanceof Error && error.cause instanceof Failure) throw error.cause
    throw new Failure(
      `Nothing answers at ${url} (${causeOf(error)}).`,
      "Start Baton with `npm start`, or say where it runs with --url or BATON_URL.",
    )
  }
  if (response.ok) return response
  throw failureOf(response.status, await problemOf(response), key)
}

type Problem = { title?: string; detail?: string; instance?: string; errors?: { pointer: string; message: string }[] }

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text()
  try {
    return JSON.parse(text) as Problem
  } catch {
    return { detail: `${response.url} answered ${response.status} and no JSON; is that Baton?` }
  }
}

function failureOf(status: number, problem: Problem, key: string | null): Failure {
  const all = problem.errors ?? []
  const detail = problem.detail ?? problem.title ?? `It was refused with status ${status}.`
  const further = all.filter(({ message }) => !detail.includes(message)).map(({ pointer, message }) => `  ${pointer}: ${message}`)
  return new Failure([detail, ...further].join("\n"), adviceOn(status, problem, key), { problem })
}

function adviceOn(status: number, { instance }: Problem, key: string | null): string {
  if (status === 401 && key === null)
    return `Give a key with --key or BATON_ADMIN_KEY; there is none in ${keyFiles(process.env).join(" or ")}.`
  if (status === 401) return "The key was made for another installation or taken back. Give one that is known there with --key."
  if (status === 403) return "Use a key with that right: `baton keys list` shows them, `baton keys create` makes one."
  if (status === 409) return "Look at it again, then decide anew."
  if (status === 503) return "Try again in a moment; `baton doctor` says how it stands."
  return status >= 500 ? `Look in the log for the request ${instance ?? ""}; \`baton doctor\` says how it stands.` : ""
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (cause instanceof Error) return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message
  return String(cause)
}

async function workspaceTime(call: Api["fetch"]): Promise<number> {
  try {
    const { now } = (await (await call("/api/demo/clock")).json()) as { now: string }
    return Date.parse(now)
  } catch {
    return Date.now()
  }
}

function queryText(query: Query = {}): string {
  const said = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return said.length === 0 ? "" : `?${new URLSearchParams(said)}`
}
