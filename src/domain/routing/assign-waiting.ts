import type { Instant } from "#domain/instant.ts"

import { choosePerson } from "./choose-person.ts"
import type { Candidate, PersonDecision, PoolPolicy } from "./person-decision.ts"
import type { Ledger } from "./round-robin.ts"
import type { StandingTable } from "./standing.ts"

/** A lead in the queue of a pool, since when, and who had it before (oldest first). */
export type WaitingLead = { id: string; waitingSince: Instant; earlierOwners?: readonly string[] }

/** What one pool decides with. `candidatesFor` is asked for each lead anew and told what each member has taken in this run. */
export type WaitingPool<Lead> = {
  ledger: Ledger
  policy: PoolPolicy
  standing: StandingTable
  candidatesFor: (lead: Lead, taken: ReadonlyMap<string, readonly Lead[]>) => readonly Candidate[]
}

/**
 * Decides over all leads that wait in a pool, whoever waits longest first (ties by id), however long that is.
 *
 * What a lead takes of caps and capacity is gone for the next one, so that many at once never get past a limit together.
 * @returns one decision per lead in the order in which they were taken, and the ledger after the last
 */
export function assignWaiting<Lead extends WaitingLead>(
  waiting: readonly Lead[],
  pool: WaitingPool<Lead>,
  now: Instant,
): { decisions: { lead: Lead; decision: PersonDecision }[]; ledger: Ledger } {
  const { policy, standing } = pool
  const taken = new Map<string, Lead[]>()
  let { ledger } = pool
  const decisions = [...waiting].sort(longestFirst).map((lead) => {
    const candidates = pool.candidatesFor(lead, taken)
    const decision = choosePerson({ candidates, ledger, policy, standing, earlierOwners: lead.earlierOwners ?? [] }, now)
    ledger = decision.ledger
    if (decision.outcome.kind === "assigned") taken.set(decision.outcome.id, [...(taken.get(decision.outcome.id) ?? []), lead])
    return { lead, decision }
  })
  return { decisions, ledger }
}

function longestFirst(left: WaitingLead, right: WaitingLead): number {
  if (left.waitingSince !== right.waitingSince) return left.waitingSince - right.waitingSince
  return left.id < right.id ? -1 : Number(left.id > right.id)
}
