import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"
import { checkFence, LeaseLost, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { asOwner } from "#store/personal/as-owner.ts"
import { keepLimits } from "#steps/privacy/keep-limits.ts"

const EVERY_MS = 60 * 60_000
const FIRST_MS = 60_000
/** So many batches an hour at most: a first limit on years of texts takes some hours and nobody's core. */
const BATCHES = 50

/** Looks every hour beside the work whether anything is kept longer than it may be, until `stop`. */
export function watchLimits(db: Database, lease: Lease, now: () => Instant, log: Logger): { stop(): Promise<void> } {
  let round: Promise<void> | null = null
  const state = { isOver: false }
  const look = async () => {
    for (let batch = 0; batch < BATCHES && !state.isOver; batch++) if ((await limitsRound(db, lease, now())) === 0) return
  }
  const begin = () => {
    round ??= look()
      .catch((error: unknown) => {
        if (!(error instanceof LeaseLost) && !isDatabaseAway(error))
          log.error({ err: error, workspace: lease.workspace }, "keeping the limits failed")
      })
      .finally(() => (round = null))
  }
  const first = setTimeout(begin, FIRST_MS)
  const timer = setInterval(begin, EVERY_MS)
  first.unref()
  timer.unref()
  return {
    async stop() {
      state.isOver = true
      clearTimeout(first)
      clearInterval(timer)
      await round
    },
  }
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
