import { readDuration } from "#domain/agreement/duration.ts"
import { meets } from "#domain/condition/meets.ts"
import type { Instant } from "#domain/instant.ts"
import type { Person } from "#domain/people/person.ts"
import { withComputed } from "#domain/qualification/computed-facts.ts"
import { leadFacts } from "#domain/score/lead-facts.ts"
import { held } from "#domain/sending/compose-open-items.ts"
import { accountsById } from "#store/account.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { handedOffAs } from "#store/handed-off.ts"
import type { Handoff } from "#store/handoff.ts"
import { saveHolds } from "#store/hold.ts"
import { record } from "#store/journal.ts"
import type { Lead } from "#store/lead.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"
import { inZone, tellPerson } from "#steps/announce.ts"
import { queueOwner } from "#steps/hold-leads.ts"

/** Who decides about a strategic lead that comes back, by when, and why it is one. */
export type StrategicHold = { owner: Person; dueAt: Instant; says: string }

/** Whether a lead that comes back is one about which a person decides, as the agreement says; null when it goes its way by itself. */
export async function strategicHold(
  tx: Tx,
  { handoff, lead, rules }: Watched,
  { people, caretaker }: Watch,
  now: Instant,
): Promise<StrategicHold | null> {
  const { strategic } = rules.agreement.recycle
  if (strategic === undefined) return null
  const known = await handedOffAs(tx, handoff)
  const [account] = await accountsById(tx, lead.account === null ? [] : [lead.account])
  const facts = leadFacts(lead.fields, account ?? null, known.facts.events, now, lead.enriched)
  if (meets(withComputed(facts, known.score, { cycleNumber: handoff.cycle }), strategic.when) !== true) return null
  const owner = queueOwner(handoff.pool, rules, people) ?? caretaker
  return { owner, dueAt: now + readDuration(strategic.decide_within), says: strategic.says }
}

/** Puts the lead into the queue of whoever decides; `sendAfter`: when that person is told. */
export async function holdStrategic(
  tx: Tx,
  hold: StrategicHold,
  { watched, after, lead, sendAfter }: { watched: Watched; after: Handoff; lead: Lead; sendAfter: Instant },
  { voice }: Watch,
  now: Instant,
): Promise<void> {
  const { handoff, rules } = watched
  const { owner, dueAt } = hold
  const says = `${hold.says}, and its cycle ended as ${after.closedAs}: a person decides what becomes of it.`
  const { score, qualification, brief, pool } = handoff
  await saveHolds(tx, [
    {
      lead: lead.id,
      reason: "strategic",
      says,
      agreement: rules.id,
      score,
      qualification,
      brief,
      pool,
      attempts: [],
      owner: owner.id,
      since: now,
      dueAt,
    },
  ])
  await setTimers(tx, [{ kind: "hold", subject: lead.id, dueAt }])
  const message = held({
    lead: { id: lead.id, name: lead.name ?? "Unnamed lead", company: lead.company },
    queue: { id: owner.id, name: owner.name },
    missing: [says],
    due: { at: dueAt, says: inZone(dueAt, owner.zone) },
    url: `${voice.publicUrl}/leads/${lead.id}`,
  })
  await insertDeliveries(tx, [
    tellPerson(owner, message, { cause: strategicCause(after), lead: lead.id, handoff: handoff.id, sendAfter }, now),
  ])
  await record(tx, [
    {
      at: now,
      actor: "baton",
      kind: "lead_held",
      says: `${says} ${owner.name} decides.`,
      lead: lead.id,
      handoff: handoff.id,
      agreement: rules.id,
      detail: {},
    },
  ])
}

/** What the message about a strategic lead names as its cause. */
export function strategicCause({ qualification, version }: Handoff): string {
  return `hold:${qualification}:strategic:${version}`
}
