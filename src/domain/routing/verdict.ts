import type { Instant } from "#domain/instant.ts"

import type { StandingReason } from "./standing.ts"

/**
 * What one check says about one member and one lead. `says` is a sentence part for people.
 * `clearsAt`: from when on the check is expected to pass; null when nobody can know.
 */
export type Verdict =
  | { check: string; passes: true }
  | { check: string; passes: false; reason: StandingReason; says: string; clearsAt: Instant | null }
