import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "pino"
import { isDatabaseAway } from "#store/is-database-away.ts"
import { LeaseLost, type Lease } from "#store/lease.ts"

/** Something that is done beside the work. `stop` waits for the round that is under way. */
export type Beside = { stop(): Promise<void> }

/** `firstMs`: until the first round; as between two when not given. `failure`: what the log says of a round that failed. */
type Rhythm = { everyMs: number | (() => number); firstMs?: number; lease: Lease; log: Logger; failure: string }

/**
 * Does a round every so often beside the work, never two at a time, until `stop`, which aborts what the round waits for. A lost lease and a database that
 * is away are for the work itself to notice; any other failure goes into the log.
 */
export function keepBeside(rhythm: Rhythm, round: (stopped: AbortSignal) => Promise<unknown>): Beside {
  const { lease, log, failure } = rhythm
  const stopping = new AbortController()
  const { signal } = stopping
  const nextMs = () => (typeof rhythm.everyMs === "number" ? rhythm.everyMs : rhythm.everyMs())
  const rounds = async () => {
    for (let waitMs = rhythm.firstMs ?? nextMs(); ; waitMs = nextMs()) {
      await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {})
      if (signal.aborted) return
      await round(signal).catch((error: unknown) => {
        if (!(error instanceof LeaseLost) && !isDatabaseAway(error)) log.error({ err: error, workspace: lease.workspace }, failure)
      })
    }
  }
  const ended = rounds()
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
