import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { accountsByDomain, emptyAccount, saveAccounts, type Account } from "#store/account.ts"
import { record } from "#store/journal.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { businessDomain } from "#steps/01-intake/company-of.ts"

/** What a person says of an account; what is left out stays as it is. `owner`: a person's id, or null for nobody. */
export type ToldAccount = { name?: string; owner?: string | null; target?: boolean; customer?: boolean }

/**
 * Makes an account known, or changes it. The owner's claim counts from the next lead on; open handoffs stay where they are.
 *
 * @throws Refusal 422 when the domain is none that one company has for itself
 */
export async function putAccount(tx: Tx, domain: string, told: ToldAccount, actor: string, now: Instant): Promise<Account> {
  const own = businessDomain(`x@${domain.toLowerCase()}`)
  if (own === null || own !== domain.toLowerCase()) {
    throw new Refusal(
      "not_a_business_domain",
      `"${domain}" is no domain of one company alone${own === null ? "" : `; its domain would be ${own}`}.`,
      422,
    )
  }
  const [before] = await accountsByDomain(tx, [own])
  const after: Account = { ...(before ?? emptyAccount(newId(), own, now)), ...told }

  await saveAccounts(tx, [after])
  const says = `The account ${own} was ${before === undefined ? "made known" : "changed"}.`
  await record(tx, [
    { at: now, actor, kind: "account_changed", says, lead: null, handoff: null, agreement: null, detail: { account: after.id } },
  ])
  return after
}
