import type { MatchDecision } from "#domain/account/match-account.ts"

/** Leads that come to an account, or (null) to none that is known, by the same kind of decision. `id` null: the account would be made. */
export type Moves = Pick<MatchDecision, "code" | "tier" | "confidence"> & {
  account: { id: string | null; name: string | null; domain: string | null } | null
  leads: number
}

/** The same moves with the leads of equal ones added up, most leads first. */
export function sumMoves(moves: readonly Moves[]): Moves[] {
  const sums = new Map<string, Moves>()
  for (const move of moves) {
    const { account, code, tier, confidence } = move
    const key = JSON.stringify([account === null ? null : (account.id ?? account.domain), code, tier, confidence])
    sums.set(key, { ...move, leads: (sums.get(key)?.leads ?? 0) + move.leads })
  }
  return [...sums.values()].toSorted((one, other) => other.leads - one.leads)
}
