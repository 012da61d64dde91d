import type { Instant } from "#domain/instant.ts"
import type { RouteAttempt } from "#domain/routing/decide-route.ts"

/** Why a lead waits for a person. */
export type HoldReason = "nobody" | "review" | "yearly_cap" | "strategic"

/** Somebody who could have had the lead, and what stood in the way. `freeAt`: when that is expected to change; null when nobody knows. */
export type Blocker = { person: string; says: string; freeAt: Instant | null }

/**
 * What gets a held lead going. `decide`: a person has to; `wait`: it is tried again by itself when `person` is free at `at`;
 * `make_room`: nobody will be free unless something is changed; `empty_pool`: nobody is there to take it.
 */
export type HoldFix = {
  code: "decide" | "wait" | "make_room" | "empty_pool"
  person: string | null
  at: Instant | null
  blockers: Blocker[]
}

/** What to do about a lead that waits, from what routing tried for it. A person who stood in the way twice is named once, with the last word. */
export function holdFix(reason: HoldReason, attempts: readonly RouteAttempt[]): HoldFix {
  if (reason !== "nobody") return { code: "decide", person: null, at: null, blockers: [] }
  const named = new Map(attempts.flatMap(({ candidates }) => candidates).map(({ id, says, freeAt }) => [id, { person: id, says, freeAt }]))
  const blockers = [...named.values()].toSorted((one, other) => (one.freeAt ?? Infinity) - (other.freeAt ?? Infinity))
  const [first] = blockers
  if (first === undefined) return { code: "empty_pool", person: null, at: null, blockers }
  if (first.freeAt === null) return { code: "make_room", person: null, at: null, blockers }
  return { code: "wait", person: first.person, at: first.freeAt, blockers }
}
