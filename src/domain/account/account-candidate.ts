import type { Instant } from "#domain/instant.ts"

/**
 * What of a lead tells its company. `domain`: registrable, of a business; null when there is none of its own. `site`: where
 * the lead says that the company is found; anybody may say that, so it only supports a name. Keys as in `companyKey`.
 */
export type LeadCompany = {
  records: readonly string[]
  domain: string | null
  site: string | null
  keys: readonly string[]
  country: string | null
  postal: string | null
  city: string | null
  phone: string | null
}

/** An account that a lead may belong to. */
export type AccountCandidate = {
  id: string
  name: string | null
  /** Verified ones only. */
  domains: readonly string[]
  /** Ids of the account's records in other systems. */
  records: readonly string[]
  key: string | null
  /** Keys of names that a person confirmed. */
  aliases: readonly string[]
  country: string | null
  /** As it was said, like the city. */
  postal: string | null
  city: string | null
  phone: string | null
  customer: boolean
  openOpportunity: boolean
  target: boolean
  /** How far below the top of its hierarchy; 0 at the top. */
  level: number
  lastActivityAt: Instant | null
  contacts: number
  createdAt: Instant
  /** How alike the names are, 0 to 1, where the index was asked; null where it was not. */
  likeness: number | null
}
