import type { ReactNode } from "react"
import { Figure } from "#app/routes/dashboard/figure.tsx"
import { useReport, useReportWords } from "#app/routes/dashboard/report.ts"

/** The few numbers that are looked at first: totals of reports that stand below, told apart as these begin, so that each is counted once. */
export function Tiles() {
  const { t } = useReportWords()
  return (
    <dl aria-label={t("at_a_glance")} className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      <Tile report="funnel" by="month" column="mql" name={t("tile_mql")} />
      <Tile report="acceptance" by="week" column="sal_of_answered" name={t("tile_acceptance")} />
      <Tile report="contacted-in-time" by="week" column="in_time_of_decided" name={t("tile_in_time")} />
      <Tile report="first-contact" by="tier" column="half_after" name={t("tile_half_after")} />
      <Tile report="completeness" by="month" column="complete_of_mql" name={t("tile_complete")} beside="promised_share" />
      <Tile report="leakage" column="lost" name={t("tile_lost")} unknown={t("tile_lost_unknown")} />
    </dl>
  )
}

function Tile({ report: name, by, column, beside, name: says, unknown }: TileProps) {
  const { t, column: words } = useReportWords()
  const { data: report } = useReport(name, by)
  const columnOf = (wanted: string) => report?.columns.find((each) => each.name === wanted)
  const promised: ReactNode = beside !== undefined && report && (
    <span className="text-xs text-muted-foreground">
      {t("promised_beside")} <Figure cell={report.total.cells[beside]} column={columnOf(beside)} label={words(beside)} />
    </span>
  )
  return (
    <div className="min-w-0 break-inside-avoid rounded-lg border bg-card px-4 py-3">
      <dt className="text-xs text-muted-foreground">{says}</dt>
      <dd className="mt-1 text-lg leading-tight font-semibold">
        {report === undefined ? (
          <span aria-hidden className="inline-block h-5 w-16 animate-pulse rounded-md bg-muted" />
        ) : (
          <Figure cell={report.total.cells[column]} column={columnOf(column)} label={says} />
        )}
      </dd>
      {promised && <dd>{promised}</dd>}
      {unknown !== undefined && report?.total.cells[column]?.value === null && <dd className="text-xs text-muted-foreground">{unknown}</dd>}
    </div>
  )
}

/** `unknown`: what is said under a number that is not told. */
type TileProps = { report: string; by?: string; column: string; beside?: string; name: string; unknown?: string }
