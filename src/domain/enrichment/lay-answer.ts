import type { Profile } from "#domain/enrichment/answer.ts"
import { layOver, type Enriched } from "#domain/enrichment/enriched.ts"
import type { Instant } from "#domain/instant.ts"

/** What providers told so far of a lead and of its account. */
export type Standing = { lead: Enriched; account: { domain: string | null; enriched: Enriched } | null }

/**
 * Lays an answer over what was told before. What is said of the company goes to the account only when it is that company; a person may have moved,
 * or write from an address of their own.
 *
 * @param domain the company that the answer is about, as far as it is known
 */
export function layAnswer(
  { lead, account }: Standing,
  { person, company }: Pick<Profile, "person" | "company">,
  domain: string | null,
  { by, place, at }: { by: string; place: number; at: Instant },
): Standing {
  const isOurs = account !== null && domain !== null && domain === account.domain
  const own = layOver(lead, isOurs ? person : { ...company, ...person }, by, place, at)
  return { lead: own, account: isOurs ? { ...account, enriched: layOver(account.enriched, company, by, place, at) } : account }
}
