import { Figure } from "#app/routes/dashboard/figure.tsx"
import { useReportWords, type Report } from "#app/routes/dashboard/report.ts"
import { Progress } from "#app/ui/progress.tsx"

const MOST_ROWS = 6

/** What marketing handed off against its promise, month by month and tier by tier, the newest first. */
export function VolumeBars({ report }: { report: Report }) {
  const { t, column: words, row: rowWords } = useReportWords()
  const columnOf = (name: string) => report.columns.find((column) => column.name === name)
  const shown = [...report.rows].reverse().filter((row) => (row.cells["promised"]?.value ?? 0) > 0 || (row.cells["mql"]?.value ?? 0) > 0)
  const months = [...new Set(shown.map(({ key }) => key.slice(0, 7)))].slice(0, MOST_ROWS / 3)
  const rows = shown
    .filter(({ key }) => months.includes(key.slice(0, 7)))
    .sort((a, b) => (a.key.slice(0, 7) === b.key.slice(0, 7) ? (a.key < b.key ? -1 : 1) : a.key < b.key ? 1 : -1))
  return (
    <ul className="grid gap-3">
      {rows.map((row) => {
        const label = rowWords(report.by, row)
        const promised = row.cells["promised"]?.value ?? 0
        const byNow = row.cells["by_now"]?.value ?? 0
        const perMonth = row.cells["per_month"]?.value ?? 0
        const days = promised < perMonth ? Math.round((promised / perMonth) * daysIn(row.key.slice(0, 7))) : null
        const share = promised === 0 ? 1 : (row.cells["mql"]?.value ?? 0) / promised
        const isBehind = (row.cells["mql"]?.value ?? 0) < byNow
        return (
          <li key={row.key}>
            <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-medium">{label}</span>
              <span className="text-xs text-muted-foreground">
                <Figure cell={row.cells["mql"]} column={columnOf("mql")} label={`${label}, ${words("mql")}`} className="font-semibold" />{" "}
                {days === null
                  ? t("of_promised", { promised, by_now: byNow })
                  : t("of_promised_part", { promised, by_now: byNow, days, per_month: perMonth })}
              </span>
            </div>
            <Progress label={`${label}, ${words("kept_by")}`} share={share} look={isBehind ? "warn" : "good"} className="h-2" />
          </li>
        )
      })}
    </ul>
  )
}

/** How many days a month such as 2026-11 has. */
function daysIn(month: string): number {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}
