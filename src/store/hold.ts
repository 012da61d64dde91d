import type { Instant } from "#domain/instant.ts"
import type { RouteAttempt } from "#domain/routing/decide-route.ts"
import type { HoldReason } from "#domain/routing/hold-fix.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A qualified lead that waits for a person. `attempts` says for everybody who could have had it what stood in the way. */
export type Hold = {
  lead: string
  reason: HoldReason
  says: string
  agreement: string
  score: string
  qualification: string
  brief: string
  pool: string | null
  attempts: RouteAttempt[]
  owner: string
  since: Instant
  dueAt: Instant
}

/** Holds leads; one that is held already keeps the instant since when it waits, and its deadline. */
export async function saveHolds(tx: Tx, holds: readonly Hold[]): Promise<void> {
  const changed = ["reason", "says", "agreement", "score", "qualification", "brief", "pool", "attempts", "owner"]
  await insertRows(
    tx,
    "hold",
    holds.map(({ dueAt, ...hold }) => ({ ...hold, since: iso(hold.since), due_at: iso(dueAt) })),
    `(lead) do update set ${changed.map((column) => `${column} = excluded.${column}`).join(", ")}`,
  )
}

/** Held leads, the one that waits longest first; `reach`: only those that one of these people answers for, null: everybody's. */
export async function listHolds(tx: Tx, limit: number, reach: readonly string[] | null = null): Promise<Hold[]> {
  return tx.query(
    `select lead, reason, says, agreement, score, qualification, brief, pool, attempts, owner, since, due_at as "dueAt" from hold
     where $2::uuid[] is null or owner = any($2) order by since limit $1`,
    [limit, reach],
  )
}

/** Leads that wait for somebody free, held since an instant or later; the one that waits longest first. */
export async function freshHolds(tx: Tx, since: Instant, limit: number): Promise<string[]> {
  const rows = await tx.query<{ lead: string }>("select lead from hold where reason = 'nobody' and since >= $1 order by since limit $2", [
    iso(since),
    limit,
  ])
  return rows.map((row) => row.lead)
}

export async function holdsOf(tx: Tx, leads: readonly string[]): Promise<Hold[]> {
  if (leads.length === 0) return []
  return tx.query(
    `select lead, reason, says, agreement, score, qualification, brief, pool, attempts, owner, since, due_at as "dueAt" from hold where lead = any($1) order by since`,
    [leads],
  )
}

export async function endHolds(tx: Tx, leads: readonly string[]): Promise<void> {
  if (leads.length > 0) tx.send("delete from hold where lead = any($1)", [leads])
}
