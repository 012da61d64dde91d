import { MATCH_SAYS } from "#domain/account/match-account.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { accountsById } from "#store/account.ts"
import { lastMatches } from "#store/account-match.ts"
import type { Tx } from "#store/tx.ts"

/** Which account a lead was found to belong to by `at`, how sure that is, and what else was looked at; null when nothing was to be decided. */
export async function explainMatch(tx: Tx, lead: string, at: Instant) {
  const match = (await lastMatches(tx, [lead], at)).get(lead)
  if (match === undefined) return null
  const [account] = await accountsById(tx, match.account === null ? [] : [match.account])
  const { code, tier, confidence, candidates, says, actor } = match
  return {
    id: match.account,
    name: account?.name ?? account?.domain ?? null,
    domain: account?.domain ?? null,
    decided_at: toIso(match.at),
    code,
    tier,
    confidence,
    says: says ?? MATCH_SAYS[code],
    actor,
    candidates,
  }
}
