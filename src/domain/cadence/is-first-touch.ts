import type { Touch, TouchKind } from "#domain/cadence/touch.ts"

const MESSAGES: ReadonlySet<TouchKind> = new Set(["call", "email", "linkedin", "video", "sms"])
const MEETINGS: ReadonlySet<TouchKind> = new Set(["meeting_booked", "meeting_held"])

const NO_TOUCH: Partial<Record<TouchKind, string>> = {
  note: "A note is no contact with the lead.",
  task: "A ticked task is no contact: record the call or the message itself.",
  email_open: "An opened e-mail is the lead's doing, not a touch.",
  email_click: "A click is the lead's doing, not a touch.",
  bounce: "The e-mail did not arrive.",
  auto_reply: "An automatic reply is not a person.",
  inbound_reply: "The lead wrote; nobody of ours has answered yet.",
  inbound_call: "The lead called; nobody of ours has called back yet.",
}

/**
 * Whether a touch satisfies the first-touch clock: a call attempt, an e-mail or a message that a person of ours made, or a meeting booked or
 * held, by one of `ours` (ids of the owner and the team's members). A meeting counts whoever booked it and however.
 */
export function isFirstTouch(touch: Touch, ours: readonly string[]): boolean {
  return whyNoFirstTouch(touch, ours) === null
}

/** Why a touch does not satisfy the first-touch clock, in a sentence for the rep; null when it does. */
export function whyNoFirstTouch(touch: Touch, ours: readonly string[]): string | null {
  if (touch.by === null) return NO_TOUCH[touch.kind] ?? "It does not say which of your people made it."
  if (!ours.includes(touch.by))
    return NO_TOUCH[touch.kind] ?? "It was made by somebody who neither owns the lead nor is on the owner's team."
  if (MEETINGS.has(touch.kind)) return null
  if (!MESSAGES.has(touch.kind)) return NO_TOUCH[touch.kind] ?? "It is no contact with the lead."
  if (touch.direction !== "outbound") return "It came from the lead, not from us."
  return touch.human ? null : "A sequence or an automatic acknowledgement sent it, not a person."
}
