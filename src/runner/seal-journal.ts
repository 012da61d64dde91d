import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { journalHorizon } from "#store/journal-seal.ts"
import { checkFence, type Lease } from "#store/lease.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { keepBeside, type Beside } from "#runner/keep-beside.ts"
import { newestAnchor } from "#steps/audit/anchor.ts"
import { sealJournal } from "#steps/audit/seal-journal.ts"

/** How often is looked while there is something to seal, and at most when there was nothing for a while. */
const EVERY_MS = { busy: 1_000, idle: 5_000 }
/** So many seals are made in a round; what is more waits for the next, so that a backlog does not take a core from the work. */
const SEALS_IN_ROUND = 20
const ANCHOR_EVERY_MS = 24 * 60 * 60_000

/** What is waited for: rows up to `upTo` are sealed when the writers that could still hold a number below it are gone. */
type Waiting = { upTo: number; writers: ReadonlySet<string> }

/**
 * Seals the journal every second beside the work, less often while nothing is written, until `stop`. Its newest anchor goes into the log at the first seal and then once a day, because
 * logs are mostly kept elsewhere.
 */
export function keepSealing(db: Database, lease: Lease, now: () => Instant, log: Logger): Beside {
  const sealer = createSealer(db, lease, now)
  let anchorAt = 0
  let everyMs = EVERY_MS.busy
  return keepBeside({ everyMs: () => everyMs, lease, log, failure: "sealing the journal failed" }, async () => {
    const sealed = await sealer.round()
    everyMs = sealed > 0 ? EVERY_MS.busy : Math.min(EVERY_MS.idle, everyMs * 1.5)
    if (sealed === 0 || performance.now() < anchorAt) return
    anchorAt = performance.now() + ANCHOR_EVERY_MS
    const anchor = await inWorkspace(db, lease.workspace, newestAnchor, "look")
    log.info({ workspace: lease.workspace, anchor }, "the journal is sealed up to here")
  })
}

/** Seals what is safe to be sealed, a round at a time. Between rounds it remembers whom it waits for. */
export function createSealer(db: Database, lease: Lease, now: () => Instant) {
  let waiting: Waiting | null = null
  return {
    /** Answers how many rows were sealed. While nothing is new it is one look. */
    async round(): Promise<number> {
      const { newest, sealed, writers } = await inWorkspace(db, lease.workspace, journalHorizon, "look")
      if (newest === null || newest <= (sealed ?? 0)) return 0
      const isWaiting = waiting !== null && writers.some((one) => waiting?.writers.has(one))
      if (isWaiting) return 0
      const upTo = writers.length === 0 ? newest : waiting?.upTo
      waiting = writers.length === 0 ? null : { upTo: newest, writers: new Set(writers) }
      return upTo === undefined ? 0 : sealUpTo(db, lease, upTo, now)
    },
  }
}

async function sealUpTo(db: Database, lease: Lease, upTo: number, now: () => Instant): Promise<number> {
  let total = 0
  for (let seals = 0; seals < SEALS_IN_ROUND; seals++) {
    const rows = await inWorkspace(
      db,
      lease.workspace,
      async (tx) => {
        await checkFence(tx, lease.number)
        return sealJournal(tx, upTo, now())
      },
      "seal",
    )
    if (rows === 0) break
    total += rows
  }
  return total
}
