import type { Instant } from "#domain/instant.ts"
import { saveHolds } from "#store/hold.ts"
import type { LeadMerge } from "#store/merge.ts"
import { setTimers } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"

const RESTING = ["captured", "nurture", "recycled"]

/** A lead that waited when it was merged waits again: for a person if it was held, for its date if it was at rest. */
export async function restoreRest(tx: Tx, { before }: LeadMerge, now: Instant): Promise<void> {
  const { from, hold } = before
  const dueAt = Math.max(from.dueAt ?? now, now)
  if (hold !== null) {
    await saveHolds(tx, [{ ...hold, dueAt }])
    await setTimers(tx, [{ kind: "hold", subject: from.id, dueAt: now }])
  } else if (RESTING.includes(from.stage)) await setTimers(tx, [{ kind: "lead", subject: from.id, dueAt }])
}
