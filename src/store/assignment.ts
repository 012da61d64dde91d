import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Who had a handoff from when to when, and why. */
export type Assignment = {
  handoff: string
  attempt: number
  person: string
  since: Instant
  until: Instant | null
  why: string
  endedAs: string | null
  creditedBack: boolean
}

export async function assignmentsOf(tx: Tx, handoffs: readonly string[]): Promise<Assignment[]> {
  if (handoffs.length === 0) return []
  return tx.query(
    `select handoff, attempt, person, since, until, why, ended_as as "endedAs", credited_back as "creditedBack"
     from assignment where handoff = any($1) order by handoff, attempt`,
    [handoffs],
  )
}

export async function insertAssignments(tx: Tx, assignments: readonly Assignment[]): Promise<void> {
  await insertRows(
    tx,
    "assignment",
    assignments.map((one) => ({
      handoff: one.handoff,
      attempt: one.attempt,
      person: one.person,
      since: one.since,
      until: one.until,
      why: one.why,
      ended_as: one.endedAs,
      credited_back: one.creditedBack,
    })),
  )
}

/**
 * Assignments that follow others: each begins when the one before ended. Mostly that is `now`; whoever waited for the handoff while another moved it has
 * an instant that is a little older.
 */
export async function insertNextAssignments(
  tx: Tx,
  next: readonly Pick<Assignment, "handoff" | "attempt" | "person" | "why">[],
  now: Instant,
): Promise<void> {
  if (next.length === 0) return
  tx.send(
    `insert into assignment (handoff, attempt, person, since, why, credited_back)
     select n.handoff, n.attempt, n.person, greatest($5, (select max(a.until) from assignment a where a.handoff = n.handoff)), n.why, false
     from unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[]) as n (handoff, attempt, person, why)`,
    [next.map((one) => one.handoff), next.map((one) => one.attempt), next.map((one) => one.person), next.map((one) => one.why), iso(now)],
  )
}

export async function endAssignment(tx: Tx, handoff: string, endedAs: string, creditedBack: boolean, now: Instant): Promise<void> {
  await tx.query(
    "update assignment set until = greatest(since, $2), ended_as = $3, credited_back = $4 where handoff = $1 and until is null",
    [handoff, iso(now), endedAs, creditedBack],
  )
}

/** Ends the live assignments of many handoffs, each for its own reason. */
export async function endAssignments(
  tx: Tx,
  ends: readonly { handoff: string; endedAs: string; creditedBack: boolean }[],
  now: Instant,
): Promise<void> {
  if (ends.length === 0) return
  tx.send(
    `update assignment as a set until = greatest(a.since, $4), ended_as = e.ended_as, credited_back = e.credited_back
     from unnest($1::uuid[], $2::text[], $3::boolean[]) as e (handoff, ended_as, credited_back) where a.handoff = e.handoff and a.until is null`,
    [ends.map((end) => end.handoff), ends.map((end) => end.endedAs), ends.map((end) => end.creditedBack), iso(now)],
  )
}

/** The assignment that ended so goes on as if it had not. */
export async function reopenAssignment(tx: Tx, handoff: string, endedAs: string, endedAt: Instant): Promise<void> {
  await tx.query(
    `update assignment set until = null, ended_as = null, credited_back = false
     where handoff = $1 and ended_as = $2 and until >= $3 and attempt = (select max(attempt) from assignment where handoff = $1)`,
    [handoff, endedAs, iso(endedAt)],
  )
}
