import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { checkFence, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { asOwner } from "#store/personal/as-owner.ts"
import { keepBeside, type Beside } from "#runner/keep-beside.ts"
import { keepLimits } from "#steps/privacy/keep-limits.ts"

const EVERY_MS = 60 * 60_000
const FIRST_MS = 60_000
/** So many batches an hour at most: a first limit on years of texts takes some hours and nobody's core. */
const BATCHES = 50

/** Looks every hour beside the work whether anything is kept longer than it may be, until `stop`. */
export function watchLimits(db: Database, lease: Lease, now: () => Instant, log: Logger): Beside {
  return keepBeside({ everyMs: EVERY_MS, firstMs: FIRST_MS, lease, log, failure: "keeping the limits failed" }, async (stopped) => {
    for (let batch = 0; batch < BATCHES && !stopped.aborted; batch++) if ((await limitsRound(db, lease, now())) === 0) return
  })
}

/** One batch; answers how many rows it took. */
export function limitsRound(db: Database, lease: Lease, now: Instant): Promise<number> {
  return asOwner(
    db,
    lease.workspace,
    async (tx) => {
      await checkFence(tx, lease.number)
      return keepLimits(tx, now)
    },
    "limits",
  )
}
