import { z } from "zod"
import { Json, LeadRef, Moment, Uuid } from "#contract/api-words.ts"

/** How a file is to be read. The file itself is the body: multipart with one file, or the file as it is. */
export const ImportQuery = z.object({
  name: z.string().min(1).max(200).optional().describe("The file's name; of the multipart file when left out"),
  dry_run: z.enum(["true", "false", "1", "0"]).default("false").describe("Only say how it would be understood"),
  mapping: z.string().max(20_000).optional().describe('JSON: header → lead field; "" keeps a column as it stands'),
  source: z
    .string()
    .regex(/^[\w .:-]{1,100}$/, "must be a short name")
    .optional()
    .describe("Where the rows come from; the file's name when left out"),
  sheet: z.string().min(1).max(100).optional().describe("Sheet of a workbook; the first one that holds people when left out"),
  dates: z.enum(["dmy", "mdy"]).optional().describe("How 3/4/2026 is meant where no value of its column tells"),
  decimal: z.enum(["comma", "point"]).optional().describe("Which sign stands before decimals; told by the values when left out"),
  time_zone: z
    .string()
    .max(60)
    .refine(isTimeZone, "must be a time zone such as Europe/Berlin")
    .optional()
    .describe("Zone of dates and times that name none; UTC when left out"),
})

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

export const ColumnView = z.object({
  header: z.string(),
  name: z.string(),
  field: z.string().nullable().describe("Lead field that the column fills; null: kept as a custom attribute"),
  how: z.string(),
  suggestion: z.string().nullable(),
  kept: z.boolean().describe("Whether what stands in it is kept; false for passwords and official numbers of people"),
  format: z.string().nullable().describe("How the column writes dates or numbers, and whether that is uncertain"),
})

/** What a dry run found: nothing was stored. */
export const DryRunView = z
  .object({
    dry_run: z.literal(true),
    name: z.string(),
    rows_are: z.object({ kind: z.enum(["people", "accounts", "other"]), what: z.string(), reasons: z.array(z.string()) }),
    delimiter: z.string().nullable().describe("Null for a workbook"),
    encoding: z.string(),
    sheets: z
      .object({ read: z.string(), others: z.array(z.string()) })
      .nullable()
      .describe("Of a workbook: the sheet that is read, and the others"),
    mapped_share: z.number(),
    columns: z.array(ColumnView),
    refusal: z
      .object({ code: z.string(), says: z.string() })
      .nullable()
      .describe("Why the import would be refused as a whole; null when it would be taken"),
    rows: z.int(),
    unreadable: z.int().describe("Lines that are no rows"),
    without_identity: z.int().describe("Rows with neither e-mail address nor record id: they would go to quarantine"),
    with_problems: z.int().describe("Rows of which some value can't be read; it is kept as text"),
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

/** What taking an import back did so far. */
export const UndoView = z
  .object({
    asked_at: Moment,
    asked_by: z.string(),
    rows: z.int().describe("Rows that do not count any more"),
    leads_withdrawn: z.int().describe("Leads that only this import spoke of"),
    leads_changed: z.int().describe("Leads that went back to what others said of them"),
    leads_kept: z.int().describe("Leads left as they are, because somebody works or worked them"),
    ended_at: Moment.nullable(),
  })
  .meta({ id: "ImportUndo" })

export const UndoQuery = z.object({
  dry_run: z.enum(["true", "false", "1", "0"]).default("false").describe("Only say what would become of the leads"),
})

/** What taking an import back would do; nothing was changed. */
export const UndoForeseen = UndoView.pick({ rows: true, leads_withdrawn: true, leads_changed: true, leads_kept: true })
  .extend({
    dry_run: z.literal(true),
    kept: z.array(z.object({ says: z.string(), leads: z.int() })).describe("Why leads would be left as they are, and how many"),
  })
  .meta({ id: "ImportUndoDryRun" })

/** A lead that was left as it is when its import was taken back. */
export const KeptLeadView = z.object({ lead: LeadRef, says: z.string().describe("Why") }).meta({ id: "KeptLead" })

/** A file that is or was imported, and what became of its rows. */
export const ImportView = z
  .object({
    id: Uuid,
    name: z.string(),
    source: z.string(),
    state: z
      .enum(["reading", "stored", "failed", "undoing", "undone"])
      .describe("`stored`: all rows are kept; `waiting` says how many are not taken yet"),
    error: z.string().nullable(),
    rows_read: z.int(),
    rows_stored: z.int(),
    read_share: z.number().describe("How much of the file was read so far, from 0 to 1; 0 for a workbook until it is read"),
    waiting: z.int(),
    taken: z.int(),
    duplicates: z.int(),
    quarantined: z.int(),
    undo: UndoView.nullable().describe("Null while nobody asked to take it back"),
    mapping: Json,
    started_at: Moment,
    ended_at: Moment.nullable(),
  })
  .meta({ id: "Import" })
export type ImportView = z.infer<typeof ImportView>
