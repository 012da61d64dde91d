import { cadenceObligation } from "#domain/cadence/cadence-run.ts"
import { nextObligation } from "#domain/handoff/next-obligation.ts"
import type { Instant } from "#domain/instant.ts"
import type { Clock } from "#domain/sla/clock.ts"
import { saveHandoffs } from "#store/handoff.ts"
import { saveStandings } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import type { Watched } from "#steps/07-sla.ts"

/** What the owner owes next may have changed with the clocks or the follow-up. */
export async function keepObligations(tx: Tx, watched: readonly Watched[], now: Instant): Promise<void> {
  const changed = watched.flatMap(({ handoff, lead, clocks, brief, cadence }) => {
    const owed = nextObligation(
      clocks.map((one): Clock => one.clock),
      brief.next.action,
      cadenceObligation(cadence),
    )
    if (owed === null || (owed.dueAt === handoff.dueAt && owed.nextAction === handoff.nextAction)) return []
    return [{ handoff: { ...handoff, ...owed }, lead: { ...lead, ...owed, updatedAt: now } }]
  })
  await saveHandoffs(
    tx,
    changed.map((one) => one.handoff),
  )
  await saveStandings(
    tx,
    changed.map((one) => one.lead),
  )
}
