import { ArrowDown } from "lucide-react"
import { Figure } from "#app/routes/dashboard/figure.tsx"
import { useReportWords, type Report } from "#app/routes/dashboard/report.ts"

const STEPS = [
  { name: "mql", rate: null },
  { name: "sal", rate: "sal_of_mql" },
  { name: "sql", rate: "sql_of_sal" },
  { name: "opportunity", rate: "opportunity_of_sql" },
  { name: "won", rate: "won_of_opportunity" },
]

/** How many leads of the period came how far, with the share that came from one step to the next. */
export function FunnelBars({ report }: { report: Report }) {
  const { t, column: words } = useReportWords()
  const cells = report.total.cells
  const most = Math.max(1, cells["mql"]?.value ?? 0)
  const columnOf = (name: string) => report.columns.find((column) => column.name === name)
  const tile = (name: string) => <Figure cell={cells[name]} column={columnOf(name)} label={words(name)} className="font-semibold" />
  return (
    <>
      <ol className="grid gap-1">
        {STEPS.map(({ name, rate }) => (
          <li key={name}>
            {rate && (
              <p className="flex items-center gap-1.5 py-0.5 pl-34 text-xs text-muted-foreground max-sm:pl-0">
                <ArrowDown className="size-3" aria-hidden />
                <Figure cell={cells[rate]} column={columnOf(rate)} label={words(rate)} />
                <span className="sr-only">{words(rate)}</span>
              </p>
            )}
            <div className="grid grid-cols-[8rem_1fr] items-center gap-2 max-sm:grid-cols-1 max-sm:gap-0.5">
              <span className="truncate font-medium sm:text-right">{words(name)}</span>
              <div className="flex min-w-0 items-center gap-2">
                <div
                  aria-hidden
                  className="h-7 min-w-0.5 rounded-sm bg-primary/80 print:border print:border-current"
                  style={{ width: `calc((100% - 4rem) * ${(cells[name]?.value ?? 0) / most})` }}
                />
                {tile(name)}
              </div>
            </div>
          </li>
        ))}
      </ol>
      <p className="mt-4 flex flex-wrap gap-x-5 gap-y-1 border-t pt-3 text-xs text-muted-foreground">
        {["people", "accounts", "first", "again", "unanswered", "amount_won"].map((name) => (
          <span key={name}>
            {words(name)} {tile(name)}
          </span>
        ))}
      </p>
      <p className="mt-1 text-xs text-muted-foreground">{t("cohort_hint")}</p>
    </>
  )
}
