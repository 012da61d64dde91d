import { z } from "zod"
import { LeadRef, Moment, PageQuery, PersonRef, TierView, Uuid } from "#contract/api-words.ts"
import { HANDOFF_STATES } from "#contract/handoff.ts"

const MomentOrDay = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: "must be a day such as 2026-11-20 or an instant such as 2026-11-20T08:30:00Z",
  })
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(2200, 0, 1), "must lie between 1970 and 2200")

const Part = z.string().max(200).optional()

/** Which cycles a report is about. A day begins at midnight UTC. */
export const ReportQuery = z.object({
  from: MomentOrDay.optional().describe("First moment of the period; 90 days before its end when left out"),
  to: MomentOrDay.optional().describe("First moment after the period; now when left out"),
  by: z.string().max(20).optional().describe("What the rows are told apart by; each report has its own choice"),
  tier: z.enum(["1", "2", "3"]).optional(),
  team: Part,
  source: Part.describe("Where the lead came from, as known at the handoff; `unknown` for those of which it is not known"),
  campaign: Part,
  region: Part,
})
export type ReportQuery = z.infer<typeof ReportQuery>

export const ReportPath = z.object({ name: z.string().max(40).describe("Name of a report, as `GET /api/reports` lists it") })

/** What a report is about, in words. */
const ColumnView = z.object({
  name: z.string(),
  unit: z.enum(["cycles", "share", "people", "accounts", "touches", "money", "duration", "promised"]),
  of: z.enum(["cycles", "share", "touches", "money"]).nullable().describe("What a promised number is a number of"),
  says: z.string().describe("What is counted"),
  title: z.string().nullable().describe("For a column of a reason: what the agreement calls the reason"),
  currency: z
    .string()
    .nullable()
    .describe("Of money: its ISO 4217 code; null where nobody says, or where several are added up as they stand"),
})

/** A report that can be asked for. */
export const ReportKindView = z
  .object({
    name: z.string(),
    says: z.string(),
    clock: z.enum(["handed_off", "closed", "now"]).describe("By which moment a cycle belongs to the period"),
    by: z.array(z.string()).describe("What the rows can be told apart by; the first when nothing is said"),
    columns: z.array(ColumnView),
  })
  .meta({ id: "ReportKind" })

/** One number. Times are milliseconds, shares 0 to 1. A share of fewer than thirty cases has no value. */
const CellView = z
  .object({
    value: z.number().nullable(),
    count: z.int().nullable().describe("How many cycles it is made of"),
    of: z.int().nullable().describe("For a share: of how many"),
    low: z.number().nullable().describe("Lower bound of a share, 95 % (Wilson)"),
    high: z.number().nullable(),
    too_few: z.boolean().describe("Fewer than thirty cases: no share is told"),
    leads: z.string().nullable().describe("Where exactly the counted cycles are listed"),
    of_leads: z.string().nullable().describe("Where the cycles are listed of which it is a share"),
  })
  .meta({ id: "ReportNumber" })

const RowView = z.object({ key: z.string(), label: z.string(), cells: z.record(z.string(), CellView) }).meta({ id: "ReportRow" })

/** The numbers of a report. */
export const ReportView = z
  .object({
    name: z.string(),
    says: z.string(),
    clock: z.enum(["handed_off", "closed", "now"]),
    by: z.string(),
    choices: z.array(z.string()).describe("What else the rows can be told apart by"),
    from: Moment,
    to: Moment,
    as_of: Moment.describe("Everything is counted as it stands at this moment"),
    columns: z.array(ColumnView),
    total: RowView,
    rows: z.array(RowView),
    rows_left_out: z.int().describe("Smaller rows that are in the total only"),
    curves: z
      .array(z.object({ key: z.string(), points: z.array(z.object({ ms: z.number(), share: z.number(), at_risk: z.int() })) }))
      .describe("For first contact: by then this share of the row's leads was reached; `at_risk` had waited that long"),
  })
  .meta({ id: "Report" })
export type ReportView = z.infer<typeof ReportView>

/** The cycles behind a number. */
export const ReportLeadsQuery = ReportQuery.extend(PageQuery.shape).extend({
  column: z.string().min(1).max(200).describe("Name of the column that counted them"),
  row: z.string().max(300).optional().describe("Key of the row; all rows when left out"),
})

export const CountedCycleView = z
  .object({
    handoff: Uuid,
    lead: LeadRef,
    owner: PersonRef,
    account: Uuid.nullable(),
    cycle: z.int(),
    tier: TierView,
    state: z.enum(HANDOFF_STATES),
    source: z.string(),
    campaign: z.string(),
    region: z.string(),
    opened_at: Moment,
    first_touch_at: Moment.nullable(),
    closed_at: Moment.nullable(),
    closed_as: z.string().nullable(),
    amount: z.number().nullable(),
    currency: z.string().nullable().describe("ISO 4217; what the agreement means where none was named, null where it does not say"),
  })
  .meta({ id: "CountedCycle" })

export const ReportLeadsView = z
  .object({
    data: z.array(CountedCycleView),
    next_cursor: z.string().nullable(),
    total: z.object({ cycles: z.int(), people: z.int(), accounts: z.int() }),
    visible: z.int().describe("How many of the cycles the caller may see; only these are listed"),
    says: z.string().describe("What these are"),
  })
  .meta({ id: "ReportLeads" })

/** What reports can be narrowed down to. */
export const ReportFiltersView = z
  .object({ teams: z.array(z.string()), sources: z.array(z.string()), campaigns: z.array(z.string()), regions: z.array(z.string()) })
  .meta({ id: "ReportFilters" })
