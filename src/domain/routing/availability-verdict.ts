import type { Availability } from "#domain/people/availability.ts"

import type { AbsenceReason } from "./standing.ts"
import type { Verdict } from "./verdict.ts"

const WORDS: Readonly<Record<AbsenceReason, string>> = {
  inactive: "is no longer active",
  left_pool: "is not in this pool",
  manager_pause: "was paused by the manager",
  self_pause_short: "has switched leads off for a moment",
  self_pause_long: "has switched leads off",
  out_of_office: "is out of office",
  public_holiday: "has a public holiday",
  outside_hours: "is outside working hours",
  busy_short: "is busy at the moment",
  busy_long: "is busy",
}

/** A person's availability as one of the checks that routing goes through. */
export function availabilityVerdict({ reason, clearsAt }: Availability): Verdict {
  if (reason === null) return { check: "availability", passes: true }
  return { check: "availability", passes: false, reason, says: WORDS[reason], clearsAt }
}
