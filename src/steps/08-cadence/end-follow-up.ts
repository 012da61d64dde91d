import { endRun, type CadenceEnd } from "#domain/cadence/cadence-run.ts"
import type { Instant } from "#domain/instant.ts"
import { saveRuns } from "#store/cadence.ts"
import type { Tx } from "#store/tx.ts"
import type { Watched } from "#steps/07-sla.ts"

/** The follow-up of a handoff ends, where it has one that runs. @param says why, as a sentence */
export async function endFollowUp(tx: Tx, watched: Watched, as: CadenceEnd, says: string, now: Instant): Promise<Watched> {
  const { cadence } = watched
  if (cadence === null || cadence.state === "ended") return watched
  const ended = endRun(cadence, as, says, now)
  await saveRuns(tx, [ended])
  return { ...watched, cadence: ended }
}
