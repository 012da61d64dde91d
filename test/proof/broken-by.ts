import type { Instant } from "#domain/instant.ts"
import type { Finding } from "#store/proof.ts"
import { txOn, type Tx } from "#store/tx.ts"
import type { Database } from "#store/open.ts"

/**
 * What a check finds after the owner of the database did this to the workspace `acme`, behind the back of all rules. The check itself runs with
 * the workspace's rights. Afterwards all is as before.
 */
export async function brokenBy(db: Database, damage: string, check: (tx: Tx) => Promise<Finding[]>): Promise<Finding[]> {
  const client = await db.pool.connect()
  try {
    await client.query("begin; set local search_path to ws_acme")
    await client.query(damage)
    await client.query("set local role ws_acme")
    const found = await check(txOn(client, "acme", db.secrets).tx)
    return found.filter((one) => one.violations > 0)
  } finally {
    await client.query("rollback")
    client.release()
  }
}

export const at = (instant: Instant): string => `'${new Date(instant).toISOString()}'::timestamptz`
