import type { Tier } from "#domain/agreement/agreement.ts"
import type { Condition } from "#domain/condition/condition.ts"

/** The follow-up that sales owes, step by step. */
export type CadenceRules = {
  /** What becomes of a step whose owner is away for more than a day, by tier: the cover does it, or it waits. */
  owner_away: Record<"1" | "2" | "3", "cover" | "pause">
  /** How long an automatic reply pauses that names no date. */
  out_of_office: string
  /** First whose tier and condition hold. */
  list: Cadence[]
}

export type Cadence = {
  id: string
  says: string
  tiers: Tier[]
  when?: Condition
  steps: CadenceStep[]
  /** Replaces what `commitments.sales.touches` promises for the tier, as for enterprises. */
  commitment?: TouchCommitment
}

export type TouchCommitment = { least: number; most: number; days: number; channels: number }

/** `play`: the channel with which the lead's play begins. */
export type StepChannel = CadenceChannel | "play"
export type CadenceChannel = "call" | "email" | "linkedin" | "video" | "sms"

export type CadenceStep = {
  says: string
  channel: StepChannel
  /** Earliest, counted from the step before (the first from the handoff): "0 business days", "2 business days", "2 hours" of working time. */
  after: string
  /** Latest, counted from the step before: less than a day is working time, "1 day" and more is exact time. Left out: the end of that business day. */
  within?: string
  /** The part of the play that is said. */
  part?: "opener" | "question" | "voicemail" | "linkedin" | "video" | "email"
  /** Baton does it: the agreement's acknowledgement. */
  automatic?: "acknowledgement"
}
