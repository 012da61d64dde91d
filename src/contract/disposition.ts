import { z } from "zod"
import { Json, Moment, MomentIn, Note, Uuid } from "#contract/api-words.ts"

const word = {
  by: z.string().max(100).optional().describe("Handle of the person whose word it is; the key's person when left out"),
  expected_version: z.int().min(1).optional().describe("Version that was on the screen; If-Match does the same"),
  note: Note.default(""),
}
const reason = z.string().min(1).max(100).describe("One of the agreement's reasons")
const amount = z.number().min(0).max(1e12).nullable().default(null)

/** A rep's word on a handoff. */
export const DispositionBody = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("accept"), ...word }),
    z.strictObject({
      kind: z.literal("reject"),
      reason,
      clause: z.string().max(100).nullable().default(null).describe("Which proof or fit rule of the agreement the lead fails"),
      ...word,
    }),
    z.strictObject({
      kind: z.literal("recycle"),
      reason,
      until: MomentIn.nullable().default(null).describe("Null: the reason's own cool-down"),
      topic: z.string().max(200).nullable().default(null),
      ...word,
    }),
    z.strictObject({ kind: z.literal("disqualify"), reason, ...word }),
    z.strictObject({
      kind: z.literal("sql"),
      budget: z.boolean().default(false),
      authority: z.boolean().default(false),
      need: z.boolean().default(false),
      timeline: z.boolean().default(false),
      notes: Note.optional(),
      ...word,
    }),
    z.strictObject({ kind: z.literal("opportunity"), amount, ...word }),
    z.strictObject({ kind: z.literal("won"), amount, ...word }),
    z.strictObject({ kind: z.literal("lost"), reason: reason.nullable().default(null), ...word }),
  ])
  .meta({ id: "Disposition" })
export type DispositionBody = z.infer<typeof DispositionBody>

/** What somebody said of a handoff, as it is kept. */
export const DispositionView = z
  .object({
    id: Uuid,
    kind: z.string(),
    reason: z.string().nullable(),
    clause: z.string().nullable(),
    until: Moment.nullable(),
    topic: z.string().nullable(),
    note: z.string(),
    detail: z.record(z.string(), Json),
    by: z.string().describe("Who said so, by name"),
    at: Moment,
    undone_at: Moment.nullable().describe("When it was taken back; null: it stands"),
  })
  .meta({ id: "DispositionRecord" })
