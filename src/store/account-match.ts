import type { MatchDecision } from "#domain/account/match-account.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Whose lead it is, as it was decided. `inputs`: what was known of its company then. `says`: a person's reason, or null. */
export type AccountMatch = MatchDecision & {
  lead: string
  at: Instant
  inputs: string
  /** "baton", or who decided by hand. */
  actor: string
  says: string | null
}

const COLUMNS = "m.lead, m.at, m.code, m.tier, m.confidence, m.account, m.candidates, m.inputs, m.actor, m.says"

export async function insertMatches(tx: Tx, matches: readonly AccountMatch[]): Promise<void> {
  await insertRows(tx, "account_match", matches)
}

/** The last decision on each of these leads that was made by `at`; left out: any. */
export async function lastMatches(tx: Tx, leads: readonly string[], at: Instant | null = null): Promise<Map<string, AccountMatch>> {
  if (leads.length === 0) return new Map()
  const rows = await tx.query<AccountMatch>(
    `select ${COLUMNS} from unnest($1::uuid[]) as asked (lead)
     cross join lateral (
       select * from account_match where lead = asked.lead and ($2::timestamptz is null or at <= $2) order by seq desc limit 1) m`,
    [leads, iso(at)],
  )
  return new Map(rows.map((row) => [row.lead, row]))
}

/** Which of these leads are with their account only by a guess, so that nothing may be done by it alone. */
export async function guessedLeads(tx: Tx, leads: readonly string[]): Promise<Set<string>> {
  const matches = await lastMatches(tx, leads)
  return new Set([...matches.values()].flatMap((match) => (match.confidence === "possible" ? [match.lead] : [])))
}

/** A decision that a person should look at, with the lead in a few words. `seq` orders them. */
export type UnsureMatch = AccountMatch & { seq: number; leadName: string | null; company: string | null }

/** What is probable or possible and still stands, newest first. `before`: the `seq` of the last one of the page before. */
export async function unsureMatches(tx: Tx, before: number | null, limit: number): Promise<UnsureMatch[]> {
  return tx.query(
    `select m.seq, ${COLUMNS}, l.name as "leadName", l.company from account_match m join lead l on l.id = m.lead
     where m.confidence in ('probable', 'possible') and ($1::bigint is null or m.seq < $1) and l.stage <> 'merged'
       and not exists (select from account_match later where later.lead = m.lead and later.seq > m.seq)
     order by m.seq desc limit $2`,
    [before, limit],
  )
}

/** Leads to look at again after accounts changed: those that wait for a person, and those that Baton gave to `account`; the newest first. */
export async function leadsToMatchAgain(tx: Tx, account: string | null, limit: number): Promise<string[]> {
  const rows = await tx.query<{ lead: string }>(
    `(select m.lead from account_match m where m.confidence = 'possible'
        and not exists (select from account_match later where later.lead = m.lead and later.seq > m.seq) order by m.seq desc limit $2)
     union (select id from lead where account = $1 and stage <> 'merged' order by id desc limit $2)`,
    [account, limit],
  )
  return rows.map((row) => row.lead)
}

/** The next leads after `after`, by id, that are somebody: none that was merged, withdrawn or erased. */
export async function leadsToRematch(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from lead where ($1::uuid is null or id > $1) and stage not in ('merged', 'withdrawn') and erased_at is null order by id limit $2`,
    [after, limit],
  )
  return rows.map((row) => row.id)
}
