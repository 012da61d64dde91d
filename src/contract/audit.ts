import { z } from "zod"
import { Moment, MomentIn } from "#contract/api-words.ts"

const Seq = z.int().min(0)

/** What was sealed at an instant, to be kept elsewhere. */
export const AnchorView = z
  .object({
    workspace: z.string(),
    seq: z.int().describe("Number of the last row that was sealed"),
    count: z.int().describe("Rows sealed up to there"),
    hash: z.string().describe("SHA-256 of the newest seal, which stands for all before it; hexadecimal"),
    at: Moment,
  })
  .meta({ id: "Anchor" })

export const AuditView = z
  .object({
    sealed: z.int(),
    unsealed: z.int().describe("Rows that no seal covers yet; usually those of the last second"),
    anchor: AnchorView.nullable(),
  })
  .meta({ id: "Audit" })

const AnchorIn = z.object({
  workspace: z.string().max(40),
  seq: Seq,
  count: Seq,
  hash: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits"),
  at: MomentIn,
})

export const VerifyBody = z.object({
  anchors: z
    .array(AnchorIn)
    .max(1_000)
    .default([])
    .describe("Anchors that were kept elsewhere; looked at when the end of the journal is reached"),
  after: Seq.nullable().default(null).describe("`next` of the answer before; null to begin"),
})

export const VerdictView = z
  .object({
    seals: z.int().describe("Seals looked at this time"),
    rows: z.int().describe("Rows looked at this time"),
    unsealed: z.int(),
    newest: AnchorView.nullable(),
    broken: z
      .object({
        kind: z.enum(["changed", "removed", "inserted", "reordered", "truncated", "rewritten"]),
        seq: z.number().describe("The first row that is wrong"),
        seal: z.int().nullable(),
        says: z.string(),
      })
      .nullable(),
    erased: z
      .array(z.object({ by: z.string(), at: Moment, texts: z.int() }))
      .describe("Whose word took texts away for good, how many rows and when; told where the end is reached"),
    next: z.int().nullable().describe("Where to go on with the next call; null when this was the end"),
  })
  .meta({ id: "AuditVerdict" })
