import { canonicalJson } from "#domain/agreement/canonical-json.ts"
import { refuseUnlessUndoable } from "#domain/disposition/undo-disposition.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { runsOf, saveRuns } from "#store/cadence.ts"
import { clocksOf, saveClocks } from "#store/clock.ts"
import { newestQualification } from "#store/decision.ts"
import { cancelUnsent } from "#store/delivery.ts"
import { dispositionsOf, insertUndo, keptBefore, type DispositionBefore, type Standings } from "#store/disposition.ts"
import { reopenAssignment } from "#store/assignment.ts"
import { lockHandoffs, saveHandoffs, type Handoff } from "#store/handoff.ts"
import { endHolds } from "#store/hold.ts"
import { record } from "#store/journal.ts"
import { lockLeads, saveStandings, standingOf, type Lead } from "#store/lead.ts"
import { withdrawItems } from "#store/raised-item.ts"
import { clearTimers, setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { takeBack } from "#steps/05-routing/give-back.ts"
import { timerOf } from "#steps/06-handoff.ts"
import type { Watch } from "#steps/07-sla.ts"
import { liftObjections } from "#steps/privacy/record-consent.ts"
import { itemCause } from "#steps/09-disposition/check-rejection.ts"
import { strategicCause } from "#steps/09-disposition/hold-strategic.ts"
import { nurtureCause } from "#steps/09-disposition/tell-nurture.ts"
import { rulesOf } from "#steps/rules.ts"

/**
 * Takes back the last word on a handoff: handoff, lead, clocks, ledger and timers are again as they were, its messages never leave. The word itself
 * stays on record as taken back, and the handoff's version goes on, since others may have seen it.
 *
 * @throws Refusal 404 for an unknown handoff, 409 after ten seconds or when something has happened since
 */
export async function undoDisposition(tx: Tx, id: string, actor: string, watch: Watch, now: Instant): Promise<Handoff> {
  const [handoff] = await lockHandoffs(tx, [id])
  if (handoff === undefined) throw new Refusal("not_found", "There is no handoff with this id.", 404)
  const [lead] = await lockLeads(tx, [handoff.lead])
  if (lead === undefined) throw new Error(`The handoff ${id} has no lead.`)
  const word = (await dispositionsOf(tx, [id])).findLast((one) => one.undoneAt === null) ?? null
  const kept = (await keptBefore(tx, [id])).get(id)
  const own = kept?.disposition === word?.id ? kept : undefined
  const current = await standingsOf(tx, handoff, lead)

  refuseUnlessUndoable(
    word && { ...word, until: own?.until ?? null },
    own === undefined ? null : (changedSince(own.after, current) ?? (await leftSince(tx, handoff, now))),
    now,
  )
  if (own === undefined || word === null) throw new Error(`Nothing was kept of the last word on ${id}.`)

  const after = { ...own.before.handoff, version: handoff.version + 1 }
  await restore(tx, own, after, { ...lead, ...own.before.lead, updatedAt: now })
  await cancelUnsent(tx, strategicCause(own.after.handoff), now)
  await cancelUnsent(tx, nurtureCause(lead.id, `${id}.${handoff.version}`), now)
  if (own.credit !== null) await spendAgain(tx, after, own.credit, watch, now)
  await liftObjections(tx, lead.id, { source: `disposition:${word.id}`, why: "It was said by mistake." }, actor, now)
  for (const item of await withdrawItems(tx, word.id)) await cancelUnsent(tx, itemCause(handoff.agreement, item), now)
  await insertUndo(tx, { disposition: word.id, by: actor, at: now, version: handoff.version })
  await record(tx, [
    {
      at: now,
      actor,
      kind: "disposition_undone",
      says: `"${word.kind}" was taken back within ten seconds. All is as it was before: ${after.nextAction}.`,
      lead: lead.id,
      handoff: id,
      agreement: handoff.agreement,
      detail: { disposition: word.id, version: after.version, stage: own.before.lead.stage },
    },
  ])
  return after
}

/** How a handoff, its lead and its clocks stand now. */
export async function standingsOf(tx: Tx, handoff: Handoff, lead: Lead): Promise<Standings> {
  const clocks = await clocksOf(tx, [handoff.id])
  const cadence = (await runsOf(tx, [handoff.id])).get(handoff.id) ?? null
  return { handoff, lead: standingOf(lead), clocks, cadence, qualification: await newestQualification(tx, lead.id) }
}

/** What has happened since the word, in words; null when all is as the word had left it. */
function changedSince(left: Standings, now: Standings): string | null {
  if (left.handoff.owner !== now.handoff.owner) return "somebody else has the lead since"
  if (left.handoff.firstTouchAt !== now.handoff.firstTouchAt) return "a touch was recorded since"
  if (!isSame(left.handoff, now.handoff)) return "the handoff was changed since"
  if (!isSame(left.clocks, now.clocks)) return "its clocks went on since: a touch, a pause or an escalation"
  if (left.qualification !== now.qualification || !isSame(left.lead, now.lead)) return "the lead did something since and was judged anew"
  return null
}

function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => canonicalJson(JSON.parse(JSON.stringify(value)))
  return plain(one) === plain(other)
}

/** Messages that wait are called off here; one that another process is sending already can't be. */
async function leftSince(tx: Tx, handoff: Handoff, now: Instant): Promise<string | null> {
  const left = await cancelUnsent(tx, `handoff:${handoff.id}:disposition:${handoff.version}`, now)
  return left === 0 ? null : "others were told of it already"
}

async function restore(tx: Tx, { before, after: left }: DispositionBefore, handoff: Handoff, lead: Lead): Promise<void> {
  await saveHandoffs(tx, [handoff])
  await saveStandings(tx, [lead])
  await saveClocks(tx, before.clocks)
  if (before.cadence) await saveRuns(tx, [before.cadence])
  if (left.handoff.closedAt !== null) {
    await reopenAssignment(tx, handoff.id, left.handoff.closedAs ?? "closed", left.handoff.closedAt)
    await clearTimers(tx, "lead", [lead.id])
    await clearTimers(tx, "hold", [lead.id])
    await endHolds(tx, [lead.id])
  }
  await setTimers(tx, timerOf(handoff, before.clocks))
}

async function spendAgain(
  tx: Tx,
  handoff: Handoff,
  changes: NonNullable<DispositionBefore["credit"]>,
  { people }: Watch,
  now: Instant,
): Promise<void> {
  const rules = await rulesOf(tx, handoff.agreement)
  if (await takeBack(tx, { handoff, rules, people }, changes, now)) return
  throw new Refusal(
    "undo_overtaken",
    "It can't be taken back: somebody has left the pool since, so its turns can't be put back as they were.",
    409,
  )
}
