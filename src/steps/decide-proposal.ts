import { companyKey } from "#domain/account/company-key.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { accountsByDomain, accountsById, saveAccounts } from "#store/account.ts"
import { addAliases, addDomains } from "#store/account-known-by.ts"
import { leadsToMatchAgain } from "#store/account-match.ts"
import { lockProposal, saveProposal, type AccountProposal } from "#store/account-proposal.ts"
import { record } from "#store/journal.ts"
import type { Tx } from "#store/tx.ts"
import { matchAgain } from "#steps/match-again.ts"

/** So many leads that waited for a person, or were with the account that gives its domain up, are matched again at once. */
const MOST_AGAIN = 500

/**
 * A person says whether an account is known by a name or domain from now on. A domain that another account was made by moves over; leads that were
 * matched by it, and those that wait for a person, are matched again.
 *
 * @throws Refusal 404 for an unknown proposal, 409 when it was decided before
 */
export async function decideProposal(tx: Tx, id: string, isRight: boolean, actor: string, now: Instant): Promise<AccountProposal> {
  const proposal = await lockProposal(tx, id)
  if (proposal === null) throw new Refusal("not_found", "There is no proposal of this id here.", 404)
  if (proposal.state !== "waiting") throw new Refusal("decided", `It was ${proposal.state} before.`, 409)

  const after: AccountProposal = { ...proposal, state: isRight ? "confirmed" : "refused", decidedAt: now, decidedBy: actor }
  const before = isRight && proposal.kind === "domain" ? ((await accountsByDomain(tx, [proposal.value]))[0]?.id ?? null) : null
  if (isRight) await learn(tx, proposal, actor, now)
  await saveProposal(tx, after)
  const says = `${proposal.value} ${isRight ? "is" : "is not"} ${proposal.kind === "alias" ? "a name" : "a domain"} of the account.`
  await record(tx, [
    {
      at: now,
      actor,
      kind: `account_proposal_${after.state}`,
      says,
      lead: proposal.lead,
      handoff: null,
      agreement: null,
      detail: { account: proposal.account },
    },
  ])
  if (isRight) await matchAgain(tx, await leadsToMatchAgain(tx, before, MOST_AGAIN), now)
  return after
}

async function learn(tx: Tx, { account, kind, value }: AccountProposal, actor: string, now: Instant): Promise<void> {
  const [known] = await accountsById(tx, [account])
  if (known === undefined) throw new Error(`The account ${account} is not there.`)
  if (kind === "alias") {
    const key = companyKey(value, known.country)
    return key === null ? undefined : addAliases(tx, [{ account, name: value, key }], actor, now)
  }
  const others = (await accountsByDomain(tx, [value])).filter((other) => other.id !== account && other.domain === value)
  await saveAccounts(
    tx,
    others.map((other) => ({ ...other, domain: null, name: other.name ?? value })),
  )
  await addDomains(tx, account, [value], actor, now)
}
