import type { ContactPolicy } from "#domain/privacy/contact-policy.ts"
import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** A workspace's rules about contact, who made them and why. */
export type PolicyVersion = { policy: ContactPolicy; why: string; at: Instant; by: string }

/** The newest rules; null while the shipped ones count. */
export async function newestPolicy(tx: Tx): Promise<PolicyVersion | null> {
  const [row] = await tx.query<PolicyVersion>(
    `select document as policy, why, at, by_actor as "by" from contact_policy order by seq desc limit 1`,
  )
  return row ?? null
}

/** From now on these rules count; earlier ones stay on record. */
export async function insertPolicy(tx: Tx, { policy, why, at, by }: PolicyVersion): Promise<void> {
  await tx.query("insert into contact_policy (document, why, at, by_actor) values ($1, $2, $3, $4)", [
    JSON.stringify(policy),
    why,
    iso(at),
    by,
  ])
}
