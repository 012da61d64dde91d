import type { Logger } from "pino"
import { isDatabaseAway } from "#store/is-database-away.ts"
import { LeaseLost, type Lease } from "#store/lease.ts"

/** Something that is done beside the work. `stop` waits for the round that is under way. */
export type Beside = { stop(): Promise<void> }

/**
 * Does a round every so often beside the work, never two at a time, until `stop`, which aborts what the round waits for. A lost lease and a database that
 * is away are for the work itself to notice; any other failure goes into the log as `failure`.
 */
export function keepBeside(
  { everyMs, lease, log, failure }: { everyMs: number; lease: Lease; log: Logger; failure: string },
  round: (stopped: AbortSignal) => Promise<unknown>,
): Beside {
  const stopping = new AbortController()
  let underWay: Promise<void> | null = null
  const timer = setInterval(() => {
    underWay ??= round(stopping.signal)
      .then(() => {})
      .catch((error: unknown) => {
        if (!(error instanceof LeaseLost) && !isDatabaseAway(error)) log.error({ err: error, workspace: lease.workspace }, failure)
      })
      .finally(() => (underWay = null))
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await underWay
    },
  }
}
