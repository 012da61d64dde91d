import type { Agreement } from "#domain/agreement/agreement.ts"
import { type AgreementProblem, error, unknownName, unreadable } from "#domain/agreement/agreement-problem.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import { LEAD_FACTS } from "#domain/agreement/known-facts.ts"

const LONGEST_WAIT = 60_000

/** What is looked up: readable times, a wait that nobody notices, and fields that there are. */
export function checkEnrichment({ enrichment }: Agreement): AgreementProblem[] {
  if (enrichment === undefined) return []
  const wait = unreadable(readDuration, enrichment.wait, ["enrichment", "wait"])
  const isTooLong = wait.length === 0 && readDuration(enrichment.wait) > LONGEST_WAIT
  return [
    ...wait,
    ...(isTooLong ? [error(["enrichment", "wait"], "A lead may wait for answers for one minute at most.", `Write "3 seconds".`)] : []),
    ...unreadable(readDuration, enrichment.correct_within, ["enrichment", "correct_within"]),
    ...enrichment.needs.flatMap((name, index) => unknownName("lead field", name, LEAD_FACTS, ["enrichment", "needs", index])),
  ]
}
