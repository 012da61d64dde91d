import type { Agreement } from "#domain/agreement/agreement.ts"
import { type AgreementProblem, error, repeatedNames, unknownName, unreadable } from "#domain/agreement/agreement-problem.ts"
import { lasting } from "#domain/agreement/check-scoring.ts"
import { readDuration } from "#domain/agreement/duration.ts"
import { clausesOf } from "#domain/disposition/clauses.ts"

const MOST_REASONS = 12

/** Reasons and recycling: few enough to choose well, named once, with lengths of time that can be read and clauses that are there. */
export function checkReasons(agreement: Agreement): AgreementProblem[] {
  const { reasons } = agreement
  const all = [...reasons.reject, ...reasons.recycle, ...reasons.disqualify].length
  const timed = (["reject", "recycle"] as const).flatMap((list) =>
    reasons[list].flatMap(({ cool_down }, index) =>
      cool_down === null ? [] : unreadable(readDuration, cool_down, ["reasons", list, index, "cool_down"]),
    ),
  )
  const named = (["reject", "recycle", "disqualify"] as const).flatMap((list) =>
    repeatedNames(
      "reason",
      reasons[list].map(({ id }) => id),
      (index) => ["reasons", list, index, "id"],
    ),
  )
  return [
    ...(all > MOST_REASONS ? [error(["reasons"], `There are ${all} reasons; people choose well among ${MOST_REASONS} at most.`)] : []),
    ...named,
    ...timed,
    ...checkCitedClauses(agreement),
    ...checkReview(agreement),
    ...checkRecycle(agreement),
  ]
}

function checkCitedClauses(agreement: Agreement): AgreementProblem[] {
  const known = clausesOf(agreement).map((clause) => clause.id)
  const cited = agreement.reasons.reject.flatMap(({ clause }, index) =>
    clause === undefined ? [] : unknownName("clause", clause, known, ["reasons", "reject", index, "clause"]),
  )
  const misplaced = agreement.reasons.recycle.flatMap(({ clause }, index) =>
    clause === undefined ? [] : [error(["reasons", "recycle", index, "clause"], "Only a rejection cites a clause.", "Leave it out.")],
  )
  return [...cited, ...misplaced]
}

function checkReview({ reasons: { review } }: Agreement): AgreementProblem[] {
  if (review === undefined) return []
  return [
    ...lasting(review.window, ["reasons", "review", "window"]),
    ...lasting(review.answer_within, ["reasons", "review", "answer_within"]),
  ]
}

function checkRecycle({ recycle }: Agreement): AgreementProblem[] {
  return [
    ...lasting(recycle.nurture_review, ["recycle", "nurture_review"]),
    ...unreadable(readDuration, recycle.no_disposition, ["recycle", "no_disposition"]),
    ...(recycle.strategic === undefined ? [] : lasting(recycle.strategic.decide_within, ["recycle", "strategic", "decide_within"])),
  ]
}
