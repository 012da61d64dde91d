import type { Tier } from "#domain/agreement/agreement.ts"
import type { ClockKind } from "#domain/agreement/sla-policy.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import type { ClockState } from "#domain/sla/clock.ts"
import type { HandoffState } from "#domain/disposition/disposition.ts"
import { IS_WARNED, OWED_CLOCK } from "#store/owed-clock.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** An open handoff with the clock of what it owes next; `kind` to `targetMs` are null where no clock runs. `isWarned`: its owner was told that it is due soon. */
export type BoardEntry = {
  id: string
  owner: string
  tier: Tier
  dueAt: Instant
  kind: ClockKind | null
  state: ClockState | null
  agreement: string | null
  targetMs: Milliseconds | null
  isWarned: boolean
}

const ENTRY = `select h.id, h.owner, h.tier, coalesce(c.due_at, h.due_at) as "dueAt", c.kind, c.state, c.agreement, c.target_ms as "targetMs", ${IS_WARNED} as "isWarned"
  from handoff as h ${OWED_CLOCK} where h.closed_at is null`

/** Every open handoff, or those of some owners. One statement, whatever their number. */
export async function openBoard(tx: Tx, owners: readonly string[] | null): Promise<BoardEntry[]> {
  return tx.query(`${ENTRY} and ($1::uuid[] is null or h.owner = any($1))`, [owners])
}

/** One open handoff, or null when its cycle is over. */
export async function openEntry(tx: Tx, id: string): Promise<BoardEntry | null> {
  const [entry] = await tx.query<BoardEntry>(`${ENTRY} and h.id = $1`, [id])
  return entry ?? null
}

/** What a board shows of a handoff besides its clock. `before`: who had it earlier, first one first. */
export type BoardLine = {
  id: string
  lead: string
  name: string | null
  email: string | null
  company: string | null
  state: HandoffState
  nextAction: string
  openedAt: Instant
  before: string[]
  escalations: number
  escalatedAt: Instant | null
}

export async function boardLines(tx: Tx, handoffs: readonly string[]): Promise<BoardLine[]> {
  if (handoffs.length === 0) return []
  return tx.query(
    `select h.id, h.lead, l.name, l.email, l.company, h.state, h.next_action as "nextAction", h.opened_at as "openedAt",
       array(select q.name from assignment as a join person as q on q.id = a.person
             where a.handoff = h.id and a.until is not null order by a.attempt) as before,
       e.times as escalations, e.at as "escalatedAt"
     from handoff as h join lead as l on l.id = h.lead
     cross join lateral (select count(*)::int as times, max(at) as at from escalation where handoff = h.id and share >= 100) as e
     where h.id = any($1)`,
    [handoffs],
  )
}

/** How many leads wait for a person, and how many handoffs were escalated since. */
export async function boardCounts(tx: Tx, since: Instant): Promise<{ held: number; escalated: number }> {
  const [row] = await tx.query<{ held: number; escalated: number }>(
    `select (select count(*)::int from hold) as held,
       (select count(distinct handoff)::int from escalation where at >= $1 and share >= 100) as escalated`,
    [iso(since)],
  )
  return row ?? { held: 0, escalated: 0 }
}
