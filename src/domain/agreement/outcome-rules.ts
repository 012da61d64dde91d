import type { Condition } from "#domain/condition/condition.ts"

/** A reason that a rep may choose, and what it does. */
export type RejectionReason = {
  id: string
  says: string
  /** Heading under which it stands in lists: reasons are a tree of two levels at most. */
  under?: string
  /** For a rejection: the clause it cites when the rep names none. Left out: the rep has to name one. */
  clause?: string
  /** The earlier owner gets the turn back. */
  credit_back: boolean
  /** Counts against the quality that marketing promised. */
  counts_against_quality: boolean
  /** How long nothing is done, or null when it goes to a person at once. */
  cool_down: string | null
  track: string
  label: "negative" | "neutral" | "exclude"
}

export type Reasons = {
  reject: RejectionReason[]
  recycle: RejectionReason[]
  disqualify: { id: string; says: string; under?: string }[]
  /** When so many leads are rejected that both sides have to look at it; left out: never by itself. */
  review?: RejectionReview
}

/** More than the share `above` of the cycles that began within `window`, of which there are `of_at_least`, were rejected; to be answered `answer_within`. */
export type RejectionReview = { above: number; window: string; of_at_least: number; answer_within: string }

export type ReEntry = {
  /** Signals that end a cool-down at once. */
  break_through: string[]
  most_cycles_per_year: number
}

export type RecycleRules = {
  /** A nurtured lead is looked at again after this long without a signal. */
  nurture_review: string
  /** Cool-down when a lead comes back by itself: nobody gave a verdict. */
  no_disposition: string
  /** Leads that come back to a person who decides what becomes of them, instead of to nurture by themselves. */
  strategic?: { says: string; when: Condition; decide_within: string }
  /** Nurture tracks by topic, with the list of the marketing system that each one is. */
  tracks?: Record<string, { says: string; list?: string }>
}
