import type { Instant } from "#domain/instant.ts"

import type { CandidateOutcome, PersonDecision, PersonQuestion } from "./person-decision.ts"
import { next } from "./round-robin.ts"
import type { StandingReason } from "./standing.ts"

/** What `choosePerson` found out before it had nobody left: how all fared, who shares the lead, and who had it before. */
export type NobodyFree = PersonQuestion & {
  outcomes: readonly CandidateOutcome[]
  entitled: ReadonlySet<string>
  excluded: ReadonlySet<string>
}

/** The reasons that "give it to anyone" overlooks: being away. Never caps, capacity, skills, a manager's pause or having left. */
export const OVERLOOKED_FOR_ANYONE: ReadonlySet<StandingReason> = new Set<StandingReason>([
  "self_pause_short",
  "self_pause_long",
  "out_of_office",
  "public_holiday",
  "outside_hours",
  "busy_short",
  "busy_long",
])

/** What the pool's policy does with a lead that nobody may receive now. Who is back at the same time is told apart by the ledger. */
export function lookAhead(question: NobodyFree, now: Instant): Pick<PersonDecision, "outcome" | "ledger" | "entries"> {
  const { ledger, policy } = question
  if (policy.allAway === "fallback") return { outcome: { kind: "passed_on" }, ledger, entries: [] }
  if (policy.allAway === "first_back") return assignAmong(question, "first_back", firstBack(question, now))
  if (policy.allAway === "anyone") return assignAmong(question, "anyone", merelyAway(question))
  return held(question)
}

/** Those who are back before all others, in time for the lead; whoever could have been back in time shares it. */
function firstBack(question: NobodyFree, now: Instant): Chosen {
  const horizon = now + question.policy.lookAheadHours * 3_600_000
  const back = mayStillGet(question).filter((outcome) => {
    const deadline = question.candidates.find((candidate) => candidate.id === outcome.id)?.mustStartBy ?? Number.POSITIVE_INFINITY
    return outcome.freeAt !== null && outcome.freeAt <= Math.min(horizon, deadline)
  })
  const earliest = Math.min(...back.map((outcome) => outcome.freeAt!))
  return { sharing: idsOf(back), eligible: idsOf(back.filter((outcome) => outcome.freeAt === earliest)) }
}

function merelyAway(question: NobodyFree): Chosen {
  const away = mayStillGet(question).filter((outcome) => {
    const verdicts = question.candidates.find((candidate) => candidate.id === outcome.id)?.verdicts ?? []
    return verdicts.every((verdict) => verdict.passes || OVERLOOKED_FOR_ANYONE.has(verdict.reason))
  })
  return { sharing: idsOf(away), eligible: idsOf(away) }
}

/** Neither an earlier owner, nor somebody the lead is not for, nor a member who takes no turns. */
function mayStillGet({ outcomes, excluded, ledger }: NobodyFree): CandidateOutcome[] {
  const weights = new Map(ledger.members.map((member) => [member.id, member.weight]))
  return outcomes.filter(({ id, standing }) => standing !== "not_entitled" && !excluded.has(id) && (weights.get(id) ?? 0) > 0)
}

type Chosen = { sharing: ReadonlySet<string>; eligible: ReadonlySet<string> }

function assignAmong(question: NobodyFree, by: "first_back" | "anyone", { sharing, eligible }: Chosen): ReturnType<typeof lookAhead> {
  const { winner, ledger, entries } = next(question.ledger, { entitled: sharing.union(question.entitled), eligible })
  if (winner === null) return held(question)
  const freeAt = question.outcomes.find((outcome) => outcome.id === winner)!.freeAt
  return { outcome: { kind: "assigned", id: winner, by, freeAt }, ledger, entries }
}

function held(question: NobodyFree): ReturnType<typeof lookAhead> {
  const instants = mayStillGet(question).flatMap((outcome) => (outcome.freeAt === null ? [] : [outcome.freeAt]))
  const retryAt = instants.length === 0 ? null : Math.min(...instants)
  return { outcome: { kind: "held", retryAt }, ledger: question.ledger, entries: [] }
}

function idsOf(outcomes: readonly CandidateOutcome[]): ReadonlySet<string> {
  return new Set(outcomes.map((outcome) => outcome.id))
}
