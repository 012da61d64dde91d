import type { CadencePlace } from "#domain/cadence/cadence-run.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Many handoffs that were given to others at once. `scope`: which, as it was asked for. */
export type Reassignment = {
  id: string
  at: Instant
  by: string
  why: string
  scope: Record<string, unknown>
  revertedAt: Instant | null
  revertedBy: string | null
}

/**
 * One of them. `version`: of the handoff as the move left it. `followUp`: where its follow-up stood before. `outcome`: what became of it when the whole was
 * taken back; null before.
 */
export type ReassignmentMove = {
  handoff: string
  from: string
  to: string
  attempt: number
  version: number
  poolBefore: string | null
  followUp: CadencePlace | null
  says: string
  outcome: "restored" | "kept" | null
  outcomeSays: string | null
}

const COLUMNS = `id, at, by_actor as by, why, scope, reverted_at as "revertedAt", reverted_by as "revertedBy"`

export async function insertReassignment(
  tx: Tx,
  { id, at, by, why, scope }: Pick<Reassignment, "id" | "at" | "by" | "why" | "scope">,
  moves: readonly Omit<ReassignmentMove, "outcome" | "outcomeSays">[],
): Promise<void> {
  await insertRows(tx, "reassignment", [{ id, at: iso(at), by_actor: by, why, scope }])
  await insertRows(
    tx,
    "reassignment_move",
    moves.map(({ handoff, from, to, attempt, version, poolBefore, followUp, says }) => ({
      reassignment: id,
      handoff,
      from_person: from,
      to_person: to,
      attempt,
      version,
      pool_before: poolBefore,
      follow_up: followUp,
      says,
    })),
  )
}

/** Newest first; `after` is the id of the last one of the page before. */
export async function listReassignments(tx: Tx, after: string | null, limit: number): Promise<Reassignment[]> {
  return tx.query(`select ${COLUMNS} from reassignment where ($1::uuid is null or id < $1) order by id desc limit $2`, [after, limit])
}

/** How many handoffs each of these moved, and between whom. */
type Moved = { reassignment: string; moved: number; from: string[]; to: string[] }

export async function movedBy(tx: Tx, reassignments: readonly string[]): Promise<Map<string, Moved>> {
  const rows = await tx.query<Moved>(
    `select reassignment, count(*)::int as moved, array_agg(distinct from_person) as "from", array_agg(distinct to_person) as "to"
     from reassignment_move where reassignment = any($1) group by reassignment`,
    [reassignments],
  )
  return new Map(rows.map((row) => [row.reassignment, row]))
}

export async function lockReassignment(tx: Tx, id: string): Promise<Reassignment | null> {
  const [row] = await tx.query<Reassignment>(`select ${COLUMNS} from reassignment where id = $1 for update`, [id])
  return row ?? null
}

export async function movesOf(tx: Tx, reassignment: string): Promise<ReassignmentMove[]> {
  return tx.query(
    `select handoff, from_person as "from", to_person as "to", attempt, version, pool_before as "poolBefore", follow_up as "followUp", says, outcome, outcome_says as "outcomeSays"
     from reassignment_move where reassignment = $1 order by handoff`,
    [reassignment],
  )
}

/** Notes who took it back and what became of each move. */
export async function markReverted(
  tx: Tx,
  id: string,
  by: string,
  outcomes: readonly { handoff: string; outcome: "restored" | "kept"; says: string }[],
  now: Instant,
): Promise<void> {
  await tx.query("update reassignment set reverted_at = $2, reverted_by = $3 where id = $1", [id, iso(now), by])
  await tx.query(
    `update reassignment_move as m set outcome = o.outcome, outcome_says = o.says
     from unnest($2::uuid[], $3::text[], $4::text[]) as o (handoff, outcome, says) where m.reassignment = $1 and m.handoff = o.handoff`,
    [id, outcomes.map((one) => one.handoff), outcomes.map((one) => one.outcome), outcomes.map((one) => one.says)],
  )
}
