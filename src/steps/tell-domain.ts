import type { Instant } from "#domain/instant.ts"
import { accountsByDomain } from "#store/account.ts"
import { markDomain } from "#store/account-known-by.ts"
import { leadsToMatchAgain } from "#store/account-match.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import { matchAgain } from "#steps/match-again.ts"
import { ownDomain } from "#steps/put-account.ts"

const MOST_AGAIN = 500

/**
 * A person says that a domain is shared by many companies or is an agency's, so that an address there tells no account; or (null) that it is one
 * company's again. Leads that were matched by it are matched again.
 *
 * @returns the domain as it is kept
 * @throws Refusal 422 when anybody can have an address there anyway
 */
export async function tellDomain(tx: Tx, told: string, kind: "shared" | "agency" | null, actor: string, now: Instant): Promise<string> {
  const domain = ownDomain(told)
  const [account] = await accountsByDomain(tx, [domain])

  await markDomain(tx, domain, kind, actor, now)
  const says =
    kind === null ? `${domain} is one company's own.` : `${domain} is ${kind === "shared" ? "shared by many companies" : "an agency's"}.`
  await record(tx, [{ at: now, actor, kind: "domain_told", says, lead: null, handoff: null, agreement: null, detail: { domain, kind } }])
  await matchAgain(tx, await leadsToMatchAgain(tx, account?.id ?? null, MOST_AGAIN), now)
  return domain
}
