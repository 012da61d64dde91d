import type { Problem } from "#domain/intake/arrival.ts"
import type { TranslatedItem } from "#domain/intake/translate-signal.ts"
import type { Instant } from "#domain/instant.ts"

/** Where an event stands: the stored signal that brought it, and its number in there from 0. */
export type EventPlace = { signal: string; item: number }

/**
 * The engagement that is kept under an event's source and id: the signal that brought it first, and whom it is about; lead null: an anonymous visitor.
 * It is withdrawn when its import was taken back.
 */
export type KeptEvent = EventPlace & { receivedAt: Instant; lead: string | null; isWithdrawn: boolean }

/** What lies in quarantine for an event, and what a person did about it. */
export type KeptProblem = EventPlace & Problem & { id: string; state: "waiting" | "replayed" | "dropped" }

export const EVENT_VERDICTS = ["waiting", "accepted", "duplicate", "quarantined", "replayed", "dropped", "withdrawn", "unknown"] as const

/**
 * What became of one event:
 * - `waiting`: stored and not yet taken in; a problem that it has is known already
 * - `accepted`: it counts
 * - `duplicate`: its source and id had come before, so only the first counts
 * - `quarantined`: it could not be understood and waits for somebody; `replayed` and `dropped`: somebody sent it in again, or set it aside
 * - `withdrawn`: it counted until the import that brought it was taken back
 * - `unknown`: it was taken in, but what it became is not there any more
 */
export type EventVerdict = {
  kind: (typeof EVENT_VERDICTS)[number]
  lead: string | null
  problem: Problem | null
  /** The one that came first and counts, for a duplicate. */
  first: KeptEvent | null
  quarantine: string | null
}

/**
 * @param isTaken whether the event's signal was taken in
 * @param kept    what is kept under the event's source and id
 * @param problem what lies in quarantine for this event, or for its signal as a whole
 */
export function eventVerdict(event: TranslatedItem, isTaken: boolean, kept: KeptEvent | null, problem: KeptProblem | null): EventVerdict {
  if (problem !== null) {
    const { code, says, id, state } = problem
    return { ...NOTHING, kind: state === "waiting" ? "quarantined" : state, problem: { code, says }, quarantine: id }
  }
  if (!isTaken) return { ...NOTHING, kind: "waiting", problem: "problem" in event ? event.problem : null }
  if (kept === null) return NOTHING
  const isFirst = kept.signal === event.signal.id && kept.item === event.item
  const kind = !isFirst ? "duplicate" : kept.isWithdrawn ? "withdrawn" : "accepted"
  return { ...NOTHING, kind, lead: kept.lead, first: isFirst ? null : kept }
}

const NOTHING: EventVerdict = { kind: "unknown", lead: null, problem: null, first: null, quarantine: null }
