/** Every reason for which a member may not receive a lead now. */
export type AbsenceReason =
  | "inactive"
  | "left_pool"
  | "manager_pause"
  | "self_pause_short"
  | "self_pause_long"
  | "out_of_office"
  | "public_holiday"
  | "outside_hours"
  | "busy_short"
  | "busy_long"

/** The reasons of `AbsenceReason` and those that lie in the lead, the caps and the machinery. */
export type StandingReason =
  | AbsenceReason
  | "lacks_skill"
  | "outside_territory"
  | "earlier_owner"
  | "at_cap"
  | "over_capacity"
  | "technical_failure"

/**
 * What a reason does to a member's share of the lead: `excused` earns nothing and owes nothing, `skipped` earns the share that is
 * passed over now, `not_entitled` has no part in this lead at all.
 */
export type Standing = "excused" | "skipped" | "not_entitled"

/** A pool's answer for every reason. */
export type StandingTable = Readonly<Record<StandingReason, Standing>>

/** The table that holds unless a pool has its own: away is excused, at a limit or gone for less than an hour is skipped. */
export const DEFAULT_STANDING: StandingTable = {
  inactive: "excused",
  left_pool: "excused",
  manager_pause: "excused",
  self_pause_short: "skipped",
  self_pause_long: "excused",
  out_of_office: "excused",
  public_holiday: "excused",
  outside_hours: "excused",
  busy_short: "skipped",
  busy_long: "excused",
  lacks_skill: "not_entitled",
  outside_territory: "not_entitled",
  earlier_owner: "not_entitled",
  at_cap: "skipped",
  over_capacity: "skipped",
  technical_failure: "skipped",
}

/** The strictest of several: not entitled, then excused, then skipped; null when there is none. */
export function strictest(standings: readonly Standing[]): Standing | null {
  return (["not_entitled", "excused", "skipped"] as const).find((standing) => standings.includes(standing)) ?? null
}
