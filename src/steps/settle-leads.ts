import { readDuration } from "#domain/agreement/duration.ts"
import type { Instant } from "#domain/instant.ts"
import { endHolds } from "#store/hold.ts"
import { record, type JournalEntry } from "#store/journal.ts"
import { saveJudged, type Lead } from "#store/lead.ts"
import { clearTimers, setTimers, startTimers, type Timer } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import type { JudgedLead } from "#steps/03-qualification.ts"
import type { Caretaker } from "#steps/01-intake.ts"
import type { Rules } from "#steps/rules.ts"

/**
 * Leads that are not handed off are somebody's too: nurture and sleeping ones are the caretaker's with a date to look again, disqualified ones
 * rest with their reason.
 */
export async function settleLeads(tx: Tx, leads: readonly JudgedLead[], rules: Rules, caretaker: Caretaker, now: Instant): Promise<void> {
  const settled = leads.map((one) => ({ one, lead: settle(one, rules, caretaker, now) }))

  await saveJudged(
    tx,
    settled.map(({ lead, one }) => ({ lead, isNew: one.isNew })),
  )
  await startTimers(tx, settled.filter(({ one }) => one.isNew).flatMap(timerOf))
  await setTimers(tx, settled.filter(({ one }) => !one.isNew).flatMap(timerOf))
  await clearTimers(
    tx,
    "lead",
    settled.filter(({ lead, one }) => lead.dueAt === null && !one.isNew).map((each) => each.lead.id),
  )
  const released = settled.filter(({ one }) => one.lead.stage === "held").map((each) => each.lead.id)
  await endHolds(tx, released)
  await clearTimers(tx, "hold", released)
  await record(
    tx,
    settled.flatMap(({ one, lead }) => (one.lead.stage === lead.stage ? [] : [entryOf(one, lead, rules, now)])),
  )
}

function timerOf({ lead }: { lead: Lead }): Timer[] {
  return lead.dueAt === null ? [] : [{ kind: "lead", subject: lead.id, dueAt: lead.dueAt }]
}

function settle(one: JudgedLead, rules: Rules, caretaker: Caretaker, now: Instant): Lead {
  const { qualification, reEntry, lead } = one
  const judged = { ...lead, owner: caretaker.id, tier: null, updatedAt: now }
  if (reEntry.kind === "rests") return { ...judged, owner: lead.owner, stage: reEntry.as, dueAt: null }
  if (qualification.kind === "disqualified")
    return { ...judged, stage: "disqualified", nextAction: "Nothing: the lead is disqualified", dueAt: null }
  if (reEntry.kind === "waits")
    return { ...judged, stage: "recycled", nextAction: "Look again when the cool-down is over", dueAt: reEntry.until }
  const missing = qualification.kind === "not_yet" ? qualification.missing : []
  return {
    ...judged,
    stage: "nurture",
    nextAction: missing.length === 0 ? "Nurture, and look again" : `Nurture: ${missing.slice(0, 3).join("; ")}`.slice(0, 300),
    dueAt: now + readDuration(rules.agreement.recycle.nurture_review),
  }
}

function entryOf({ qualification, reEntry }: JudgedLead, lead: Lead, rules: Rules, now: Instant): JournalEntry {
  const says = reEntry.kind === "waits" || reEntry.kind === "rests" ? reEntry.says : qualification.why
  return { at: now, actor: "baton", kind: `lead_${lead.stage}`, says, lead: lead.id, handoff: null, agreement: rules.id, detail: {} }
}
