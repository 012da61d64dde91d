import type { Instant, Milliseconds } from "#domain/instant.ts"

/** Whose API a provider speaks: `http` is any, by a mapping; `mx` is DNS, which says whether a domain takes mail. */
export type ProviderKind = "apollo" | "zoominfo" | "cognism" | "clearbit" | "mx" | "http"

/** How any HTTP API is asked and read. In `url`, headers and body `{email}`, `{domain}`, `{company}`, `{first_name}`, `{last_name}` and `{key}` are put in. */
export type HttpMapping = {
  method: "GET" | "POST"
  url: string
  headers: Record<string, string>
  /** JSON as text; only for POST. */
  body: string | null
  /** Whether it is asked about a person (by e-mail address) or a company (by domain). */
  about: "person" | "company"
  /** Lead field → JSON pointer into the answer. */
  fields: Record<string, string>
}

/** Somebody who can be asked about leads, for money. `place`: the order in which providers are asked, smallest first. */
export type Provider = {
  id: string
  kind: ProviderKind
  name: string
  place: number
  /** Null: the vendor's own address; for `mx` the name servers of the system. */
  url: string | null
  key: string | null
  /** Lead fields that it may give; others of its answer are not taken. */
  fields: string[]
  timeoutMs: Milliseconds
  perMinute: number | null
  /** In the currency of the contract; null: no limit. */
  monthlyBudget: number | null
  costPerHit: number
  cacheDays: number
  isOn: boolean
  mapping: HttpMapping | null
  breaker: Breaker
}

/**
 * Whether a provider is asked: after several failures it is left alone for a while, then one question tries whether it is back.
 * `failures`: instants of the newest ones; `openUntil`: not asked before; `blockedUntil`: what it asked us to wait itself.
 */
export type Breaker = {
  failures: Instant[]
  openUntil: Instant | null
  opened: number
  blockedUntil: Instant | null
  lastError: string | null
}

export const CLOSED: Breaker = { failures: [], openUntil: null, opened: 0, blockedUntil: null, lastError: null }
