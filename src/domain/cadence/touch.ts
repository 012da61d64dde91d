import type { Instant } from "#domain/instant.ts"

export type TouchKind =
  | "call"
  | "email"
  | "linkedin"
  | "video"
  | "sms"
  | "meeting_booked"
  | "meeting_held"
  | "note"
  | "task"
  | "email_open"
  | "email_click"
  | "bounce"
  | "auto_reply"
  | "inbound_reply"
  | "inbound_call"

/** Something that passed between us and a lead, or was written down about it, wherever it was recorded. */
export type Touch = {
  id: string
  kind: TouchKind
  direction: "outbound" | "inbound" | "none"
  /** A person did it at that moment; false for what a sequence, a template run or a server sent. */
  human: boolean
  /** When it happened, which may be long before it arrived here. */
  at: Instant
  /** Id of the person of ours; null when it is not known or there is none. */
  by: string | null
  /** Where it comes from, such as `outreach`, `gmail`, `hand`; unique together with `externalId`. */
  source: string
  externalId: string
  note: string
  /** What came of a call; null when nobody said, and for everything else. */
  outcome: CallOutcome | null
  /** Until when an automatic reply says that the lead is away; null when it does not. */
  until: Instant | null
}

export type CallOutcome = "connected" | "no_answer" | "voicemail" | "busy" | "wrong_number"
