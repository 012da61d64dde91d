import type { Tx } from "#store/tx.ts"

/**
 * Whoever records an objection of a lead waits for those who are just claiming messages to it, and they for it; so no message goes out that was
 * found lawful a moment before. Held until the transaction ends.
 */
export async function lockObjection(tx: Tx, lead: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`contact ${tx.workspace} ${lead}`])
}

/** The other side of it: several claimers don't wait for each other. */
export async function lockForContact(tx: Tx, leads: readonly string[]): Promise<void> {
  await tx.query(
    "select pg_advisory_xact_lock_shared(hashtextextended(name, 0)) from (select unnest($1::text[]) as name order by 1) as names",
    [leads.map((lead) => `contact ${tx.workspace} ${lead}`)],
  )
}
