import type { Instant } from "#domain/instant.ts"
import type { PastCycle } from "#domain/proof/replay-qualification.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** One rule that must always hold. `name`: that of its view, without `inv_`. `says`: the rule for people. */
export type Invariant = { name: string; says: string }

/** What a check found; `examples`: up to five of the rows that break the rule. */
export type Finding = Invariant & { violations: number; examples: unknown[] }

/** All rules that a view of the workspace watches. */
export const INVARIANTS: readonly Invariant[] = [
  { name: "signals_accounted", says: "Every item that arrived was taken in once, was known already, or waits in quarantine." },
  { name: "engagement_origin", says: "Every engagement comes from an item of a signal that was taken." },
  { name: "signals_noticed", says: "No form or event waits longer than a minute, and no import stands still." },
  { name: "import_undone", says: "What an undone import brought does not count, and nothing else was taken back with it." },
  { name: "webhook_mapped", says: "Every webhook was stored with a version of its source's mapping, which stays as it was." },
  { name: "lead_state", says: "Every lead is in one state, has one owner who is there, a next action and a date." },
  { name: "cycles", says: "A lead has one open cycle at most, and its cycles are numbered without gaps." },
  { name: "next_obligation", says: "Something will look again at every lead that is not at rest, in time." },
  { name: "timers_wanted", says: "No timer is set for something that waits for nothing." },
  { name: "due_noticed", says: "What was due more than a minute ago was looked at." },
  { name: "assignment_chain", says: "One person has each open handoff, and from the first to the last there was always exactly one." },
  { name: "handoff_proved", says: "Every handoff rests on a score, a verdict, a brief and a route of its own lead." },
  { name: "clock_live", says: "Each promise has one live clock while its handoff is open, and none after." },
  { name: "clock_outcome", says: "A clock is met when the answer came in time, and missed at the instant it was due." },
  { name: "clock_record", says: "A clock's columns say what its record says." },
  { name: "escalation_cause", says: "Every escalation is a rung of its clock, and nobody is alarmed after a timely answer." },
  { name: "escalation_once", says: "Every rung that a clock passed is recorded, once." },
  { name: "score_sum", says: "Every score is the sum of its reasons, from 0 to 100 points." },
  { name: "agreement_signed", says: "A version is in force only as both sides signed it, and not before." },
  {
    name: "emergency_change",
    says: "What one side put in force alone lapses after 72 hours unless somebody of the other side signs it, and all of that is told.",
  },
  { name: "decision_agreement", says: "Every decision names the version that was in force when it was made." },
  { name: "facts_kept", says: "Facts can be added to, never changed or deleted." },
  { name: "journal_sealed", says: "Every row of the journal is sealed within a minute, and the seals follow each other without a hole." },
  { name: "pool_balance", says: "In every pool what some are owed is what others had too much." },
  { name: "pool_turns", says: "Every turn of a pool was one lead, and every lead given by turn cost one." },
  { name: "pool_turns_counted", says: "Caps count the turns that the ledger has." },
  { name: "delivery_cause", says: "Every message has a cause that is there." },
  { name: "disposition_undone", says: "Where a handoff stands somebody's word says, and of a word taken back nothing left." },
  { name: "rejection_checked", says: "Every rejection cites a clause of the agreement that was checked against the facts." },
  { name: "item_owned", says: "What was raised for a person to decide is somebody's who is there." },
  {
    name: "reassignment_kept",
    says: "Who is said to have got a lead when many were given to others had it, and who has it back had it before.",
  },
  { name: "no_orphan", says: "Nothing open is in the name of somebody who has left." },
  { name: "calendar_noticed", says: "A calendar that can't be read for a day was told to its person." },
  { name: "delivery_missing", says: "Every new owner, and everybody an escalation names, has a message." },
  {
    name: "quarantine_owned",
    says: "What waits in quarantine is somebody's who is there and is reminded of it; what was replayed says as what.",
  },
  { name: "merge_live", says: "Every merged lead says into which living one, and a merge that was undone left two." },
  { name: "merge_quiet", says: "A merged lead has no identity, open cycle, hold or timer of its own." },
  { name: "look_up_wait", says: "No lead waits for a look-up past its deadline." },
  { name: "look_up_ends", says: "Every look-up ends, and what a provider answered stays as it was." },
  { name: "contact_stopped", says: "Nothing is sent to a lead after an objection, nor without a look whether it is lawful." },
  {
    name: "erased_gone",
    says: "Of an erased person nothing is left but a tombstone, and every text that the journal lost was taken by an erasure.",
  },
  { name: "meeting_evidence", says: "Every meeting that is agreed is evidence on its handoff." },
  { name: "cadence_live", says: "A follow-up runs only while its handoff does, and its next step has a channel, a time and a date." },
  { name: "cadence_noticed", says: "No follow-up that was to be looked at was left alone for more than a minute." },
  { name: "cadence_steps", says: "The steps of a follow-up were done one after the other, each once." },
  { name: "delivery_ends", says: "Every message is sent, waits for its next try, or is somebody's to see to." },
  { name: "account_hierarchy", says: "No account owns itself, be it over others." },
  { name: "account_domains", says: "A verified domain is of one account alone." },
  { name: "account_match", says: "Every lead is with the account that was last decided, and a person's word stays." },
]

