import type { Instant } from "#domain/instant.ts"
import { isLive, type Clock } from "#domain/sla/clock.ts"

/** The one thing that is owed next on a handoff, and until when. */
export type Obligation = { nextAction: string; dueAt: Instant }

const ORDER: Clock["kind"][] = ["acceptance", "owner_first_touch", "first_touch", "disposition", "routing"]

/**
 * What the owner owes next: the live promise that is due first, or the next step of the follow-up where that is due before. A promise that was missed stays
 * owed until it is kept.
 *
 * @param first what the play says to do as first touch
 * @param step the next step of the follow-up, or null
 * @returns null when no promise is live and no step is owed
 */
export function nextObligation(clocks: readonly Clock[], first: string, step: Obligation | null): Obligation | null {
  const promised = nextPromise(clocks, first)
  if (step === null || promised === null) return promised ?? step
  return step.dueAt < promised.dueAt ? step : promised
}

function nextPromise(clocks: readonly Clock[], first: string): Obligation | null {
  const [next] = owed(clocks.filter(isLive)).sort((a, b) => a.dueAt - b.dueAt || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  return next === undefined ? null : { nextAction: actionOf(next, first), dueAt: next.dueAt }
}

/** A new owner owes by their own clock; that the lead itself has waited too long already is the ladder's matter. */
function owed(live: Clock[]): Clock[] {
  const hasOwnTime = live.some((clock) => clock.kind === "owner_first_touch" && clock.state === "running")
  return hasOwnTime ? live.filter((clock) => clock.kind !== "first_touch") : live
}

function actionOf(clock: Clock, first: string): string {
  if (clock.kind === "acceptance") return `Accept the lead, then: ${first}`
  if (clock.kind === "disposition") return "Say what became of the lead: convert, recycle, reject or disqualify"
  return first
}
