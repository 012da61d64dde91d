import { Figure } from "#app/routes/dashboard/figure.tsx"
import { useReportWords, type Report, type Row } from "#app/routes/dashboard/report.ts"

/** Why leads were turned down, by where they came from: the more of a row's leads, the darker. The number stands in every field. */
export function HeatTable({ report, title }: { report: Report; title: string }) {
  const { t, column, row: rowWords } = useReportWords()
  const words = (name: string) => column(name, report.columns)
  const reasons = report.columns.filter(({ name }) => name.startsWith("reason:"))
  const shared = report.columns.find(({ name }) => name === "turned_down_of_answered")
  const mql = report.columns.find(({ name }) => name === "mql")
  const shown = report.rows.slice(0, MOST)
  if (reasons.length === 0) return <p className="py-4 text-center text-muted-foreground">{t("nothing_turned_down")}</p>
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label={title}>
      <table className="w-full min-w-max border-separate border-spacing-0.5 text-left">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              {t("by_column")}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {words("mql")}
            </th>
            {reasons.map(({ name }) => (
              <th key={name} scope="col" className={`${HEAD} max-w-24 text-center`}>
                {words(name)}
              </th>
            ))}
            <th scope="col" className={`${HEAD} text-right`}>
              {words("turned_down_of_answered")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="max-w-48 truncate pr-3 font-medium">
                {rowWords(report.by, row)}
              </th>
              <td className="px-2 text-right">
                <Figure cell={row.cells["mql"]} column={mql} label={`${rowWords(report.by, row)}, ${words("mql")}`} />
              </td>
              {reasons.map((reason) => (
                <td key={reason.name} className="h-8 min-w-14 rounded-sm text-center" style={{ background: heat(row, reason.name) }}>
                  <Figure cell={row.cells[reason.name]} column={reason} label={`${rowWords(report.by, row)}, ${words(reason.name)}`} />
                </td>
              ))}
              <td className="px-2 text-right">
                <Figure
                  cell={row.cells["turned_down_of_answered"]}
                  column={shared}
                  label={`${rowWords(report.by, row)}, ${words("turned_down_of_answered")}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const MOST = 15
const HEAD = "px-2 pb-1 align-bottom text-xs font-medium text-muted-foreground first:pl-0"

/** Of all leads of the row, a third that are turned down for one reason is as dark as it gets. */
function heat({ cells }: Row, column: string): string {
  const share = (cells[column]?.count ?? 0) / Math.max(1, cells["mql"]?.count ?? 0)
  return `color-mix(in srgb, var(--destructive) ${Math.round(Math.min(1, share * 3) * 38)}%, var(--muted))`
}
