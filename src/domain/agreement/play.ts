import type { Condition } from "#domain/condition/condition.ts"

/** What is said, channel by channel; with merge fields such as `{first_name|there}`. */
export type PlayTexts = {
  opener: string
  question: string
  asset?: string
  voicemail?: string
  linkedin?: string
  video?: string
  email?: { subject: string; text: string }
}

/** Its own texts are English; `locales` has them in other languages, by code. */
export type Play = PlayTexts & {
  id: string
  says: string
  when?: Condition
  purpose: string
  first_channel: "call" | "email" | "linkedin" | "video"
  locales?: Record<string, PlayTexts>
}
