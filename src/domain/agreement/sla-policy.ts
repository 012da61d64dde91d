import type { Side, Tier } from "#domain/agreement/agreement.ts"

/** A promise of the agreement: from intake to owner, from owner to acceptance, to the first touch (of the lead, of its owner), to a verdict. */
export type ClockKind = "routing" | "acceptance" | "first_touch" | "owner_first_touch" | "disposition"

export type SlaPolicy = {
  /** Target per tier; a clock may be left out of the agreement except `first_touch` and `disposition`. */
  clocks: Partial<Record<ClockKind, ClockPolicy>>
  /** Open units a lead takes of a person's capacity. */
  units: Record<"1" | "2" | "3", number>
  reassign: {
    most: number
    /** Target of the new owner's clock: whole again, what is left, or whole the first time only. */
    target: "restart" | "inherit" | "restart_once"
    /** Smallest target a new owner gets. */
    at_least: string
  }
  pauses: { reasons: { id: string; says: string; most: string }[]; budget: string }
}

export type ClockPolicy = {
  says: string
  owed_by: Side
  /** "team": the team's calendar; "owner": the owner's own; "always": every minute counts. */
  calendar: "team" | "owner" | "always"
  target: Record<"1" | "2" | "3", string>
  ladder: Rung[]
}

/**
 * One step of the ladder. `at` is a share of the target in business time ("50%", "100%", "200%") or the target plus a time ("100% + 30 minutes").
 * Shares up to 99 % are warnings, from 100 % on escalations.
 */
export type Rung = {
  at: string
  tell?: ("owner" | "team" | "manager" | "director" | "leaders" | "marketing")[]
  reassign?: boolean
  /** For the disposition clock: takes the lead back to nurture, visibly. */
  recycle?: boolean
  tiers?: Tier[]
}
