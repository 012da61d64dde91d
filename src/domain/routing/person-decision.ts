import type { Instant } from "#domain/instant.ts"

import type { Ledger, LedgerEntry } from "./round-robin.ts"
import type { Standing, StandingTable } from "./standing.ts"
import type { Verdict } from "./verdict.ts"

/**
 * A member and what each check says about them and this lead, in the order in which failures are told.
 * `mustStartBy`: the latest instant at which this member could begin and still meet the lead's clock; null or left out for any.
 * Only looking ahead asks for it.
 */
export type Candidate = { id: string; verdicts: readonly Verdict[]; mustStartBy?: Instant | null }

/**
 * What a pool does when nobody may receive a lead now: give it to whoever is back first within `lookAheadHours` (0 to 120) and can
 * still meet the clock, hold it, pass it on to the next place of the overflow list, or give it to anyone who is merely away.
 */
export type PoolPolicy = { allAway: "first_back" | "hold" | "fallback" | "anyone"; lookAheadHours: number }

/**
 * How a candidate fared. `standing`: null when eligible. `failed`: the first check that failed.
 * `freeAt`: when all failed ones are expected to have cleared, null when nobody can know; `now` when none failed.
 */
export type CandidateOutcome = {
  id: string
  standing: Standing | null
  failed: Extract<Verdict, { passes: false }> | null
  freeAt: Instant | null
}

/**
 * Who gets the lead and by what; or that the present owner keeps it, that it waits, or that the pool passes it on.
 * `freeAt`: when the new owner is there. `retryAt`: when the first candidate is; null when nobody can know.
 */
export type PersonOutcome =
  | { kind: "assigned"; id: string; by: "turn" | "first_back" | "anyone"; freeAt: Instant | null }
  | { kind: "kept"; id: string; escalate: true }
  | { kind: "held"; retryAt: Instant | null }
  | { kind: "passed_on" }

/** The outcome, how every candidate fared in the pool's order, the exclusions that had to be dropped, and the ledger after. */
export type PersonDecision = {
  outcome: PersonOutcome
  candidates: CandidateOutcome[]
  readmitted: string[]
  ledger: Ledger
  entries: LedgerEntry[]
}

/**
 * A lead asks a pool. `standing`: the pool's table. `earlierOwners`: of this cycle, oldest first, the last is the present owner;
 * empty for a lead's first assignment.
 */
export type PersonQuestion = {
  candidates: readonly Candidate[]
  ledger: Ledger
  policy: PoolPolicy
  standing: StandingTable
  earlierOwners?: readonly string[]
}
