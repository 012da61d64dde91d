import type { AccountCandidate, LeadCompany } from "#domain/account/account-candidate.ts"

/** What decides between accounts that fit a lead equally well, in the order in which it is asked unless the agreement says another. */
export const TIE_BREAKERS = [
  "customer",
  "open_opportunity",
  "target",
  "same_country",
  "hierarchy",
  "last_activity",
  "contacts",
  "oldest",
] as const
export type TieBreaker = (typeof TIE_BREAKERS)[number]

/** `hierarchy`: whether the subsidiary or the company at the top is meant when both fit. */
export type TiePolicy = { order: readonly TieBreaker[]; hierarchy: "local" | "ultimate" }

export const DEFAULT_TIES: TiePolicy = { order: TIE_BREAKERS, hierarchy: "local" }

/** What the account that lost had less of, in words. */
export const LOST_ON: Readonly<Record<TieBreaker | "id", string>> = {
  customer: "the other is a customer",
  open_opportunity: "the other has an open opportunity",
  target: "the other is a target account",
  same_country: "the other is in the lead's country",
  hierarchy: "the other stands where the policy wants it in the hierarchy",
  last_activity: "something happened with the other more recently",
  contacts: "the other has more contacts",
  oldest: "the other is known for longer",
  id: "all else is equal, and the other has the lower id",
}

type Compared = { clause: TieBreaker | "id"; order: number }

/** Which of two different accounts comes first (`order` below 0: the left one) and the clause that said so. Total: the id decides at last. */
export function compareCandidates(left: AccountCandidate, right: AccountCandidate, lead: LeadCompany, policy: TiePolicy): Compared {
  for (const clause of policy.order) {
    const order = worth(clause, right, lead, policy) - worth(clause, left, lead, policy)
    if (order !== 0) return { clause, order }
  }
  return { clause: "id", order: left.id < right.id ? -1 : 1 }
}

function worth(clause: TieBreaker, account: AccountCandidate, lead: LeadCompany, policy: TiePolicy): number {
  switch (clause) {
    case "customer":
      return Number(account.customer)
    case "open_opportunity":
      return Number(account.openOpportunity)
    case "target":
      return Number(account.target)
    case "same_country":
      return Number(lead.country !== null && lead.country === account.country)
    case "hierarchy":
      return policy.hierarchy === "local" ? account.level : -account.level
    case "last_activity":
      return account.lastActivityAt ?? 0
    case "contacts":
      return account.contacts
    case "oldest":
      return -account.createdAt
  }
}
