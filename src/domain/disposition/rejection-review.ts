import type { RejectionReview } from "#domain/agreement/outcome-rules.ts"

/** How many cycles began in the window, and how many of them were rejected. */
export type RejectionCount = { cycles: number; rejected: number }

/** Why both sides have to look at the rejections, in a sentence; null while they need not, or there are too few cycles to tell. */
export function rejectionsToReview({ cycles, rejected }: RejectionCount, review: RejectionReview): string | null {
  if (cycles < review.of_at_least || rejected <= cycles * review.above) return null
  const share = Math.round((rejected / cycles) * 1000) / 10
  return `${rejected} of the ${cycles} leads handed off within ${review.window} were rejected: ${share} %, more than the ${Math.round(review.above * 1000) / 10} % agreed.`
}
