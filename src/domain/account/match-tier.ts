import type { AccountCandidate, LeadCompany } from "#domain/account/account-candidate.ts"
import { isCloseName } from "#domain/account/name-closeness.ts"
import { cityKey, postalKey } from "#domain/account/place-keys.ts"

/** How sure a match is, from an id (0) to a resemblance (5). */
export type MatchTier = 0 | 1 | 2 | 3 | 4 | 5

/** In what way a lead fits an account: the best tier and by what; null when in none. */
export function matchTier(lead: LeadCompany, account: AccountCandidate): { tier: MatchTier; by: string } | null {
  if (account.records.some((record) => lead.records.includes(record))) return { tier: 0, by: "the record's id" }
  if (lead.domain !== null && account.domains.includes(lead.domain)) return { tier: 1, by: `the domain ${lead.domain}` }
  const support = supportOf(lead, account)
  const isExact = account.key !== null && lead.keys.includes(account.key)
  if (isExact && support.place !== null) return { tier: 2, by: `the same name and ${support.place}` }
  const alias = account.aliases.some((key) => lead.keys.includes(key))
  const isClose = isExact || alias || hasCloseName(lead, account)
  const third = support.root ?? support.phone ?? support.address
  if (isClose && third !== null) return { tier: 3, by: `${alias ? "a confirmed name" : "a close name"} and ${third}` }
  if (isExact || alias) return { tier: 4, by: alias ? "a confirmed name alone" : "the same name alone" }
  if (support.root !== null) return { tier: 5, by: `${support.root} alone` }
  return account.likeness === null ? null : { tier: 5, by: "a like name alone" }
}

type Support = { place: string | null; root: string | null; phone: string | null; address: string | null }

/** What besides the name speaks for the account. `place`: enough beside the exact name. */
function supportOf(lead: LeadCompany, account: AccountCandidate): Support {
  const isHere = lead.country !== null && lead.country === account.country
  const address = isHere && isSame(postalKey, lead.postal, account.postal) ? "the same postal code" : null
  const city = isHere && isSame(cityKey, lead.city, account.city) ? "the same city" : null
  const phone = lead.phone !== null && lead.phone === account.phone ? "the same phone" : null
  const roots = [lead.domain, lead.site].flatMap((domain) => (domain === null ? [] : [rootOf(domain)]))
  const root = account.domains.find((domain) => roots.includes(rootOf(domain)))
  return { place: address ?? phone ?? city, address, phone, root: root === undefined ? null : `the name of its domain, ${root}` }
}

/** Whether two spellings have the same key; an account's place is kept as it was said. */
function isSame(keyOf: (said: string | null) => string | null, one: string | null, other: string | null): boolean {
  const key = one === null || other === null ? null : keyOf(one)
  return key !== null && key === keyOf(other)
}

/** The label that a company chose: "acme" of "acme.co.uk". */
export function rootOf(domain: string): string {
  return domain.slice(0, domain.indexOf("."))
}

function hasCloseName(lead: LeadCompany, account: AccountCandidate): boolean {
  const names = [...(account.key === null ? [] : [account.key]), ...account.aliases]
  return names.some((name) => lead.keys.some((key) => isCloseName(name, key)))
}
