import { expect, test } from "vitest"
import { rejectionsToReview } from "./rejection-review.ts"

const review = { above: 0.2, window: "90 days", of_at_least: 30, answer_within: "5 days" }

test.each([
  [30, 7, "7 of the 30 leads handed off within 90 days were rejected: 23.3 %, more than the 20 % agreed."],
  [30, 6, null],
  [29, 20, null],
  [31, 7, "7 of the 31 leads handed off within 90 days were rejected: 22.6 %, more than the 20 % agreed."],
])("of %i cycles %i rejected: %s", (cycles, rejected, says) => {
  expect(rejectionsToReview({ cycles, rejected }, review)).toBe(says)
})
