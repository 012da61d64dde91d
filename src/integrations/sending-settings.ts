import type { Milliseconds } from "#domain/instant.ts"

/** Where and how Baton sends. `null` means that the channel is not set up; what is to go there fails until it is. */
export type SendingSettings = {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  smtpUrl: string | null
  /** `Baton <baton@example.com>`, or the address alone. */
  mailFrom: string
  slackWebhookUrl: string | null
  teamsWebhookUrl: string | null
  webhookUrl: string | null
  /** `whsec_` and base64 of 24 to 64 random bytes. Two with a blank between them while one takes the other's place: both sign. */
  webhookSecret: string | null
  /** The longest an HTTP receiver may take over its whole answer, and an SMTP server over one of its replies. */
  timeoutMs: Milliseconds
  /** Whether HTTP receivers may lie in this network and be reached by http; for trials. The mail server always may: only the operator names it. */
  allowsLocal: boolean
}

/** What `timeoutMs` is unless somebody says otherwise. */
export const defaultTimeoutMs: Milliseconds = 10_000
