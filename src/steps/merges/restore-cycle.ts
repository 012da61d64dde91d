import { durationInWords } from "#domain/agreement/duration.ts"
import { cadenceObligation } from "#domain/cadence/cadence-run.ts"
import { nextObligation } from "#domain/handoff/next-obligation.ts"
import type { Instant, Milliseconds } from "#domain/instant.ts"
import { pay } from "#domain/routing/round-robin.ts"
import { leftOf, reviveClock } from "#domain/sla/revive-clock.ts"
import { clocksOf, saveClocks, type ClockRecord } from "#store/clock.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { reopenAssignment } from "#store/assignment.ts"
import { lockHandoffs, lockOpenHandoffsOf, saveHandoffs } from "#store/handoff.ts"
import { record } from "#store/journal.ts"
import { lockLeads, saveStandings, type Lead } from "#store/lead.ts"
import type { LeadMerge } from "#store/merge.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import { PoolBook } from "#steps/05-routing/pool-book.ts"
import { timerOf } from "#steps/06-handoff.ts"
import { clockCalendar, lookAt } from "#steps/06-handoff/start-clocks.ts"
import { inZone } from "#steps/announce.ts"
import { loadWatched, type Watch, type Watched } from "#steps/07-sla.ts"
import { LEFT, passOn } from "#steps/07-sla/pass-on.ts"
import { resumeFollowUp } from "#steps/08-cadence/follow-owner.ts"
import { mergeMessage } from "#steps/merges/merge-messages.ts"

const A_DAY = 24 * 60 * 60_000

/**
 * The cycle that a merge absorbed is open again: same owner, same state, clocks that run on with what was left of them when they were called off.
 * Who is no longer there passes it on.
 */
export async function restoreCycle(
  tx: Tx,
  { before, at }: LeadMerge,
  by: { survivor: Lead; actor: string },
  watch: Watch,
  now: Instant,
): Promise<void> {
  if (before.cycle === null) return
  const { handoff: was, clocks: ids, creditedBack } = before.cycle
  const [handoff] = await lockHandoffs(tx, [was.id])
  if (handoff === undefined) throw new Error(`The absorbed handoff ${was.id} is gone.`)
  await saveHandoffs(tx, [
    { ...handoff, state: was.state, closedAt: null, closedAs: null, dueAt: now + A_DAY, version: handoff.version + 1 },
  ])
  const [watched] = await loadWatched(tx, [was.id], watch, now)
  if (watched === undefined) throw new Error(`The absorbed handoff ${was.id} did not open again.`)
  const { owner, brief } = watched

  const clocks = (await clocksOf(tx, [was.id])).filter((one) => ids.includes(one.id)).map((one) => revived(one, watched, now))
  const cadence = await resumeFollowUp(tx, watched, "merged", watch, now)
  const owed = nextObligation(
    clocks.map((one) => one.clock),
    brief.next.action,
    cadenceObligation(cadence),
  ) ?? { nextAction: was.nextAction, dueAt: Math.max(was.dueAt ?? now, now) }
  const after = { ...watched.handoff, ...owed }
  const [lead] = await lockLeads(tx, [was.lead])
  if (lead === undefined) throw new Error(`The lead ${was.lead} is gone.`)

  await saveClocks(tx, clocks)
  await saveHandoffs(tx, [after])
  await saveStandings(tx, [{ ...lead, ...owed, owner: owner.id, updatedAt: now }])
  await reopenAssignment(tx, was.id, "merged", at)
  await setTimers(tx, timerOf(after, clocks))
  if (creditedBack) await payAgain(tx, watched, watch, now)
  await tell(tx, { ...watched, handoff: after, lead, clocks }, by, watch, now)
  if (!owner.active) {
    const again = await loadWatched(tx, [was.id], watch, now)
    await passOn(tx, again, LEFT, watch, now)
  }
}

function revived(one: ClockRecord, { owner, rules }: Watched, now: Instant): ClockRecord {
  const clock = reviveClock(one.clock, clockCalendar(one.clock.kind, owner, rules), now)
  return { ...one, clock, lookAt: lookAt(clock, now) }
}

/** The turn that came back with the merge is spent after all. */
async function payAgain(tx: Tx, { handoff, owner, rules }: Watched, { people }: Watch, now: Instant): Promise<void> {
  const pool = handoff.pool ?? ""
  const book = await PoolBook.open(tx, rules, people, now)
  const ledger = book.ledger(pool)
  if (ledger === null || !ledger.members.some((member) => member.id === owner.id)) return
  book.took(owner.id, handoff.tier, pool, handoff.id, new Map([[pool, pay(ledger, owner.id).ledger]]))
  await book.save(tx)
}

async function tell(
  tx: Tx,
  { handoff, lead, owner, clocks }: Watched,
  { survivor, actor }: { survivor: Lead; actor: string },
  { people, voice }: Watch,
  now: Instant,
): Promise<void> {
  const left = clocks
    .filter(({ clock }) => clock.state === "running")
    .map(({ clock }) => `${clock.kind.replaceAll("_", " ")}: ${roughly(leftOf(clock))} left`)
  const says = `Two people after all: the cycle is open again with ${owner.name}. ${left.length === 0 ? "No clock runs." : `Its clocks run on (${left.join("; ")}).`}`
  const [other] = await lockOpenHandoffsOf(tx, [survivor.id])
  const otherOwner = people.find((person) => person.id === other?.owner)
  const due = handoff.dueAt ?? now
  await insertDeliveries(tx, [
    mergeMessage(
      {
        owner,
        handoff,
        kind: "unmerged",
        lead,
        lines: [`${lead.name ?? "The lead"} is yours again.`, says, `Next: ${handoff.nextAction}, by ${inZone(due, owner.zone)}.`],
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
              kind: "unmerged",
              lead: survivor,
              lines: [`${lead.name ?? "The other lead"} is somebody else after all and with ${owner.name} again. You go on with your own.`],
            },
            voice,
            now,
          ),
        ]),
  ])
  await record(tx, [
    { at: now, actor, kind: "handoff_unmerged", says, lead: lead.id, handoff: handoff.id, agreement: handoff.agreement, detail: {} },
  ])
}

/** A time to the minute, from two days on to the hour. */
function roughly(time: Milliseconds): string {
  const unit = time < 2 * A_DAY ? 60_000 : 3_600_000
  return durationInWords(Math.max(60_000, Math.round(time / unit) * unit))
}
