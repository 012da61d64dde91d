import { Option, type Command } from "commander"
import type { z } from "zod"
import type { ReportKindView, ReportLeadsView, ReportView } from "#contract/report.ts"
import { apiOf, type Api, type Page } from "./api.ts"
import { count, lengthText, localTime, plain, print, table } from "./print.ts"
import { readCount } from "./read-option.ts"

type Report = z.infer<typeof ReportView>
type Column = Report["columns"][number]
type Cell = Report["total"]["cells"][string]
type Asked = Partial<Record<"from" | "to" | "by" | "tier" | "team" | "source" | "campaign" | "region", string>>

/** `baton reports`: the shared numbers, the leads behind one of them, or a file of them. */
export function addReports(program: Command): void {
  program
    .command("reports [name]")
    .description("the shared numbers: which there are; with a name: one of them over a period, by what you like")
    .option("--from <day>", "first day; 90 days ago when left out")
    .option("--to <day>", "first day that is not meant any more; now when left out")
    .option("--by <what>", "what rows stand for, such as tier, source or month")
    .addOption(new Option("--tier <tier>", "only this tier").choices(["1", "2", "3"]))
    .option("--team <team>", "only this team")
    .option("--source <source>", "only leads from here")
    .option("--campaign <campaign>", "only leads of this campaign")
    .option("--region <region>", "only leads of this region")
    .option("--csv", "print it as a CSV file")
    .option("--leads <column>", "list the leads that this column counts")
    .option("--row <key>", "with --leads: those of one row")
    .option("--limit <number>", "with --leads: how many at most", readCount, 50)
    .action(async (name: string | undefined, options: Asked & More, command: Command) => {
      const api = apiOf(command)
      if (name === undefined) return kinds(api)
      const { csv, leads, row, limit, ...asked } = options
      const path = `/api/reports/${encodeURIComponent(name)}`
      if (csv === true) return void process.stdout.write(await (await api.fetch(`${path}/csv?${new URLSearchParams(asked)}`)).text())
      if (leads !== undefined) return behind(api, path, { ...asked, column: leads, row }, limit)
      const report = await api.get<Report>(path, asked)
      print(api, report, inLines(report))
    })
}

type More = { csv?: boolean; leads?: string; row?: string; limit: number }

async function kinds(api: Api): Promise<void> {
  const found = await api.get<Page<z.infer<typeof ReportKindView>>>("/api/reports")
  const rows = found.data.map(({ name, by, says }) => [name, by.join(", "), says])
  print(api, found, table(["REPORT", "BY", "SAYS"], rows, "There are no reports."))
}

async function behind(api: Api, path: string, query: Asked & { column: string; row: string | undefined }, limit: number): Promise<void> {
  const found = await api.get<z.infer<typeof ReportLeadsView>>(`${path}/leads`, { ...query, limit: Math.min(limit, 200) })
  const rows = found.data.map((one) => [
    one.lead.name ?? one.lead.email,
    one.lead.company,
    one.owner.name,
    one.tier,
    one.state,
    one.source,
    localTime(one.opened_at),
    one.handoff,
  ])
  const { cycles, people, accounts } = found.total
  print(api, found, [
    `${found.says}: ${count(cycles, "cycle")} of ${count(people, "person", "people")} at ${count(accounts, "company", "companies")}`,
    ...table(["LEAD", "COMPANY", "OWNER", "TIER", "STATE", "SOURCE", "HANDED OFF", "HANDOFF"], rows, "No lead was counted."),
  ])
}

function inLines(report: Report): string[] {
  const { columns, rows, total, by, from, to } = report
  const lines = [...rows, ...(Object.keys(total.cells).length === 0 ? [] : [{ ...total, key: "together", label: "together" }])]
  const cells = lines.map((row) => [
    row.label === "" ? row.key : row.label,
    ...columns.map((column) => figure(row.cells[column.name], column)),
  ])
  return [
    plain(report.says),
    `${localTime(from)} to ${localTime(to)}, by when ${report.clock === "closed" ? "cycles ended" : "leads were handed off"}`,
    "",
    ...table(
      [by.toUpperCase(), ...columns.map(({ name, currency }) => `${name.toUpperCase()}${currency === null ? "" : ` (${currency})`}`)],
      cells,
      "Nothing was counted.",
    ),
    ...(report.rows_left_out > 0 ? [`${report.rows_left_out} smaller rows are in the sum only.`] : []),
    "",
    ...columns.map(({ name, says }) => `${name}: ${plain(says)}`),
  ]
}

/** A number as a person reads it; of too few cases only how many of how many. */
function figure(cell: Cell | undefined, { unit, of }: Column): string {
  if (cell === undefined) return "–"
  if (unit === "share" && cell.too_few) return cell.of === 0 ? "–" : `${cell.count}/${cell.of} (few)`
  if (cell.value === null) return "–"
  if (unit === "share" || of === "share") return `${Math.round(cell.value * 1000) / 10} %`
  return unit === "duration" ? lengthText(cell.value) : String(Math.round(cell.value * 10) / 10)
}
