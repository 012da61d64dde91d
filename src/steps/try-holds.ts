import type { Instant } from "#domain/instant.ts"
import { freshHolds, listHolds } from "#store/hold.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"

const MOST = 500
/** Longer than any transaction in which a lead is judged. */
const A_MOMENT = 10_000
/** What was held since then may have been decided without knowing that somebody has room. */
const RECENTLY = 60_000

/** Somebody has room from `at` on: who waits longest is tried first, `most` of them. */
export async function tryHolds(tx: Tx, at: Instant, most = MOST): Promise<void> {
  const waiting = (await listHolds(tx, most)).filter((hold) => hold.reason === "nobody")
  await setTimers(
    tx,
    waiting.map((hold) => ({ kind: "hold", subject: hold.lead, dueAt: at })),
  )
}

/**
 * A lead that is being judged at the very moment at which a person has room is not held yet, and its decision does not know of the room. What was held then
 * is tried once more a moment after `at`, so that none of it waits for its next hour.
 */
export async function tryOnceMore(tx: Tx, person: string, at: Instant): Promise<void> {
  await setTimers(tx, [{ kind: "room", subject: person, dueAt: at + A_MOMENT }])
}

/** A moment after somebody had room again: who was held meanwhile is tried. */
export async function tryHeldMeanwhile(tx: Tx, now: Instant): Promise<void> {
  const held = await freshHolds(tx, now - RECENTLY, MOST)
  await setTimers(
    tx,
    held.map((lead) => ({ kind: "hold", subject: lead, dueAt: now })),
  )
}
