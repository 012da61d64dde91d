import type { Instant } from "#domain/instant.ts"
import { iso } from "#store/rows.ts"
import type { Tx } from "#store/tx.ts"

/** Spends a challenge; false when it was spent before. Those that expired are forgotten on the way. */
export async function spendChallenge(tx: Tx, hash: Buffer, expiresAt: Instant, now: Instant): Promise<boolean> {
  await tx.query("delete from spent_challenge where expires_at < $1", [iso(now)])
  const spent = await tx.query("insert into spent_challenge (hash, expires_at) values ($1, $2) on conflict do nothing returning hash", [
    hash,
    iso(expiresAt),
  ])
  return spent.length > 0
}
