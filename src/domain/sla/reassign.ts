import type { SlaPolicy } from "#domain/agreement/sla-policy.ts"
import { readDuration, type Target } from "#domain/agreement/duration.ts"
import { timesInWords } from "#domain/condition/in-words.ts"
import type { Instant } from "#domain/instant.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { type Clock, workedUntil } from "#domain/sla/clock.ts"
import { type ClockStart, startClock } from "#domain/sla/start-clock.ts"

/** What a missed lead may do next: move to one of `candidates`, stay with its owner and be escalated, or wait with the manager. */
export type Reassignment =
  | { kind: "move"; candidates: string[]; excluded: string[] }
  | { kind: "keep"; because: string }
  | { kind: "manager"; because: string }

export type ReassignInput = {
  current: string
  /** Everybody who owned this cycle so far, oldest first; may hold the current owner. */
  pastOwners: readonly string[]
  /** Who may receive the lead now, in the pool's order. */
  candidates: readonly string[]
  /** How often this cycle was moved already. */
  moves: number
}

/**
 * Who may take over. Earlier owners of the cycle are left out; when that leaves nobody, the one who had it longest ago comes back in first, and
 * the current owner never. With only the current owner left the lead stays and is escalated; after the most moves it goes to the manager.
 */
export function decideReassign(input: ReassignInput, policy: SlaPolicy["reassign"]): Reassignment {
  const { current, pastOwners, candidates, moves } = input
  if (moves >= policy.most)
    return { kind: "manager", because: `It was moved ${timesInWords(moves)} already, the most that the agreement allows.` }

  const others = candidates.filter((each) => each !== current)
  if (others.length === 0) return { kind: "keep", because: "Nobody else may take it now." }

  const excluded = exclusions(pastOwners, current)
  while (others.every((each) => excluded.includes(each))) excluded.shift()
  return { kind: "move", candidates: others.filter((each) => !excluded.includes(each)), excluded: [...excluded, current] }
}

/**
 * The clock of the new owner, started at `now`. The lead's own clock (`first_touch`) is not touched by a move: it runs on from the handoff.
 *
 * @param old   the clock of the owner who loses the lead, as it was before it was cancelled
 * @param moves how often the cycle was moved before this move
 */
export function restartOwnerClock(
  old: Clock,
  { start, policy, moves }: { start: ClockStart; policy: SlaPolicy["reassign"]; moves: number },
  calendar: BusinessCalendar,
  now: Instant,
): Clock {
  return startClock({ ...start, target: newOwnerTarget(old, { policy, moves }, calendar, now) }, calendar, now)
}

/** The target of a new owner's clock: null is the policy's own, whole again; otherwise what was left for the old owner, at least `at_least`. */
export function newOwnerTarget(
  old: Clock,
  { policy, moves }: { policy: SlaPolicy["reassign"]; moves: number },
  calendar: BusinessCalendar,
  now: Instant,
): Target | null {
  const isWhole = policy.target === "restart" || (policy.target === "restart_once" && moves === 0)
  if (isWhole) return null
  const left = old.targetMs - workedUntil(old, calendar, now)
  return { kind: "time", ms: Math.max(readDuration(policy.at_least), left) }
}

/** Earlier owners without the current one, by the last time they had the lead, longest ago first. */
function exclusions(pastOwners: readonly string[], current: string): string[] {
  return pastOwners.filter((owner, index) => owner !== current && pastOwners.lastIndexOf(owner) === index)
}
