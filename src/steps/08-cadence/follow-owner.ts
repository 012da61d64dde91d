import { runAsBefore, type CadenceEnd, type CadencePlace, type CadenceRun } from "#domain/cadence/cadence-run.ts"
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

/** The follow-ups stand as they did before; one that went on since goes on with whoever owns it now. By handoff. */
export async function standAsBefore(
  tx: Tx,
  back: readonly { watched: Watched; before: CadencePlace | null }[],
  watch: Pick<Watch, "people">,
  now: Instant,
): Promise<Map<string, CadenceRun>> {
  const restored = back.map(({ watched, before }) =>
    watched.cadence === null || before === null ? null : runAsBefore(watched.cadence, before),
  )
  const runs = restored.flatMap((run) => run ?? [])
  await saveRuns(tx, runs)
  const others = back.flatMap(({ watched }, at) => (restored[at] === null ? [watched] : []))
  return new Map([...runs.map((run) => [run.handoff, run] as const), ...(await followOwners(tx, others, watch, now))])
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
