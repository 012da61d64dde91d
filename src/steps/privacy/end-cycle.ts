import { cancelClock } from "#domain/sla/fulfil-clock.ts"
import type { Instant } from "#domain/instant.ts"
import { saveClocks } from "#store/clock.ts"
import { insertDisposition } from "#store/disposition.ts"
import { endAssignment } from "#store/assignment.ts"
import { lockOpenHandoffsOf, saveHandoffs } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import { endFollowUp } from "#steps/08-cadence/end-follow-up.ts"
import { loadWatched, type Watch } from "#steps/07-sla.ts"

/** The open cycle of a person who is erased ends, as a word that nobody has to answer for; its owner keeps the turn that it cost. */
export async function endCycle(tx: Tx, lead: string, actor: string, watch: Watch, now: Instant): Promise<void> {
  const [open] = await lockOpenHandoffsOf(tx, [lead])
  const [watched] = open === undefined ? [] : await loadWatched(tx, [open.id], watch, now)
  if (watched === undefined) return
  const { handoff, owner, rules, clocks } = watched
  const cancelled = clocks.map((one) => ({
    ...one,
    clock: cancelClock(one.clock, "the person was erased", clockCalendar(one.clock.kind, owner, rules), now),
    lookAt: null,
  }))
  const nextAction = "Nothing: the person was erased"
  const after = {
    ...handoff,
    state: "disqualified" as const,
    version: handoff.version + 1,
    nextAction,
    dueAt: null,
    closedAt: now,
    closedAs: "erased",
  }

  const word = { id: newId(), handoff: handoff.id, lead, kind: "disqualify" as const, reason: "erased", by: actor, at: now }
  await insertDisposition(tx, { ...word, clause: null, until: null, topic: null, note: "", detail: {} })
  await saveClocks(tx, cancelled)
  await saveHandoffs(tx, [after])
  await endFollowUp(tx, watched, "disposition", "The person was erased.", now)
  await endAssignment(tx, handoff.id, "erased", false, now)
  await record(tx, [
    {
      at: now,
      actor,
      kind: "handoff_disqualified",
      says: "The cycle ended: the person was erased.",
      lead,
      handoff: handoff.id,
      agreement: handoff.agreement,
      detail: {},
    },
  ])
}
