import { z } from "zod"
import { Json, Moment, MomentIn, Note, Uuid } from "#contract/api-words.ts"

const word = {
  by: z.string().max(100).optional().describe("Handle of the person whose word it is; the key's person when left out"),
  expected_version: z.int().min(1).optional().describe("Version that was on the screen; If-Match does the same"),
  note: Note.default(""),
}
const reason = z.string().min(1).max(100).describe("One of the agreement's reasons")
const worth = {
  amount: z.number().min(0).max(1e12).nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/, "must be three letters such as EUR")
    .nullable()
    .default(null)
    .describe("Of the amount, ISO 4217; null: as said before"),
}
const letter = z
  .union([z.boolean(), z.strictObject({ confirmed: z.boolean(), note: z.string().max(1000).default("") })])
  .default(false)
  .describe("Whether a live conversation confirmed it; with a note: `{ confirmed, note }`")

/** A rep's word on a handoff. */
export const DispositionBody = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("accept"), ...word }),
    z.strictObject({
      kind: z.literal("reject"),
      reason,
      clause: z
        .string()
        .max(100)
        .nullable()
        .default(null)
        .describe("Which clause of the agreement the lead fails; null: the one that the reason stands for. GET …/answers lists them"),
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
      budget: letter,
      authority: letter,
      need: letter,
      timeline: letter,
      notes: Note.optional(),
      ...word,
    }),
    z.strictObject({ kind: z.literal("opportunity"), ...worth, ...word }),
    z.strictObject({ kind: z.literal("won"), ...worth, ...word }),
    z.strictObject({ kind: z.literal("lost"), reason: reason.nullable().default(null), ...worth, ...word }),
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
