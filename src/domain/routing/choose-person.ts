import type { Instant } from "#domain/instant.ts"

import { lookAhead } from "./look-ahead.ts"
import type { Candidate, CandidateOutcome, PersonDecision, PersonQuestion } from "./person-decision.ts"
import { next, type Ledger } from "./round-robin.ts"
import { strictest, type StandingTable } from "./standing.ts"

/**
 * Who of a pool receives a lead now.
 *
 * Among those whose checks all pass, the ledger's turn decides. Earlier owners are left out; when that leaves nobody, the oldest
 * exclusion is dropped first and the present owner's never: alone, the present owner keeps the lead and it is escalated.
 * When nobody may receive it, the policy looks ahead. The ledger changes only when somebody is assigned.
 */
export function choosePerson(question: PersonQuestion, now: Instant): PersonDecision {
  const { candidates, ledger, standing, earlierOwners = [] } = question
  const fared = candidates.map((candidate) => outcomeOf(candidate, standing, now))
  const { excluded, readmitted } = exclusions(freeToTakeTurns(fared, ledger), earlierOwners)
  const outcomes = fared.map((outcome) => (excluded.has(outcome.id) ? asEarlierOwner(outcome, standing) : outcome))

  const eligible = new Set(outcomes.filter((outcome) => outcome.standing === null).map((outcome) => outcome.id))
  const entitled = new Set(outcomes.filter(isEntitled).map((outcome) => outcome.id))
  const turn = next(ledger, { entitled, eligible })
  const base = { candidates: outcomes, readmitted, ledger, entries: [] }
  if (turn.winner !== null) {
    const outcome = { kind: "assigned", id: turn.winner, by: "turn", freeAt: now } as const
    return { ...base, outcome, ledger: turn.ledger, entries: turn.entries }
  }
  const present = fared.find((outcome) => outcome.id === earlierOwners.at(-1))
  if (present?.standing === null) return { ...base, outcome: { kind: "kept", id: present.id, escalate: true } }
  return { ...base, ...lookAhead({ ...question, outcomes, entitled, excluded }, now) }
}

function outcomeOf({ id, verdicts }: Candidate, table: StandingTable, now: Instant): CandidateOutcome {
  const failures = verdicts.filter((verdict) => !verdict.passes)
  const ends = failures.map((verdict) => verdict.clearsAt)
  return {
    id,
    standing: strictest(failures.map((verdict) => table[verdict.reason])),
    failed: failures[0] ?? null,
    freeAt: ends.reduce((latest, at) => (latest === null || at === null ? null : Math.max(latest, at)), now),
  }
}

function freeToTakeTurns(fared: readonly CandidateOutcome[], ledger: Ledger): string[] {
  const free = new Set(fared.filter((outcome) => outcome.standing === null).map((outcome) => outcome.id))
  return ledger.members.filter((member) => member.weight > 0 && free.has(member.id)).map((member) => member.id)
}

/** Drops exclusions from the oldest on until somebody who is free is left; none when that cannot help. The present owner's stands. */
function exclusions(free: readonly string[], owners: readonly string[]): { excluded: Set<string>; readmitted: string[] } {
  const earlier = owners.filter((id, i) => id !== owners.at(-1) && owners.lastIndexOf(id) === i)
  const isOpen = free.some((id) => !owners.includes(id))
  const readmitted = isOpen ? [] : earlier.slice(0, earlier.findIndex((id) => free.includes(id)) + 1)
  return { excluded: new Set(owners.filter((id) => !readmitted.includes(id))), readmitted }
}

/** Whatever else failed stays the first reason told; the lead is not for an earlier owner at any later time either. */
function asEarlierOwner(outcome: CandidateOutcome, table: StandingTable): CandidateOutcome {
  const says = "has had this lead before"
  const failed = outcome.failed ?? { check: "earlier_owner", passes: false, reason: "earlier_owner", says, clearsAt: null }
  const standing = strictest([outcome.standing ?? table.earlier_owner, table.earlier_owner])
  return { id: outcome.id, standing, failed, freeAt: null }
}

function isEntitled({ standing }: CandidateOutcome): boolean {
  return standing === null || standing === "skipped"
}
