import type { AccountCandidate, LeadCompany } from "#domain/account/account-candidate.ts"
import { matchTier, type MatchTier } from "#domain/account/match-tier.ts"
import { compareCandidates, DEFAULT_TIES, LOST_ON, type TiePolicy } from "#domain/account/tie-breakers.ts"

/** How an account came to be the lead's. `made`: none fitted, so one is made by the lead's own domain. `review`: a person has to say. */
export type MatchCode =
  | "record"
  | "domain"
  | "name_and_place"
  | "close_name"
  | "name"
  | "like_name"
  | "made"
  | "review"
  | "none"
  | "by_hand"

/** `certain` to `possible`; the owner of an account that is only possible gets no leads by it. */
export type MatchConfidence = "certain" | "strong" | "likely" | "probable" | "possible" | "none"

/** An account that was looked at. `lost`: the clause that it lost on; null for the one that won. */
export type MatchedCandidate = { account: string; name: string | null; tier: MatchTier; by: string; lost: string | null }

/** Whose lead it is. `candidates`: the five best, best first. */
export type MatchDecision = {
  code: MatchCode
  tier: MatchTier | null
  confidence: MatchConfidence
  account: string | null
  candidates: MatchedCandidate[]
}

/** A name alone is taken for the same company from here on, and only when no other name comes nearer than the margin below it. */
export const SURE_LIKENESS = 0.92
export const SURE_MARGIN = 0.08

/** Each code in words, after "the account was found". */
export const MATCH_SAYS: Readonly<Record<MatchCode, string>> = {
  record: "by its record's id",
  domain: "by its domain",
  name_and_place: "by its name and place",
  close_name: "by a close name and one support",
  name: "by its name alone",
  like_name: "by a name that is only like it",
  made: "made by the lead's own domain",
  review: "not found; a person has to say",
  none: "not found",
  by_hand: "told by a person",
}

const MOST_SHOWN = 5
const CODES = ["record", "domain", "name_and_place", "close_name", "name", "like_name"] as const
const CONFIDENCES = ["certain", "certain", "strong", "likely", "probable", "possible"] as const

/**
 * The account of a lead, by the first tier in which one fits: record id, verified domain, name and place, close name with one support, name
 * alone, resemblance. Who fits equally well goes through the tie-breakers. A lead with a business domain of its own that no account has is
 * never given away by its name alone: its account is made, and those that look like it are shown to a person.
 */
export function matchAccount(lead: LeadCompany, candidates: readonly AccountCandidate[], policy: TiePolicy = DEFAULT_TIES): MatchDecision {
  const fitting = candidates.flatMap((account) => {
    const fit = matchTier(lead, account)
    return fit === null ? [] : [{ account, ...fit }]
  })
  fitting.sort(
    (one, other) => one.tier - other.tier || byLikeness(one, other) || compareCandidates(one.account, other.account, lead, policy).order,
  )
  const [best] = fitting
  if (best === undefined)
    return {
      code: lead.domain === null ? "none" : "made",
      tier: null,
      confidence: lead.domain === null ? "none" : "certain",
      account: null,
      candidates: [],
    }

  const refused = refusedBecause(lead, fitting)
  const shown = fitting.slice(0, MOST_SHOWN).map((one): MatchedCandidate => {
    const { account, tier, by } = one
    return { account: account.id, name: account.name, tier, by, lost: one === best ? refused : lostOn(one, best, lead, policy) }
  })
  if (refused !== null && lead.domain !== null)
    return { code: "made", tier: best.tier, confidence: "possible", account: null, candidates: shown }
  if (refused !== null) return { code: "review", tier: best.tier, confidence: "possible", account: null, candidates: shown }
  return { code: CODES[best.tier], tier: best.tier, confidence: CONFIDENCES[best.tier], account: best.account.id, candidates: shown }
}

type Fitting = { account: AccountCandidate; tier: MatchTier; by: string }

function byLikeness(one: Fitting, other: Fitting): number {
  return one.tier < 5 ? 0 : (other.account.likeness ?? 0) - (one.account.likeness ?? 0)
}

/** Why not even the best is taken; null when it is. */
function refusedBecause({ domain }: LeadCompany, [best, next]: readonly Fitting[]): string | null {
  if (best === undefined || best.tier < 4) return null
  if (domain !== null) return `the lead has a domain of its own, ${domain}`
  if (best.tier === 4) return null
  const likeness = best.account.likeness ?? 0
  if (likeness < SURE_LIKENESS) return "the names are not alike enough"
  return next !== undefined && likeness - (next.account.likeness ?? 0) < SURE_MARGIN ? "another name is as near" : null
}

function lostOn(one: Fitting, best: Fitting, lead: LeadCompany, policy: TiePolicy): string {
  if (one.tier > best.tier) return `${best.by} counts for more`
  if (byLikeness(best, one) !== 0) return "the other name is nearer"
  return LOST_ON[compareCandidates(best.account, one.account, lead, policy).clause]
}
