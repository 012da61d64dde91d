import type { Instant, Milliseconds } from "#domain/instant.ts"

export type Channel = "email" | "slack" | "teams" | "webhook"

/** What is to be told, before it takes a channel's shape. Text only; nothing in it is trusted: a lead may have typed any of it. */
export type Message = {
  /** One line. */
  subject: string
  /** Plain sentences. */
  lines: string[]
  /** Shown as a small table. */
  facts: { label: string; value: string }[]
  /** Shown only when the address is http or https. */
  link: { label: string; url: string } | null
  /** For webhooks: a type such as "handoff.created" and its payload. */
  event: { type: string; payload: Record<string, unknown> } | null
  /** Who reads it; decides what a mail says about itself (an answer to a lead, a notice to a colleague). */
  audience: "colleague" | "lead" | "system"
}

/** A message on its way over one channel. */
export type DeliveryRow = {
  /** Letters, digits, `-` and `_`; the same over all attempts, and what a receiver recognises a repetition by. */
  id: string
  channel: Channel
  /** An e-mail address; else a URL, or anything else for the address in the settings. */
  recipient: string
  /** Rendered once, so every attempt sends the same bytes. */
  body: string
  /** Attempts made so far. */
  attempts: number
  createdAt: Instant
}

/** What became of one attempt. `refused` means: never try this again. */
export type SendResult =
  | { kind: "sent"; receipt: string | null }
  | { kind: "retry"; error: string; retryAfterMs: Milliseconds | null }
  | { kind: "refused"; error: string; /** The receiver wants no more of anything: stop using the address. */ endpointGone?: true }
