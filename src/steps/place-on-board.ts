import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import type { BusinessCalendar } from "#domain/sla/business-calendar.ts"
import { urgencyOf, urgencyOfStep, type Urgency } from "#domain/sla/urgency.ts"
import { workingLeft } from "#domain/sla/working-left.ts"
import type { BoardEntry } from "#store/board.ts"
import type { Tx } from "#store/tx.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import { rulesOf, type Rules } from "#steps/rules.ts"

/** An open handoff as it stands. `left`: working time to the due instant, below 0 when that has passed; null where nothing runs. `isTicking`: working time passes now. */
export type BoardPlace = BoardEntry & { urgency: Urgency; left: Milliseconds | null; isTicking: boolean }

/** The rules of every version that these handoffs live by. */
export async function rulesById(tx: Tx, entries: readonly Pick<BoardEntry, "agreement">[]): Promise<Map<string, Rules>> {
  const rules = new Map<string, Rules>()
  for (const { agreement } of entries) if (agreement !== null && !rules.has(agreement)) rules.set(agreement, await rulesOf(tx, agreement))
  return rules
}

export function placeOf(entry: BoardEntry, owner: Person | undefined, rules: ReadonlyMap<string, Rules>, now: Instant): BoardPlace {
  const { state, dueAt, targetMs, isWarned } = entry
  const hours = hoursOf(entry, owner, rules)
  if (hours === null || state === null || targetMs === null)
    return { ...entry, urgency: urgencyOfStep(dueAt, now), left: null, isTicking: false }
  const left = workingLeft(hours, dueAt, now)
  const isPaused = state === "paused"
  const isTicking = !isPaused && hours.between(now, now + 1) > 0
  return { ...entry, urgency: urgencyOf({ state, dueAt, targetMs, isWarned }, left, now), left: isPaused ? null : left, isTicking }
}

/** What comes first: broken promises, promises at risk, late steps, promises and then steps that are not due yet, and what stands still. */
export function mostUrgentFirst(a: BoardPlace, b: BoardPlace): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)]
  if (rankA !== rankB) return rankA - rankB
  const [leftA, leftB] = [a.left ?? 0, b.left ?? 0]
  if (leftA !== leftB) return leftA - leftB
  if (a.dueAt !== b.dueAt) return a.dueAt - b.dueAt
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

const RANKS: Readonly<Record<Urgency, number>> = { overdue: 0, at_risk: 1, step_late: 2, fine: 3, paused: 5 }

function rankOf({ urgency, left }: BoardPlace): number {
  return urgency === "fine" && left === null ? 4 : RANKS[urgency]
}

/** The hours in which a handoff's clock runs; null when none does. */
export function hoursOf(
  { kind, agreement }: Pick<BoardEntry, "kind" | "agreement">,
  owner: Person | undefined,
  rules: ReadonlyMap<string, Rules>,
): BusinessCalendar | null {
  const agreed = rules.get(agreement ?? "")
  return kind === null || owner === undefined || agreed === undefined ? null : clockCalendar(kind, owner, agreed)
}
