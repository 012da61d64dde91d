import { z } from "zod"
import {
  CountedCycleView,
  ReportFiltersView,
  ReportKindView,
  ReportLeadsQuery,
  ReportLeadsView,
  ReportPath,
  ReportQuery,
  ReportView,
} from "#contract/report.ts"
import { pageOf as PageView } from "#contract/api-words.ts"
import { toIso, type Instant } from "#domain/instant.ts"
import { REPORT_SHAPES } from "#domain/review/report-shapes.ts"
import { Refusal } from "#domain/refusal.ts"
import { found, within, type Api } from "#http/api.ts"
import type { App } from "#http/app.ts"
import { isoOrNull } from "#http/iso-or-null.ts"
import { keptAnswers } from "#http/kept-answers.ts"
import { afterOf, pageOf } from "#http/page.ts"
import { askedFor, columnView, reportCsv, reportView } from "#http/report-view.ts"
import { reasonWords } from "#store/reason-words.ts"
import { filterChoices } from "#store/reports/filter-choices.ts"
import { isCounted, listCycles, totalBehind, type CountedCycle } from "#store/reports/list-cycles.ts"
import { leadsInFewWords, peopleInFewWords, type LeadSummary, type PersonSummary } from "#store/summary.ts"
import type { Tx } from "#store/tx.ts"
import { agreedCurrency, makeReport } from "#steps/10-review/make-report.ts"

const tags = ["reports"]
const readers = { config: { permission: "reports.read" } } as const

/** The shared numbers of both sides: reports, the leads behind each number, and files of them. */
export function reportRoutes(api: Api, app: App): void {
  const kinds = { tags, summary: "The reports there are, with what their numbers mean", response: { 200: PageView(ReportKindView) } }
  api.get("/api/reports", { schema: kinds, ...readers }, async () => {
    const data = REPORT_SHAPES.map(({ name, says, clock, by, columns }) => ({
      name,
      says,
      clock,
      by: [...by],
      columns: columns.map((column) => columnView(column)),
    }))
    return { data, next_cursor: null }
  })

  const filters = { tags, summary: "What reports can be narrowed down to", response: { 200: ReportFiltersView } }
  api.get("/api/report-filters", { schema: filters, ...readers }, async (request) => within(app, request, filterChoices))

  const kept = keptAnswers(isLarge)
  const one = {
    tags,
    summary: "A report over the cycles of a period",
    description:
      "Every number tells how many cycles it is made of and where exactly these are listed. Cycles, people and companies are counted apart. " +
      "Cycles that a merge absorbed are not counted. Over twenty thousand cycles and more, numbers that were counted a moment ago are given again; `as_of` says when.",
    params: ReportPath,
    querystring: ReportQuery,
    response: { 200: ReportView },
  }
  api.get("/api/reports/:name", { schema: one, ...readers }, async (request) =>
    kept(`${request.caller.workspace} ${request.url}`, () =>
      within(app, request, async (tx, now) => {
        const asked = askedFor(request.params.name, request.query, now)
        return reportView(asked, await makeReport(tx, asked.shape, asked.by, asked.filter, now), now)
      }),
    ),
  )

  const Csv = { description: "The report as a CSV file", content: { "text/csv": { schema: z.string() } } }
  const file = { tags, summary: "The same as a file", params: ReportPath, querystring: ReportQuery, response: { 200: Csv } }
  api.get("/api/reports/:name/csv", { schema: file, ...readers }, async (request, reply) => {
    const text = await within(app, request, async (tx, now) => {
      const asked = askedFor(request.params.name, request.query, now)
      return reportCsv(asked, await makeReport(tx, asked.shape, asked.by, asked.filter, now), now)
    })
    void reply.type("text/csv; charset=utf-8").header("content-disposition", `attachment; filename="${request.params.name}.csv"`)
    return text
  })

  leadsRoute(api, app)
}

const MANY_CYCLES = 20_000

/** The first number of every report counts all of its cycles. */
function isLarge({ columns, total }: ReportView): boolean {
  return (total.cells[columns[0]?.name ?? ""]?.value ?? 0) >= MANY_CYCLES
}

function leadsRoute(api: Api, app: App): void {
  const leads = {
    tags,
    summary: "The cycles that a number counted, newest first",
    description: "Who may see only their own or their team's leads is told how many there are, and shown those.",
    params: ReportPath,
    querystring: ReportLeadsQuery,
    response: { 200: ReportLeadsView },
  }
  api.get("/api/reports/:name/leads", { schema: leads, config: { permission: "handoffs.read", ownership: "listed" } }, async (request) => {
    const { column, row = null, cursor, limit, ...question } = request.query
    return within(app, request, async (tx, now) => {
      const { shape, by, filter } = askedFor(request.params.name, question, now)
      if (!isCounted(shape.name, column)) throw noSuchColumn(shape.name, column)
      if (by === "promise" && row === null)
        throw new Refusal("invalid", "A cycle has several promises; say which with `row`, such as first_touch:1.", 400)
      const behind = { shape, by, row, column, filter }
      const cycles = await listCycles(tx, behind, { after: afterOf(cursor), limit: limit + 1, reach: request.reach }, now)
      const view = await viewer(tx, cycles, await agreedCurrency(tx, now))
      const says = shape.columns.find((one) => one.name === column)?.says ?? (await reasonCalled(tx, column.replace("reason:", ""), now))
      return { ...pageOf(cycles, limit, view), ...(await totalBehind(tx, behind, request.reach, now)), says }
    })
  })
}

async function reasonCalled(tx: Tx, reason: string, now: Instant): Promise<string> {
  return (await reasonWords(tx, [reason], now)).get(reason) ?? reason.replaceAll("_", " ")
}

function noSuchColumn(report: string, column: string): Refusal {
  const shape = REPORT_SHAPES.find(({ name }) => name === report)
  const known = shape?.columns.filter(({ unit }) => unit === "cycles").map(({ name }) => name) ?? []
  const says = `The report ${report} counts no cycles as "${column}". It counts: ${known.join(", ")}.`
  return new Refusal("invalid", says, 400, [{ pointer: "/query/column", message: says }])
}

async function viewer(
  tx: Tx,
  cycles: readonly CountedCycle[],
  agreed: string | null,
): Promise<(cycle: CountedCycle) => z.infer<typeof CountedCycleView>> {
  const people = await peopleInFewWords(
    tx,
    cycles.map((one) => one.owner),
  )
  const leads = await leadsInFewWords(
    tx,
    cycles.map((one) => one.lead),
  )
  return (cycle) => ({ ...toView(cycle, people, leads), currency: cycle.currency ?? agreed })
}

function toView(cycle: CountedCycle, people: ReadonlyMap<string, PersonSummary>, leads: ReadonlyMap<string, LeadSummary>) {
  const { id, lead, owner, openedAt, firstTouchAt, closedAt, closedAs, ...rest } = cycle
  return {
    ...rest,
    handoff: id,
    lead: found(leads.get(lead), "lead"),
    owner: found(people.get(owner), "person"),
    opened_at: toIso(openedAt),
    first_touch_at: isoOrNull(firstTouchAt),
    closed_at: isoOrNull(closedAt),
    closed_as: closedAs,
  }
}
