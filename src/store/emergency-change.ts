import type { EmergencyChange } from "#domain/agreement/emergency-change.ts"
import type { Instant } from "#domain/instant.ts"
import { insertRows, iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** `next`: the first version that both sides put in force after it, or null. */
export type EmergencyRecord = EmergencyChange & { next: { agreement: string; since: Instant } | null }

export async function insertEmergency(tx: Tx, { since, until, ...rest }: EmergencyChange): Promise<void> {
  await insertRows(tx, "agreement_emergency", [{ ...rest, since: iso(since), until: iso(until) }])
}

/** The emergency changes of all versions, or of one; newest first. */
export async function emergencies(tx: Tx, agreement: string | null = null): Promise<EmergencyRecord[]> {
  const rows = await tx.query<EmergencyChange & { nextAgreement: string | null; nextSince: Instant | null }>(
    `select e.agreement, e.side, e.signer, e.actor, e.reason, e.since, e.until, n.agreement as "nextAgreement", n.since as "nextSince"
     from agreement_emergency e
     left join lateral (select agreement, since from agreement_in_force f where f.since >= e.since order by f.since limit 1) as n on true
     where $1::uuid is null or e.agreement = $1 order by e.since desc`,
    [agreement],
  )
  return rows.map(({ nextAgreement, nextSince, ...change }) => ({
    ...change,
    next: nextAgreement === null || nextSince === null ? null : { agreement: nextAgreement, since: nextSince },
  }))
}

/** One transaction at a time puts versions in force: who else signs or declares waits until this one is over. */
export async function lockAgreements(tx: Tx): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`agreements ${tx.workspace}`])
}
