import { Figure } from "#app/routes/dashboard/figure.tsx"
import { useReportWords, type Report, type Row } from "#app/routes/dashboard/report.ts"
import { Table } from "#app/ui/table.tsx"

/** A report as a table: a row each, and all of them together at the end. `columns`: which of its numbers; all when left out. */
export function ReportTable({ report, title, columns, withTotal = false }: ReportTableProps) {
  const { t, column: columnWords, row: rowWords } = useReportWords()
  const shown =
    columns === undefined ? report.columns : report.columns.filter(({ name }) => columns.includes(name) || name.startsWith("reason:"))
  const total: Row[] = withTotal && Object.keys(report.total.cells).length > 0 && report.rows.length > 1 ? [report.total] : []
  return (
    <div className="relative overflow-x-auto" role="group" aria-label={title} tabIndex={0}>
      <Table
        className="[overflow-wrap:break-word]"
        caption={title}
        rows={[...report.rows, ...total]}
        keyOf={(row) => (row === report.total ? "total" : row.key)}
        columns={[
          {
            key: "row",
            label: t("by_column"),
            show: (row) => <span className="font-medium">{row === report.total ? t("together") : rowWords(report.by, row)}</span>,
          },
          ...shown.map((column) => ({
            key: column.name,
            label: columnWords(column.name, report.columns),
            number: true,
            show: (row: Row) => (
              <Figure
                cell={row.cells[column.name]}
                column={column}
                label={`${row === report.total ? t("together") : rowWords(report.by, row)}, ${columnWords(column.name, report.columns)}`}
              />
            ),
          })),
        ]}
      />
      {report.rows_left_out > 0 && (
        <p className="px-4 py-2 text-xs text-muted-foreground">{t("left_out", { count: report.rows_left_out })}</p>
      )}
    </div>
  )
}

type ReportTableProps = { report: Report; title: string; columns?: readonly string[]; withTotal?: boolean }
