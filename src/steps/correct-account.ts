import { companyKey } from "#domain/account/company-key.ts"
import type { Instant } from "#domain/instant.ts"
import { Refusal } from "#domain/refusal.ts"
import { accountsById, type Account } from "#store/account.ts"
import { domainKind, knownBy } from "#store/account-known-by.ts"
import { insertMatches } from "#store/account-match.ts"
import { insertProposals, type AccountProposal } from "#store/account-proposal.ts"
import { record } from "#store/journal.ts"
import { lockLeads, saveLeadAccounts, type Lead } from "#store/lead.ts"
import { newId } from "#store/new-id.ts"
import type { Tx } from "#store/tx.ts"
import { businessDomain } from "#steps/01-intake/company-of.ts"

/** What a person says of a lead's company: it is this account, or (null) none that is known. */
export type Correction = { account: string | null; reason: string }

/**
 * A person's word on whose lead it is. It stays whatever Baton finds later. What it would teach, another name or domain of the account, is proposed
 * and learned only when somebody confirms it.
 *
 * @throws Refusal 404 for an unknown lead, 422 for an unknown account
 */
export async function correctAccount(tx: Tx, id: string, { account, reason }: Correction, actor: string, now: Instant): Promise<void> {
  const [lead] = await lockLeads(tx, [id])
  if (lead === undefined || lead.stage === "merged") throw new Refusal("not_found", "There is no lead of this id here.", 404)
  const [told] = await accountsById(tx, account === null ? [] : [account])
  if (account !== null && told === undefined) {
    throw new Refusal("unknown_account", "There is no account of this id here.", 422, [
      { pointer: "/body/account", message: "is not known" },
    ])
  }

  await saveLeadAccounts(tx, [{ id, account }])
  await insertMatches(tx, [
    { lead: id, at: now, code: "by_hand", tier: null, confidence: "certain", account, candidates: [], inputs: "", actor, says: reason },
  ])
  if (told !== undefined) await insertProposals(tx, await lessonsOf(tx, lead, told, { reason, actor, now }))
  const says =
    told === undefined
      ? "The lead belongs to no account that is known."
      : `The lead belongs to ${told.name ?? told.domain ?? "an account"}.`
  await record(tx, [
    {
      at: now,
      actor,
      kind: "account_corrected",
      says: `${says} ${reason}`.trim(),
      lead: id,
      handoff: null,
      agreement: null,
      detail: { account },
    },
  ])
}

/** The name and the domain that the lead comes with, where the account is not known by them. */
async function lessonsOf(
  tx: Tx,
  lead: Lead,
  account: Account,
  { reason, actor, now }: { reason: string; actor: string; now: Instant },
): Promise<AccountProposal[]> {
  const { domains, aliases } = (await knownBy(tx, [account.id]))(account.id)
  const names = [account.name ?? "", ...aliases].map((name) => companyKey(name, account.country))
  const key = lead.company === null ? null : companyKey(lead.company, account.country)
  const domain = businessDomain(lead.email)
  const isOther = domain !== null && domain !== account.domain && !domains.includes(domain) && (await domainKind(tx, domain)) === null
  const proposal = (kind: AccountProposal["kind"], value: string): AccountProposal => ({
    id: newId(),
    account: account.id,
    kind,
    value,
    lead: lead.id,
    why: reason,
    at: now,
    by: actor,
    state: "waiting",
    decidedAt: null,
    decidedBy: null,
  })
  return [
    ...(key === null || names.includes(key) || lead.company === null ? [] : [proposal("alias", lead.company)]),
    ...(isOther && domain !== null ? [proposal("domain", domain)] : []),
  ]
}
