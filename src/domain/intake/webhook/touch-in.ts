import type { CallOutcome, Touch } from "../../cadence/touch.ts"
import type { Instant } from "../../instant.ts"
import { plainText, type Problem } from "../arrival.ts"
import { compilePlace, type Find } from "./compile-place.ts"
import type { TouchPlaces } from "./mapping.ts"

/** A touch as somebody's webhook tells it. `email`: the lead's; `by`: the address of who of ours it was, or null. */
export type WebhookTouch = {
  externalId: string
  kind: Touch["kind"]
  at: Instant
  email: string
  by: string | null
  direction: Touch["direction"] | null
  human: boolean
  outcome: CallOutcome | null
  note: string
}

const KINDS: readonly string[] = [
  ...["call", "email", "linkedin", "video", "sms", "meeting_booked", "meeting_held", "note", "task"],
  ...["email_open", "email_click", "bounce", "auto_reply", "inbound_reply", "inbound_call"],
]
const OUTCOMES: readonly string[] = ["connected", "no_answer", "voicemail", "busy", "wrong_number"]
const DIRECTIONS: readonly string[] = ["outbound", "inbound", "none"]
const TRUE = ["true", "1", "yes", "automatic", "automated"]

export type CompiledTouch = Record<keyof TouchPlaces, Find>

export function compileTouch(places: TouchPlaces): CompiledTouch {
  const { kind, by, direction, automatic, outcome, note } = places
  return {
    kind: compilePlace(kind, true),
    by: compilePlace(by),
    direction: compilePlace(direction, true),
    automatic: compilePlace(automatic),
    outcome: compilePlace(outcome, true),
    note: compilePlace(note),
  }
}

/** What an item of a touch source says; or why it can't be understood. @param about what the rest of the mapping found in it */
export function touchIn(
  item: unknown,
  touch: CompiledTouch,
  about: { externalId: string; occurredAt: Instant; email: string | null },
): WebhookTouch | Problem {
  const text = (find: Find) => plainText(find(item))?.trim() ?? null
  const kind = text(touch.kind)?.toLowerCase() ?? ""
  if (!KINDS.includes(kind))
    return { code: "unknown_touch", says: `"${kind.slice(0, 60)}" is no kind of touch; map it by "words". There are: ${KINDS.join(", ")}.` }
  if (about.email === null) return { code: "nobody", says: "It names no lead: map fields.email." }
  const outcome = text(touch.outcome)?.toLowerCase() ?? ""
  const direction = text(touch.direction)?.toLowerCase() ?? ""
  return {
    externalId: about.externalId,
    kind: kind as Touch["kind"],
    at: about.occurredAt,
    email: about.email,
    by: text(touch.by)?.toLowerCase() ?? null,
    direction: DIRECTIONS.includes(direction) ? (direction as Touch["direction"]) : null,
    human: !TRUE.includes((text(touch.automatic) ?? "").toLowerCase()),
    outcome: OUTCOMES.includes(outcome) ? (outcome as CallOutcome) : null,
    note: (text(touch.note) ?? "").slice(0, 500),
  }
}
