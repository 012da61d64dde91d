import { z } from "zod"
import { LeadRef, MomentIn, PageQuery, UuidIn } from "#contract/api-words.ts"
import { JournalView } from "#contract/lead.ts"

export const JournalQuery = z.object({
  kind: z
    .string()
    .regex(/^[a-z0-9_.:-]{1,60}\*?$/, "must be a kind such as lead_held, or the beginning of kinds such as lead_*")
    .optional(),
  actor: z.string().max(200).optional().describe("`baton`, the name of a key, or the id or handle of a person"),
  lead: UuidIn.optional(),
  since: MomentIn.optional(),
  until: MomentIn.optional().describe("Only what was done before"),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().describe("`next_before` of the page before"),
  limit: PageQuery.shape.limit,
})

/** An entry with the names of whom it is about. */
export const JournalLineView = JournalView.extend({
  lead: LeadRef.nullable(),
  by: z.string().describe("Who did it, as a person reads it"),
}).meta({ id: "JournalLine" })

/** Who did what, newest first. */
export const JournalPageView = z
  .object({
    data: z.array(JournalLineView),
    next_before: z.int().nullable().describe("Where older ones begin; a page may hold fewer than asked for, even none, and yet have one"),
    kinds: z.array(z.object({ kind: z.string(), entries: z.int() })).describe("Kinds among the newest entries, the most frequent first"),
  })
  .meta({ id: "JournalPage" })
