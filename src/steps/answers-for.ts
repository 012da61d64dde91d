import { checkClaim } from "#domain/disposition/check-claim.ts"
import { clausesOf } from "#domain/disposition/clauses.ts"
import { allowedVerdicts } from "#domain/disposition/dispose.ts"
import type { Language } from "#domain/language/language.ts"
import { handedOffAs } from "#store/handed-off.ts"
import type { Handoff } from "#store/handoff.ts"
import type { Tx } from "#store/tx.ts"
import { rulesOf } from "#steps/rules.ts"

/** What may be said of a handoff now: by the version that governs it, with the clauses that a rejection may cite checked against the facts already. */
export async function answersFor(tx: Tx, handoff: Handoff, language: Language) {
  const { agreement } = await rulesOf(tx, handoff.agreement)
  const known = await handedOffAs(tx, handoff)
  return {
    version: handoff.version,
    allowed: allowedVerdicts[handoff.state].filter((kind) => kind !== "auto_recycle"),
    reasons: agreement.reasons,
    sqlNeeds: agreement.definitions.sql.needs,
    clauses: clausesOf(agreement).flatMap((clause) => {
      const claim = checkClaim(clause.id, known, agreement, language)
      return claim === null ? [] : [{ ...clause, verdict: claim.verdict, facts: claim.says }]
    }),
  }
}
