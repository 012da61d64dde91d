import type { Instant } from "#domain/instant.ts"
import { cancelClock } from "#domain/sla/fulfil-clock.ts"
import { saveClocks } from "#store/clock.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { endAssignment } from "#store/assignment.ts"
import { lockOpenHandoffsOf, saveHandoffs } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import type { Lead } from "#store/lead.ts"
import type { MergedBefore } from "#store/merge.ts"
import { clearTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { giveBack } from "#steps/05-routing/give-back.ts"
import { clockCalendar } from "#steps/06-handoff/start-clocks.ts"
import { loadWatched, type Watch, type Watched } from "#steps/07-sla.ts"
import { endFollowUp } from "#steps/08-cadence/end-follow-up.ts"
import { mergeMessage } from "#steps/merges/merge-messages.ts"

/**
 * The open cycle of a lead that became part of another: the other one's goes on, so this one ends as merged. Its clocks are called off, its owner gets
 * the turn back, and both owners are told. Answers how it stood, or null when there was none.
 */
export async function absorbCycle(
  tx: Tx,
  { from, into, reason, actor }: { from: Lead; into: Lead; reason: string; actor: string },
  watch: Watch,
  now: Instant,
): Promise<MergedBefore["cycle"]> {
  const [open] = await lockOpenHandoffsOf(tx, [from.id])
  const [watched] = open === undefined ? [] : await loadWatched(tx, [open.id], watch, now)
  if (watched === undefined) return null
  const { handoff, owner, rules, clocks } = watched

  const cancelled = clocks.map((one) => ({
    ...one,
    clock: cancelClock(one.clock, "the lead is the same person as another", clockCalendar(one.clock.kind, owner, rules), now),
    lookAt: null,
  }))
  const after = {
    ...handoff,
    state: "merged" as const,
    version: handoff.version + 1,
    nextAction: "Nothing: the cycle of the same person goes on",
    dueAt: null,
    closedAt: now,
    closedAs: "merged",
  }
  // as for any duplicate
  const creditedBack = (await giveBack(tx, { ...watched, people: watch.people }, now)) !== null
  await saveClocks(tx, cancelled)
  await saveHandoffs(tx, [after])
  await endAssignment(tx, handoff.id, "merged", creditedBack, now)
  await clearTimers(tx, "handoff", [handoff.id])
  await endFollowUp(tx, watched, "merged", "The lead is the same person as another, whose follow-up goes on.", now)
  await tellOwners(tx, { watched, into, reason, actor }, watch, now)
  return { handoff, clocks: cancelled.map((one) => one.id), creditedBack }
}

async function tellOwners(
  tx: Tx,
  { watched, into, reason, actor }: { watched: Watched; into: Lead; reason: string; actor: string },
  { people, voice }: Watch,
  now: Instant,
): Promise<void> {
  const { handoff, lead, owner } = watched
  const [other] = await lockOpenHandoffsOf(tx, [into.id])
  const otherOwner = people.find((person) => person.id === other?.owner)
  const withWhom = otherOwner === undefined ? "The other one goes on." : `${otherOwner.name} goes on with them.`
  const gone = `${lead.name ?? "The lead"} turned out to be the same person as ${into.name ?? "another lead"}: ${reason}.`
  await insertDeliveries(tx, [
    mergeMessage(
      {
        owner,
        handoff: { ...handoff, version: handoff.version + 1 },
        kind: "merged",
        lead,
        lines: [gone, `${withWhom} You need not do anything more.`],
      },
      voice,
      now,
    ),
    ...(other === undefined || otherOwner === undefined || otherOwner.id === owner.id
      ? []
      : [
          mergeMessage(
            {
              owner: otherOwner,
              handoff: other,
              kind: "merged",
              lead: into,
              lines: [gone, `${owner.name} had the other one. You go on: ${other.nextAction}.`],
            },
            voice,
            now,
          ),
        ]),
  ])
  await record(tx, [
    {
      at: now,
      actor,
      kind: "handoff_merged",
      says: `The cycle ended: the lead is the same person as another. ${withWhom}`,
      lead: lead.id,
      handoff: handoff.id,
      agreement: handoff.agreement,
      detail: { into: into.id },
    },
  ])
}
