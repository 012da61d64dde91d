import type { Instant, Milliseconds } from "#domain/instant.ts"

/** Where a look-up stands; see the table `look_up`. */
export type LookUpStanding = {
  state: "waiting" | "behind" | "done" | "late" | "failed"
  deadline: Instant
  endsAt: Instant
  againAt: Instant
}

/** What came of asking. `isTold`: somebody told something; `againMs`: after how long it is worth asking again, null when it is not. */
export type Outcome = { isTold: boolean; againMs: Milliseconds | null }

/**
 * What becomes of a look-up after it was asked: it ends, or is asked again. `goesOn`: its lead is judged now. A lead waits for another try only when
 * that comes before its deadline.
 */
export function afterAsking(
  before: LookUpStanding,
  { isTold, againMs }: Outcome,
  now: Instant,
): { after: LookUpStanding; goesOn: boolean } {
  const againAt = againMs === null ? Number.POSITIVE_INFINITY : now + againMs
  const isWaiting = before.state === "waiting"
  if (againAt >= before.endsAt) {
    const state = isWaiting ? (isTold ? "done" : "failed") : isTold ? "late" : "failed"
    return { after: { ...before, state }, goesOn: isWaiting }
  }
  const waitsOn = isWaiting && againAt < before.deadline
  return { after: { ...before, state: waitsOn ? "waiting" : "behind", againAt }, goesOn: isWaiting && !waitsOn }
}

const WAITS: readonly Milliseconds[] = [1_000, 2_000, 5_000, 30_000, 5 * 60_000]
const LONGEST: Milliseconds = 60 * 60_000

/** How long to wait before a provider that is still looking is asked again. @param attempts made so far, 1 or more */
export function waitBefore(attempts: number): Milliseconds {
  return WAITS[attempts - 1] ?? LONGEST
}
