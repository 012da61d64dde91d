import type { Logger } from "pino"
import type { Instant } from "#domain/instant.ts"
import { isDatabaseAway } from "#store/is-database-away.ts"
import type { Database } from "#store/open.ts"
import { inWorkspace } from "#store/workspace.ts"
import { prove } from "#steps/prove.ts"

/** What the last look found: how many violations, and when; null before the first. */
export type ProofWatch = { last(): { at: Instant; violations: number } | null; stop(): void }

const EVERY_MS = 60_000

/** Proves every minute that what must always hold does hold, while this process runs the workspace; what does not is logged as an error. */
export function watchProof(db: Database, workspace: string, isRunning: () => boolean, now: () => Instant, log: Logger): ProofWatch {
  let last: { at: Instant; violations: number } | null = null
  let isLooking = false
  const look = async () => {
    const findings = await inWorkspace(db, workspace, (tx) => prove(tx, now()), "prove")
    const broken = findings.filter((finding) => finding.violations > 0)
    last = { at: now(), violations: broken.reduce((sum, finding) => sum + finding.violations, 0) }
    if (broken.length > 0)
      log.error(
        { workspace, broken: broken.map(({ name, violations }) => ({ name, violations })) },
        "something that must always hold does not",
      )
  }
  const timer = setInterval(() => {
    if (isLooking || !isRunning()) return
    isLooking = true
    look()
      .catch((error: unknown) => {
        if (!isDatabaseAway(error)) log.error({ err: error, workspace }, "the proof could not be made")
      })
      .finally(() => (isLooking = false))
  }, EVERY_MS)
  timer.unref()
  return { last: () => last, stop: () => clearInterval(timer) }
}
