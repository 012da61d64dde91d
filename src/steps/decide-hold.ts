import type { Instant } from "#domain/instant.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import type { Person } from "#domain/people/person.ts"
import { Refusal } from "#domain/refusal.ts"
import { accountsById } from "#store/account.ts"
import { insertDeliveries } from "#store/delivery.ts"
import { clearTimers, setTimers } from "#store/timer.ts"
import { endHolds, holdsOf } from "#store/hold.ts"
import { record } from "#store/journal.ts"
import { lockLeads, saveStandings, type Lead } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import { nurtureEvent } from "#steps/09-disposition/tell-nurture.ts"
import { judgeLeads } from "#steps/judge-leads.ts"
import { release } from "#steps/look-again.ts"
import { rulesInForce, type Rules } from "#steps/rules.ts"
import type { Watch } from "#steps/07-sla.ts"

const A_DAY = 24 * 60 * 60_000
const NURTURE = "Nurture the lead and look again when the cool-down is over"

/**
 * A person's word on a held lead: it goes on to routing, or back to nurture.
 *
 * @param to who gets it, before everybody whom routing would ask; null: whom routing finds
 * @throws Refusal 404 when the lead is not held, 422 when whoever is named is not active, 409 while no agreement is in force
 */
export async function decideHold(
  tx: Tx,
  id: string,
  { decision, to }: { decision: "approve" | "nurture"; to: Person | null },
  actor: string,
  watch: Watch,
  now: Instant,
): Promise<void> {
  const [lead] = await lockLeads(tx, [id])
  const [hold] = await holdsOf(tx, [id])
  if (lead === undefined || hold === undefined) throw new Refusal("not_held", "This lead does not wait for a decision.", 404)
  const rules = await rulesInForce(tx, now)
  if (to !== null && !to.active) throw new Refusal("person_inactive", `${to.name} is not active here, so they can't take a lead.`, 422)
  if (rules === null) throw new Refusal("no_agreement", "No agreement is in force, so nothing can be decided by it.", 409)

  await record(tx, [
    {
      at: now,
      actor,
      kind: `hold_${decision}`,
      says:
        decision === "nurture" ? "Sent back to nurture." : to === null ? "Approved for handoff." : `Approved for handoff to ${to.name}.`,
      lead: id,
      handoff: null,
      agreement: rules.id,
      detail: { reason: hold.reason, ...(to === null ? {} : { to: to.id }) },
    },
  ])
  await clearTimers(tx, "hold", [id])
  if (hold.reason === "strategic") {
    if (decision === "nurture") return sendToNurture(tx, lead, rules, watch, now)
    // the person's word ends the cool-down, and what the lead did before counts again
    await judge(tx, { ...lead, coolDownUntil: null, closedAs: "no_capacity" }, to, { rules, watch }, now)
    return
  }
  if (decision === "nurture") return release(tx, lead, watch.caretaker.id, now + readDuration(rules.agreement.recycle.nurture_review), now)
  await judge(tx, lead, to, { rules, watch }, now)
}

async function judge(tx: Tx, lead: Lead, to: Person | null, { rules, watch }: { rules: Rules; watch: Watch }, now: Instant): Promise<void> {
  const [account] = await accountsById(tx, lead.account === null ? [] : [lead.account])
  await judgeLeads(
    tx,
    [{ lead, isNew: false, account: account ?? null, arrived: [], ...(to === null ? {} : { named: to.id }) }],
    { rules, ...watch, approved: true },
    now,
  )
}

/** The lead goes the way that its last word had shown: to its track, until its cool-down is over. */
async function sendToNurture(tx: Tx, lead: Lead, rules: Rules, { caretaker, voice }: Watch, now: Instant): Promise<void> {
  const dueAt = Math.min(Math.max(lead.coolDownUntil ?? now + A_DAY, now), now + readDuration(rules.agreement.recycle.nurture_review))
  const nurtured = { ...lead, stage: "recycled" as const, owner: caretaker.id, nextAction: NURTURE, dueAt, updatedAt: now }
  await endHolds(tx, [lead.id])
  await saveStandings(tx, [nurtured])
  await insertDeliveries(
    tx,
    nurtureEvent({ lead: nurtured, team: caretaker.team, id: String(now), reason: "strategic" }, rules, voice, now),
  )
  await setTimers(tx, [{ kind: "lead", subject: lead.id, dueAt }])
}
