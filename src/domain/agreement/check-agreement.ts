import type { Agreement } from "#domain/agreement/agreement.ts"
import type { AgreementProblem } from "#domain/agreement/agreement-problem.ts"
import { checkCadences } from "#domain/agreement/check-cadences.ts"
import { checkClocks } from "#domain/agreement/check-clocks.ts"
import { checkConditions } from "#domain/agreement/check-conditions.ts"
import { checkCurrency } from "#domain/agreement/check-currency.ts"
import { checkEnrichment } from "#domain/agreement/check-enrichment.ts"
import { checkExamples } from "#domain/agreement/check-examples.ts"
import { checkGate } from "#domain/agreement/check-gate.ts"
import { checkPlays } from "#domain/agreement/check-plays.ts"
import { checkReasons } from "#domain/agreement/check-reasons.ts"
import { checkRouting } from "#domain/agreement/check-routing.ts"
import { checkScoring } from "#domain/agreement/check-scoring.ts"

/**
 * What is wrong with an agreement whose shapes are right: names that do not exist, lists that leave leads undecided, promises that can't be
 * read. In the order of the checks; an agreement without an `error` may be signed once its examples pass.
 */
export function checkAgreement(agreement: Agreement): AgreementProblem[] {
  return [
    ...checkCurrency(agreement),
    ...checkScoring(agreement),
    ...checkConditions(agreement),
    ...checkGate(agreement),
    ...checkReasons(agreement),
    ...checkEnrichment(agreement),
    ...checkRouting(agreement),
    ...checkClocks(agreement),
    ...checkPlays(agreement),
    ...checkCadences(agreement),
    ...checkExamples(agreement),
  ]
}
