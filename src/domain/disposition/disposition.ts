import type { Agreement, Side } from "#domain/agreement/agreement.ts"
import type { Reasons } from "#domain/agreement/outcome-rules.ts"
import type { ClockKind } from "#domain/agreement/sla-policy.ts"
import { clausesOf } from "#domain/disposition/clauses.ts"
import type { Instant } from "#domain/instant.ts"

/** Where a handoff cycle stands. From `open` a rep answers; won, lost, rejected, recycled and disqualified are ends, and so is merged: the same person's
 * other cycle went on. */
export type HandoffState =
  | "open"
  | "accepted"
  | "sql"
  | "opportunity"
  | "won"
  | "lost"
  | "rejected"
  | "recycled"
  | "disqualified"
  | "merged"

/** One of the four things that a live conversation confirms before a lead is an SQL. */
export type SqlProof = Agreement["definitions"]["sql"]["needs"][number]

/** What a disposition needs to know of the handoff, and what it changes of it. */
export type HandoffCycle = {
  state: HandoffState
  /** Grows by one with every change; whoever answers an older one is refused. */
  version: number
  /** Who brought it into this state, as a person reads it; null: Baton itself. */
  stateBy: string | null
  stateSince: Instant
  /** What the lead came for, its way back to nurture; null when unknown. */
  topic: string | null
  acceptedAt: Instant | null
  closedAt: Instant | null
  /** How it ended, for reports: the state, or `auto_recycled` when nobody gave a verdict; null while open. */
  closedAs: HandoffState | "auto_recycled" | null
  amount: number | null
  currency: string | null
}

/** What a rep, or for `auto_recycle` the clock, makes of a handoff. */
export type Verdict =
  | { kind: "accept" }
  /** `clause`: which clause of the agreement the lead fails (see `clausesOf`); null: the one that the reason stands for. */
  | { kind: "reject"; reason: string; clause: string | null }
  /** `until` null: the reason's own cool-down. `topic` null: the topic the lead came for. */
  | { kind: "recycle"; reason: string; until: Instant | null; topic: string | null }
  | { kind: "disqualify"; reason: string }
  /** `notes`: what was said of each letter, also of those that are not confirmed. */
  | { kind: "sql"; confirmed: SqlProof[]; notes?: Partial<Record<SqlProof, string>> }
  | ({ kind: "opportunity" } & Worth)
  | ({ kind: "won" } & Worth)
  /** `reason`: one of the recycle reasons, for the way back; null: not known. */
  | ({ kind: "lost"; reason: string | null } & Partial<Worth>)
  | { kind: "auto_recycle" }

/** What an opportunity is worth; null or left out: as it was said before. `currency`: ISO 4217. */
export type Worth = { amount: number | null; currency?: string | null }

export type Disposition = Verdict & {
  /** Who says so; null: Baton itself. */
  by: string | null
  /** The version that was on the screen; null: whatever it is now. */
  expectedVersion: number | null
  note: string
}

/** What of the agreement a disposition is judged by. */
export type DispositionRules = {
  reasons: Reasons
  sqlNeeds: SqlProof[]
  /** What a rejection may cite. */
  clauses: string[]
  /** Cool-down text when nobody gave a verdict. */
  noDisposition: string
}

/** Where the lead itself stands after a disposition. */
export type LeadStage = "sal" | "sql" | "opportunity" | "customer" | "nurture" | "disqualified"

/** What follows from a disposition, for the step to carry out. */
export type Effects = {
  /** The earlier owner gets the turn back. */
  creditBack: boolean
  countsAgainstQuality: boolean
  /** The clause that a rejection cites; null for everything else. */
  clause: string | null
  /** How calibration takes it; null: says nothing yet. */
  label: "positive" | "negative" | "neutral" | "exclude" | null
  /** No outreach and no new cycle before; null: none, or a person decides first. */
  coolDownUntil: Instant | null
  /** Nurture track the lead goes back to; null while sales has it, and for a disqualified one. */
  track: string | null
  /** The cycle ends: cadence, tasks and capacity of the owner are freed. */
  closesCycle: boolean
  /** Clocks that this answers; the others of a closed cycle are cancelled. */
  fulfils: ClockKind[]
  leadStage: LeadStage
  /** `dueAt` null: the clocks that run on, or the step that takes over, set the deadline; also when nothing is owed any more (`owedBy` null). */
  next: { action: string; owedBy: Side | null; dueAt: Instant | null }
}

/** What of an agreement a disposition is judged by. */
export function dispositionRules(agreement: Agreement): DispositionRules {
  return {
    reasons: agreement.reasons,
    sqlNeeds: agreement.definitions.sql.needs,
    clauses: clausesOf(agreement).map((clause) => clause.id),
    noDisposition: agreement.recycle.no_disposition,
  }
}
