import { saveJudged } from "#store/lead.ts"
import { setTimers, type Timer } from "#store/timer.ts"
import type { Tx } from "#store/tx.ts"
import type { TouchedLead } from "#steps/01-intake.ts"

/** While no agreement is in force leads are kept as they came, with a day to put one in force; each is looked at again then. */
export async function keepUnjudged(tx: Tx, touched: readonly TouchedLead[]): Promise<void> {
  await saveJudged(
    tx,
    touched.filter((one) => one.isNew),
  )
  const waiting = touched.filter((one) => one.lead.stage === "captured")
  await setTimers(
    tx,
    waiting.flatMap(({ lead }): Timer[] => (lead.dueAt === null ? [] : [{ kind: "lead", subject: lead.id, dueAt: lead.dueAt }])),
  )
}
