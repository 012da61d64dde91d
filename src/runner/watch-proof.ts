import { setTimeout as sleep } from "node:timers/promises"
import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"

/** What the last look found: how many violations, and when. */
export type LastProof = { at: Instant; violations: number }

/** What the last look at each workspace found; null before the first. */
export type ProofWatch = { last(workspace: string): LastProof | null; stop(): void }

const EVERY_MS = 60_000

/**
 * Proves every minute that what must always hold does hold in the workspaces that this process runs, one after the other, so that many workspaces
 * don't ask all at once; what does not hold is logged as an error.
 */
export function watchProofs(db: Database, running: () => readonly { name: string; now: Instant }[], log: Logger): ProofWatch {
  const last = new Map<string, LastProof>()
  const stopping = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
  const look = async (workspace: string, now: Instant) => {
    const findings = await inWorkspace(db, workspace, (tx) => prove(tx, now), "prove")
    const broken = findings.filter((finding) => finding.violations > 0)
    last.set(workspace, { at: now, violations: broken.reduce((sum, finding) => sum + finding.violations, 0) })
    if (broken.length > 0)
      log.error(
        { workspace, broken: broken.map(({ name, violations }) => ({ name, violations })) },
        "something that must always hold does not",
      )
  }
  const watch = async () => {
    await pause(EVERY_MS)
    while (!stopping.signal.aborted) {
      const began = performance.now()
      for (const { name } of running()) {
        const still = running().find((one) => one.name === name)
        if (stopping.signal.aborted || still === undefined) continue
        await look(name, still.now).catch((error: unknown) => {
          if (!isDatabaseAway(error)) log.error({ err: error, workspace: name }, "the proof could not be made")
        })
      }
      await pause(Math.max(1_000, EVERY_MS - (performance.now() - began)))
    }
  }
  void watch()
  return { last: (workspace) => last.get(workspace) ?? null, stop: () => stopping.abort() }
}
