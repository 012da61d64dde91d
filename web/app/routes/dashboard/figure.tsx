import { asLength } from "#app/parts/instant.tsx"
import { percent } from "#app/parts/percent.ts"
import { filtersInAddress, useFilters, type Filters } from "#app/routes/dashboard/filters.ts"
import { money } from "#app/routes/dashboard/money.ts"
import type { Cell, Report } from "#app/routes/dashboard/report.ts"
import type { en } from "#app/routes/dashboard/en.ts"
import { language, useShellTexts, useTexts } from "#app/texts.ts"
import { classNames } from "#app/ui/class-names.ts"
import { TextLink } from "#app/ui/text-link.tsx"

type Column = Report["columns"][number]

/** A number of a report. It leads to the leads that it counted; of too few cases no share is told, only how many of how many. */
export function Figure({
  cell,
  column,
  label,
  className,
}: {
  cell: Cell | undefined
  column: Column | undefined
  label: string
  className?: string
}) {
  const says = useFigureWords()
  const t = useTexts<typeof en>("dashboard")
  const { filters } = useFilters()
  if (cell === undefined || column === undefined) return <span className="text-muted-foreground">–</span>
  const text = says(cell, column)
  const look = classNames("tabular-nums", className)
  const number =
    cell.leads === null || cell.count === 0 ? (
      <span className={look}>{text}</span>
    ) : (
      <TextLink to={leadsPage(cell.leads, filters)} className={classNames("text-foreground decoration-dotted hover:text-link", look)}>
        <span className="sr-only">{label}: </span>
        {text}
      </TextLink>
    )
  if (!cell.too_few || cell.of === 0) return number
  return (
    <span className="whitespace-nowrap">
      {number} <span className="text-xs text-muted-foreground">{t("too_few")}</span>
    </span>
  )
}

/** Numbers in words: a share in percent, a time in hours and minutes, money with its currency. */
export function useFigureWords(): (cell: Cell, column: Pick<Column, "unit" | "of" | "currency">) => string {
  const t = useTexts<typeof en>("dashboard")
  const shell = useShellTexts()
  return (cell, { unit, of, currency }) => {
    const kind = unit === "promised" ? of : unit
    if (kind === "share" && unit === "share" && cell.too_few)
      return cell.of === 0 ? "–" : t("of", { count: cell.count ?? 0, whole: cell.of ?? 0 })
    if (kind === "duration" && cell.value === null) return cell.count === 0 ? "–" : t("not_yet_reached")
    if (cell.value === null) return "–"
    if (kind === "share") return percent(cell.value)
    if (kind === "duration") return asLength(cell.value, shell)
    if (kind === "money") return money(cell.value, currency)
    return cell.value.toLocaleString(language(), { maximumFractionDigits: 1 })
  }
}

/** The page of the leads behind a number, by where the API lists them. It knows what the numbers were narrowed down to, for the way back. */
function leadsPage(address: string, filters: Filters): string {
  const [, report = "", query = ""] = /^\/api\/reports\/([^/]+)\/leads\?(.*)$/.exec(address) ?? []
  const back = filtersInAddress(filters)
  return `/dashboard/leads?report=${report}&${query}${back === "" ? "" : `&back=${encodeURIComponent(back)}`}`
}