/** Finished rows older than this are left out of the check of every minute. */
const WINDOW = "15 minutes"
const PATIENCE = { full: "300s", recent: "10s" }

/**
 * Checks every view. A view that takes too long counts as one violation that says so: what was not checked is not proved.
 *
 * @param full all rows ever; otherwise open things and what was made in the last 15 minutes of the database's own time
 */
export async function checkInvariants(tx: Tx, now: Instant, full: boolean): Promise<Finding[]> {
  const [before] = await tx.query<{ timeout: string }>("select current_setting('statement_timeout') as timeout")
  await tx.query(
    `select set_config('baton.now', $1, true), set_config('statement_timeout', $2, true), set_config('baton.proof_from', case when $3 then '' else
       overlay(overlay(lpad(to_hex((extract(epoch from clock_timestamp() - interval '${WINDOW}') * 1000)::bigint), 12, '0') placing '-' from 9 for 0)
         placing '-0000-0000-000000000000' from 14 for 0) end, true)`,
    [iso(now), full ? PATIENCE.full : PATIENCE.recent, full],
  )
  const found: Finding[] = []
  for (const invariant of INVARIANTS) found.push(await checkOne(tx, invariant))
  await tx.query("select set_config('statement_timeout', $1, true)", [before?.timeout ?? "0"])
  return found
}

async function checkOne(tx: Tx, invariant: Invariant): Promise<Finding> {
  await tx.query("savepoint proof")
  try {
    const rows = await tx.query<{ violations: number; subject: string; says: string }>(
      `select (count(*) over ())::int as violations, subject, says from inv_${invariant.name} limit 5`,
    )
    await tx.query("release savepoint proof")
    return { ...invariant, violations: rows[0]?.violations ?? 0, examples: rows.map(({ subject, says }) => ({ subject, says })) }
  } catch (error) {
    if ((error as { code?: string }).code !== "57014") throw error
    await tx.query("rollback to savepoint proof")
    return { ...invariant, violations: 1, examples: [{ subject: invariant.name, says: "It took too long to be checked." }] }
  }
}

/** The cycles of these leads, to tell what was known of them at an earlier instant. */
export async function cyclesOf(tx: Tx, leads: readonly string[]): Promise<Map<string, PastCycle[]>> {
  if (leads.length === 0) return new Map()
  const rows = await tx.query<PastCycle & { lead: string }>(
    `select lead, opened_at as "openedAt", closed_at as "closedAt", qualification as opening,
       case when exists (select from standing_disposition d where d.handoff = handoff.id and d.reason = 'no_capacity')
         or exists (select from journal j where j.lead = handoff.lead and j.kind = 'hold_approve' and j.detail ->> 'reason' = 'strategic' and j.at >= closed_at)
         then 'no_capacity' else closed_as end as "closedAs"
     from handoff
     where lead = any($1) order by lead, cycle`,
    [leads],
  )
  return Map.groupBy(rows, (row) => row.lead)
}

/** A routing decision as it is stored. */
export type StoredRoute = {
  id: string
  at: Instant
  method: string
  pool: string | null
  owner: string
  says: string
  attempts: unknown
  inputs: unknown
}

/** The newest routing decisions, with what they were decided on. */
export async function recentRoutes(tx: Tx, limit: number): Promise<StoredRoute[]> {
  return tx.query("select id, at, method, pool, owner, says, attempts, inputs from routing_decision order by id desc limit $1", [limit])
}
