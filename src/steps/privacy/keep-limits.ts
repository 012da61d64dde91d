import type { Instant } from "#domain/instant.ts"
import { SHIPPED_KEEPING } from "#domain/privacy/keeping.ts"
import { newestPolicy } from "#store/contact-policy.ts"
import { forgetOldKeys } from "#store/idempotency.ts"
import { record } from "#store/journal.ts"
import { dropExpired } from "#store/personal/limits.ts"
import type { Tx } from "#store/tx.ts"

/** Kept replies are promised for a week. */
const REPLIES_MS = 7 * 24 * 60 * 60_000

/** What the workspace's limits say is kept no longer goes, and the journal says how much. Answers how many rows; with many there is more to do. */
export async function keepLimits(tx: Tx, now: Instant): Promise<number> {
  const keeping = { ...SHIPPED_KEEPING, ...(await newestPolicy(tx))?.policy.keep }
  const gone = await dropExpired(tx, keeping, now)
  await forgetOldKeys(tx, now - REPLIES_MS)
  const rows = Object.values(gone).reduce((sum, count) => sum + count, 0)
  if (rows === 0) return 0
  const says = `What ${rows} rows said is kept no longer, as the workspace's limits have it.`
  const about = { lead: null, handoff: null, agreement: null }
  await record(tx, [{ at: now, actor: "baton", kind: "limits_kept", says, ...about, detail: gone }])
  return rows
}
