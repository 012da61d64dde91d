import { codeName } from "#domain/language/code-name.ts"
import { useApi } from "#app/api.ts"
import { codeWords } from "#app/parts/code-name.ts"
import { asQuery, useFilters } from "#app/routes/dashboard/filters.ts"
import type { en } from "#app/routes/dashboard/en.ts"
import { language, useShellTexts, useTexts } from "#app/texts.ts"
import type { z } from "zod"
import type { ReportView } from "#contract/report.ts"

export type Report = z.infer<typeof ReportView>
export type Cell = Report["total"]["cells"][string]
export type Row = Report["rows"][number]

/** A report with the page's filters. `by`: what its rows are told apart by. */
export function useReport(name: string, by?: string, enabled = true) {
  const { filters } = useFilters()
  return useApi<Report>(
    "/api/reports/{name}",
    { path: { name }, query: { ...asQuery(filters), by } },
    { live: ["handoffs"], keepsLast: true, enabled },
  )
}

/** The words of rows and columns. */
export function useReportWords() {
  const t = useTexts<typeof en>("dashboard")
  const shell = useShellTexts()
  const any = t as (key: string) => string
  const known = (key: string, otherwise: string) => {
    const text = any(key)
    return text === key ? otherwise : text
  }
  const column = (name: string, columns: Report["columns"] = []) => {
    if (!name.startsWith("reason:")) return known(`col_${name}`, plain(name))
    return columns.find((each) => each.name === name)?.title ?? codeWords(name.slice(7))
  }
  const row = (by: string, { key, label }: Pick<Row, "key" | "label">): string => {
    if (key === "unknown") return t("unknown")
    if (by === "all") return t("everything")
    if (by === "tier") return shell("tier", { n: key })
    if (by === "band" || by === "leak") return known(`row_${key}`, plain(key))
    if (by === "team") return codeName(key)
    if (by === "month") return monthOf(key)
    if (by === "week") return t("week", { n: key.slice(6), year: key.slice(0, 4) })
    const [first = "", tier = ""] = key.split(":")
    if (by === "month_tier") return `${monthOf(first)} · ${shell("tier", { n: tier })}`
    if (by === "promise") return `${known(`row_${first}`, plain(first))} · ${shell("tier", { n: tier })}`
    return label === "" ? key : label
  }
  return { t, column, row }
}

function plain(name: string): string {
  const text = name.replaceAll("_", " ")
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function monthOf(key: string): string {
  return new Intl.DateTimeFormat(language(), { month: "short", year: "numeric", timeZone: "UTC" }).format(Date.parse(`${key}-01`))
}
