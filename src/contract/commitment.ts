import { z } from "zod"
import { Moment, TierView } from "#contract/api-words.ts"

export const CommitmentQuery = z.object({
  month: z
    .string()
    .regex(/^(19[7-9]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])$/, "must be a month such as 2026-11")
    .optional()
    .describe("The month (UTC); the present one when left out"),
})

const Day = z.object({
  day: z.string(),
  delivered: z.int(),
  total: z.int().describe("Up to the end of this day"),
  pace: z.number().describe("What a steady pace would have brought by then"),
})

/** What marketing promised for a month against what it handed over, and how complete that was. */
export const CommitmentView = z
  .object({
    month: z.string(),
    from: Moment,
    until: Moment,
    agreement: z.object({ id: z.string(), version: z.int() }).nullable().describe("Whose promise counts; null while none is in force"),
    tiers: z.array(
      z.object({
        tier: TierView,
        promised: z.int(),
        delivered: z.int(),
        rejected: z.int().describe("Of those, rejected for a reason that counts against quality"),
        days: z.array(Day).describe("Up to today"),
      }),
    ),
    all: z.object({ promised: z.int(), delivered: z.int(), rejected: z.int(), days: z.array(Day) }),
    complete: z
      .object({
        promised: z.number().describe("Share, 0 to 1"),
        share: z.number().nullable().describe("Null while nothing was delivered"),
        complete: z.int(),
        delivered: z.int(),
      })
      .describe("Handoffs that came with all the context that the agreement asks for"),
  })
  .meta({ id: "Commitments" })
export type CommitmentView = z.infer<typeof CommitmentView>
