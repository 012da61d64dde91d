import { ReportTable } from "#app/routes/dashboard/report-table.tsx"
import { useReportWords, type Report } from "#app/routes/dashboard/report.ts"
import { useDefinitions } from "#app/routes/dashboard/definitions.ts"

/** What was lost in money, group by group, and by which formula. */
export function LeakageTable({ report, title }: { report: Report; title: string }) {
  const { t } = useReportWords()
  const says = useDefinitions("leakage", report)
  const isKnown = report.total.cells["lost"]?.value !== null
  return (
    <div className="-mx-4 -mt-1">
      <ReportTable report={report} title={title} withTotal />
      <p className="px-4 pt-2 text-xs text-muted-foreground">
        {says.report} {!isKnown && t("too_few_for_money")}
      </p>
    </div>
  )
}
