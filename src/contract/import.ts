import { z } from "zod"
import { Json, Moment, Uuid } from "#contract/api-words.ts"

/** How a file is to be read. The file itself is the body: multipart with one file, or the plain text. */
export const ImportQuery = z.object({
  name: z.string().min(1).max(200).optional().describe("The file's name; of the multipart file when left out"),
  dry_run: z.enum(["true", "false", "1", "0"]).default("false").describe("Only say how it would be understood"),
  mapping: z.string().max(20_000).optional().describe('JSON: header → lead field; "" keeps a column as it stands'),
  source: z
    .string()
    .regex(/^[\w .:-]{1,100}$/, "must be a short name")
    .optional()
    .describe("Where the rows come from; the file's name when left out"),
})

export const ColumnView = z.object({
  header: z.string(),
  name: z.string(),
  field: z.string().nullable().describe("Lead field that the column fills; null: kept as a custom attribute"),
  how: z.string(),
  suggestion: z.string().nullable(),
})

/** What a dry run found: nothing was stored. */
export const DryRunView = z
  .object({
    dry_run: z.literal(true),
    name: z.string(),
    rows_are: z.object({ kind: z.enum(["people", "accounts", "other"]), what: z.string(), reasons: z.array(z.string()) }),
    delimiter: z.string(),
    encoding: z.string(),
    mapped_share: z.number(),
    columns: z.array(ColumnView),
    rows: z.int(),
    unreadable: z.int().describe("Lines that are no rows"),
    without_identity: z.int().describe("Rows with neither e-mail address nor record id: they would go to quarantine"),
    first_rows: z.array(
      z.object({
        line: z.int(),
        fields: z.record(z.string(), Json),
        custom: z.record(z.string(), z.string()),
        problems: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "ImportDryRun" })

/** A file that is or was imported, and what became of its rows. */
export const ImportView = z
  .object({
    id: Uuid,
    name: z.string(),
    source: z.string(),
    state: z.enum(["reading", "stored", "failed"]).describe("`stored`: all rows are kept; `waiting` says how many are not taken yet"),
    error: z.string().nullable(),
    rows_read: z.int(),
    rows_stored: z.int(),
    waiting: z.int(),
    taken: z.int(),
    duplicates: z.int(),
    quarantined: z.int(),
    mapping: Json,
    started_at: Moment,
    ended_at: Moment.nullable(),
  })
  .meta({ id: "Import" })
export type ImportView = z.infer<typeof ImportView>
