import { matchAccount, type MatchDecision } from "#domain/account/match-account.ts"
import type { Instant } from "#domain/instant.ts"
import type { Tx } from "#store/tx.ts"
import { candidatesOf } from "#steps/01-intake/account-candidates.ts"
import { companyOf } from "#steps/01-intake/company-of.ts"

/** What somebody knows of a company. */
export type KnownCompany = { [Name in "name" | "domain" | "record" | "country" | "postal" | "city" | "phone"]?: string | undefined }

/** The account that a lead of this company would be with, were it to come now. Nothing is kept; an account that would be made is not. */
export async function tryMatch(tx: Tx, known: KnownCompany, now: Instant): Promise<MatchDecision> {
  const said = {
    company_name: known.name ?? null,
    company_external_id: known.record ?? null,
    country: known.country?.toUpperCase() ?? null,
    postal_code: known.postal ?? null,
    city: known.city ?? null,
    company_phone: known.phone ?? null,
  }
  const company = companyOf({ email: known.domain ? `x@${known.domain.toLowerCase()}` : null, fields: said })
  const { candidates, ties } = await candidatesOf(tx, [{ company, lead: null }], now)
  return matchAccount(company, candidates[0] ?? [], ties)
}
