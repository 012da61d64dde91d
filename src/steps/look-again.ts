import { caretakerOf } from "#domain/people/caretaker-of.ts"
import type { Instant } from "#domain/instant.ts"
import { accountsById } from "#store/account.ts"
import { endHolds, holdsOf } from "#store/hold.ts"
import { record } from "#store/journal.ts"
import { waitingAmong } from "#store/look-up.ts"
import { lockLeads, saveStandings, type Lead } from "#store/lead.ts"
import { allPeople } from "#store/person.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import type { TouchedLead } from "#steps/01-intake.ts"
import type { Voice } from "#steps/announce.ts"
import { judgeLeads } from "#steps/judge-leads.ts"
import { rulesInForce } from "#steps/rules.ts"

const A_DAY = 24 * 60 * 60_000
const RESTING = ["captured", "nurture", "recycled"]

/**
 * Leads whose date to look again has come are judged as they are now. Those that moved on meanwhile are left alone, and who waits for a look-up is
 * let go by the loop that looks up, which knows what arrived; the date stays until then.
 */
export async function lookAgainAtLeads(tx: Tx, ids: readonly string[], voice: Voice, now: Instant): Promise<void> {
  const leads = (await lockLeads(tx, ids)).filter((lead) => RESTING.includes(lead.stage))
  const captured = leads.filter((lead) => lead.stage === "captured").map((lead) => lead.id)
  const waiting = await waitingAmong(tx, captured)
  await setTimers(
    tx,
    leads.filter((lead) => waiting.has(lead.id)).map((lead) => ({ kind: "lead", subject: lead.id, dueAt: lead.dueAt ?? now })),
  )
  await judgeAgain(
    tx,
    leads.filter((lead) => !waiting.has(lead.id)),
    voice,
    now,
  )
}

/** Held leads are tried again, the one that waits longest first; those that need a person's word remind that person each day. */
export async function lookAgainAtHolds(tx: Tx, ids: readonly string[], voice: Voice, now: Instant): Promise<void> {
  const holds = await holdsOf(tx, ids)
  const leads = new Map(
    (
      await lockLeads(
        tx,
        holds.map((hold) => hold.lead),
      )
    ).map((lead) => [lead.id, lead]),
  )
  const waiting = holds.filter((hold) => hold.reason !== "nobody")
  await setTimers(
    tx,
    waiting.map((hold) => ({ kind: "hold", subject: hold.lead, dueAt: now + A_DAY })),
  )
  await record(
    tx,
    waiting.map((hold) => ({
      at: now,
      actor: "baton",
      kind: "hold_overdue",
      says: "It still waits for a person to decide.",
      lead: hold.lead,
      handoff: null,
      agreement: hold.agreement,
      detail: {},
    })),
  )
  const free = holds.filter((hold) => hold.reason === "nobody")
  await judgeAgain(
    tx,
    free.flatMap((hold) => leads.get(hold.lead) ?? []),
    voice,
    now,
    new Map(free.map((hold) => [hold.lead, hold.since])),
  )
}

/** Leads that are held and no longer wait: a person sent them back. */
export async function release(tx: Tx, lead: Lead, owner: string, dueAt: Instant, now: Instant): Promise<void> {
  await endHolds(tx, [lead.id])
  await saveStandings(tx, [{ ...lead, stage: "nurture", owner, nextAction: "Nurture, and look again", dueAt, updatedAt: now }])
  await setTimers(tx, [{ kind: "lead", subject: lead.id, dueAt }])
}

/**
 * Judges leads by the agreement in force, as they are now.
 *
 * @param waitingSince by lead: since when it waits for somebody
 */
export async function judgeAgain(
  tx: Tx,
  leads: readonly Lead[],
  voice: Voice,
  now: Instant,
  waitingSince: ReadonlyMap<string, Instant> = new Map(),
): Promise<void> {
  if (leads.length === 0) return
  const people = await allPeople(tx, now)
  const rules = await rulesInForce(tx, now)
  if (rules === null) return putOff(tx, leads, now)
  const accounts = new Map(
    (
      await accountsById(
        tx,
        leads.flatMap((lead) => lead.account ?? []),
      )
    ).map((account) => [account.id, account]),
  )
  const touched = leads.map((lead): TouchedLead => {
    const since = waitingSince.get(lead.id)
    const arrived = since === undefined ? [] : [{ id: "", kind: "hold", at: since, form: null, receivedAt: since }]
    return { lead, isNew: false, account: accounts.get(lead.account ?? "") ?? null, arrived }
  })
  await judgeLeads(tx, touched, { rules, people, caretaker: caretakerOf(people), voice }, now)
}

/** Without an agreement in force nobody can be judged; they are looked at again in a day. */
export async function putOff(tx: Tx, leads: readonly Lead[], now: Instant): Promise<void> {
  await saveStandings(
    tx,
    leads.map((lead) => ({ ...lead, dueAt: now + A_DAY })),
  )
  await setTimers(
    tx,
    leads.map((lead) => ({ kind: "lead", subject: lead.id, dueAt: now + A_DAY })),
  )
}
