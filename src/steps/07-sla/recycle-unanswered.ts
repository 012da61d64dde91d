import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"
import { applyDisposition } from "#steps/09-disposition/apply-disposition.ts"
import type { Watch, Watched } from "#steps/07-sla.ts"

/** Nobody said in time what became of the lead: it goes back to nurture, visibly, as "no disposition". */
export async function recycleUnanswered(tx: Tx, watched: Watched, watch: Watch, now: Instant): Promise<void> {
  await applyDisposition(
    tx,
    watched,
    { kind: "auto_recycle", by: null, expectedVersion: null, note: "Nobody gave a verdict in time." },
    { actor: "baton", watch },
    now,
  )
}
