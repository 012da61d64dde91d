import type { Instant } from "#domain/instant.ts"
import type { FetchRule } from "#domain/intake/webhook/mapping.ts"
import { withFetched, type FetchedRest } from "#domain/intake/webhook/fetch-named.ts"
import { nextAttempt } from "#domain/sending/back-off.ts"
import { lockQuarantined } from "#store/quarantine.ts"
import { keepMissed } from "#store/webhook-fetch.ts"
import type { Tx } from "#store/tx.ts"
import { replayQuarantined } from "#steps/replay-quarantined.ts"

/** An item in quarantine whose rest was asked for, as it came; `attempts`: those made before. */
export type Named = { quarantine: string; payload: string; attempts: number; rule: FetchRule }

/**
 * Keeps what came of asking a sender for what it only named. With the rest the item is taken in again; without it stays in quarantine with its owner and
 * deadline, and is asked for again later, unless that is of no use. An item that somebody resolved meanwhile is left alone.
 */
export async function keepFetched(tx: Tx, named: Named, outcome: FetchedRest, now: Instant): Promise<void> {
  const item = await lockQuarantined(tx, named.quarantine)
  if (item?.state !== "waiting") return
  const whole = outcome.kind === "fetched" ? withFetched(named.rule, JSON.parse(named.payload), outcome.document) : null
  if (whole !== null) return replayQuarantined(tx, named.quarantine, whole, "baton", now)

  const attempts = named.attempts + 1
  const missed =
    outcome.kind === "failed" ? outcome : { error: "What came is no object with names and values.", isFinal: false, retryAfterMs: null }
  const { error, retryAfterMs } = missed
  const next = nextAttempt(attempts, missed.isFinal ? { kind: "refused", error } : { kind: "retry", error, retryAfterMs }, now, 0)
  await keepMissed(tx, { quarantine: named.quarantine, attempts, nextAt: next.kind === "again" ? next.at : null, error })
}
