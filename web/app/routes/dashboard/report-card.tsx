import { Download, Info } from "lucide-react"
import { useState, type ReactNode } from "react"
import { asQuery, useFilters } from "#app/routes/dashboard/filters.ts"
import { ReportTable } from "#app/routes/dashboard/report-table.tsx"
import { useNear } from "#app/routes/dashboard/use-near.ts"
import { useReport, useReportWords, type Report } from "#app/routes/dashboard/report.ts"
import { useDefinitions } from "#app/routes/dashboard/definitions.ts"
import { Button, buttonLook } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { classNames } from "#app/ui/class-names.ts"
import { Popover } from "#app/ui/popover.tsx"
import { Segmented } from "#app/ui/segmented.tsx"
import { Select } from "#app/ui/select.tsx"
import { Skeleton } from "#app/ui/skeleton.tsx"
import { Loaded } from "#app/ui/states.tsx"

/**
 * A report under its heading: drawn and as a table, as a file, with what its numbers mean. `choices`: what its rows may be told apart by, chosen here.
 * Without a drawing it is a table. `columns`: which numbers the table shows.
 */
export function ReportCard({ name, title, choices, columns, withTotal, className, children }: ReportCardProps) {
  const { t, column } = useReportWords()
  const [by, setBy] = useState(choices?.[0])
  const [view, setView] = useState<"chart" | "table">("chart")
  const [place, isNear] = useNear()
  const query = useReport(name, by, isNear)
  const isDrawn = children !== undefined && view === "chart"
  return (
    <Card
      title={title}
      flush={!isDrawn}
      className={classNames("break-inside-avoid", className)}
      action={
        <span className="flex flex-wrap items-center gap-1.5 print:hidden">
          {children && (
            <Segmented
              label={t("view_of", { title })}
              value={view}
              onChange={setView}
              options={[
                { value: "chart", label: t("chart") },
                { value: "table", label: t("table") },
              ]}
            />
          )}
          {choices && choices.length > 1 && (
            <Select
              label={t("by_of", { title })}
              value={by ?? null}
              onChange={setBy}
              options={choices.map((value) => ({ value, label: column(`by_${value}`) }))}
              className="h-7 text-xs"
            />
          )}
          <Meaning name={name} title={title} report={query.data} />
          <CsvLink name={name} title={title} by={by} />
        </span>
      }
    >
      <div ref={place}>
        {isNear ? (
          <Loaded query={query} loading={<Skeleton lines={5} className="p-4" />}>
            {(report) => {
              if (report.rows.length === 0) return <p className="px-4 py-6 text-center text-muted-foreground">{t("nothing_counted")}</p>
              return isDrawn ? children(report) : <ReportTable report={report} title={title} columns={columns} withTotal={withTotal} />
            }}
          </Loaded>
        ) : (
          <div className="h-48" />
        )}
      </div>
    </Card>
  )
}

/** What the numbers of a report mean, in words. */
function Meaning({ name, title, report }: { name: string; title: string; report: Report | undefined }) {
  const { t, column } = useReportWords()
  const says = useDefinitions(name, report)
  return (
    <Popover
      title={title}
      trigger={
        <Button look="quiet" size="iconSmall" aria-label={t("meaning_of", { title })}>
          <Info aria-hidden />
        </Button>
      }
    >
      <p className="mb-3 text-muted-foreground">{says.report}</p>
      <dl className="grid max-h-72 gap-2 overflow-y-auto text-xs" tabIndex={0}>
        {says.columns.map((each) => (
          <div key={each.name}>
            <dt className="font-medium">{column(each.name)}</dt>
            <dd className="text-muted-foreground">{each.says}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  )
}

function CsvLink({ name, title, by }: { name: string; title: string; by: string | undefined }) {
  const { t } = useReportWords()
  const { filters } = useFilters()
  const query = new URLSearchParams({ ...asQuery(filters), ...(by === undefined ? {} : { by }) })
  return (
    <a
      href={`/api/reports/${name}/csv?${query}`}
      download
      className={buttonLook({ look: "quiet", size: "iconSmall" })}
      aria-label={t("csv_of", { title })}
    >
      <Download aria-hidden />
    </a>
  )
}

type ReportCardProps = {
  name: string
  title: string
  choices?: readonly string[]
  columns?: readonly string[]
  withTotal?: boolean
  className?: string
  children?: (report: Report) => ReactNode
}
