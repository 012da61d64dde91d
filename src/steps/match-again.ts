import type { Instant } from "#domain/instant.ts"
import { lockLeads, saveLeadAccounts } from "#store/lead.ts"
import type { Tx } from "#store/tx.ts"
import { matchAccounts } from "#steps/01-intake/match-accounts.ts"

/**
 * Leads whose accounts have changed, or could not all be looked at before, are matched as things stand now. A person's word on them stays. Answers those
 * that are another account's now.
 */
export async function matchAgain(tx: Tx, ids: readonly string[], now: Instant): Promise<{ id: string; account: string | null }[]> {
  const leads = (await lockLeads(tx, ids)).filter((lead) => lead.stage !== "merged")
  const accounts = await matchAccounts(
    tx,
    leads.map((lead) => ({ lead, isNew: false })),
    [],
    now,
  )
  const moved = leads.flatMap((lead, at) => {
    const account = accounts[at]?.id ?? null
    return account === lead.account ? [] : [{ id: lead.id, account }]
  })
  await saveLeadAccounts(tx, moved)
  return moved
}
