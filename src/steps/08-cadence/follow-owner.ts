import type { CadenceEnd, CadenceRun } from "#domain/cadence/cadence-run.ts"
import { planRun } from "#domain/cadence/plan-run.ts"
import type { Instant } from "#domain/instant.ts"
import { saveRuns } from "#store/cadence.ts"
import type { Tx } from "#store/tx.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { planContexts } from "#steps/08-cadence/plan-contexts.ts"

/** The follow-ups of these handoffs go on at the same step with whoever owns them now (`watched.owner`), in their hours. By handoff. */
export async function followOwners(
  tx: Tx,
  watched: readonly Watched[],
  watch: Pick<Watch, "people">,
  now: Instant,
): Promise<Map<string, CadenceRun>> {
  const running = watched.filter(({ cadence }) => cadence !== null && cadence.state !== "ended")
  const contexts = await planContexts(tx, running, watch, now)
  const runs = running.flatMap(({ cadence, handoff }) => {
    const context = contexts.get(handoff.id)
    return cadence === null || context === undefined ? [] : [planRun(cadence, context, now)]
  })
  await saveRuns(tx, runs)
  return new Map(runs.map((run) => [run.handoff, run]))
}

/** A follow-up that had ended for this reason goes on where it stopped. */
export async function resumeFollowUp(
  tx: Tx,
  watched: Watched,
  endedAs: CadenceEnd,
  watch: Pick<Watch, "people">,
  now: Instant,
): Promise<CadenceRun | null> {
  const { cadence, handoff } = watched
  if (cadence === null || cadence.endedAs !== endedAs) return cadence
  const open: CadenceRun = { ...cadence, state: "active", endedAt: null, endedAs: null }
  const runs = await followOwners(tx, [{ ...watched, cadence: open }], watch, now)
  return runs.get(handoff.id) ?? cadence
}
