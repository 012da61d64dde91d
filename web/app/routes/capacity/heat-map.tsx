import type { CoverageView } from "#contract/coverage.ts"
import type { en } from "#app/routes/capacity/en.ts"
import { useTexts } from "#app/texts.ts"
import { classNames } from "#app/ui/class-names.ts"

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const SHADES = ["bg-primary/10", "bg-primary/20", "bg-primary/35", "bg-primary/50"]

/** Leads by hour of the week as a table of colours: how many came, and in red where nobody was at work. Under each number: people at work. */
export function HeatMap({ coverage }: { coverage: CoverageView }) {
  const t = useTexts<typeof en>("capacity")
  const most = Math.max(1, ...coverage.arrivals)
  return (
    <>
      <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-xs">
        <caption className="sr-only">{t("coverage_caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-11 pb-1 text-left font-medium text-muted-foreground">
              {t("hour")}
            </th>
            {DAYS.map((day) => (
              <th key={day} scope="col" className="pb-1 font-medium text-muted-foreground">
                {t(`day_${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HOURS.map((hour) => (
            <tr key={hour}>
              <th scope="row" className="text-left font-normal text-muted-foreground tabular-nums">
                {`${hour}`.padStart(2, "0")}:00
              </th>
              {DAYS.map((day) => (
                <Cell
                  key={day}
                  leads={coverage.arrivals[day * 24 + hour] ?? 0}
                  people={coverage.at_work[day * 24 + hour] ?? 0}
                  most={most}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5 text-xs text-muted-foreground">
        <Legend className={SHADES[2] ?? ""} says={t("legend_busy")} />
        <Legend className="border border-destructive bg-destructive-soft" says={t("legend_uncovered")} />
        <Legend className="bg-muted" says={t("legend_quiet")} />
      </ul>
    </>
  )
}

function Cell({ leads, people, most }: { leads: number; people: number; most: number }) {
  const t = useTexts<typeof en>("capacity")
  const isUncovered = leads > 0 && people === 0
  const shade = SHADES[Math.min(SHADES.length - 1, Math.floor((leads / most) * SHADES.length))]
  const look = isUncovered
    ? "border border-destructive bg-destructive-soft font-semibold text-destructive"
    : leads > 0
      ? classNames(shade, "font-semibold text-foreground")
      : people > 0
        ? "bg-muted text-muted-foreground"
        : "text-muted-foreground"
  return (
    <td className={classNames("h-9 rounded-sm align-middle tabular-nums", look)}>
      <span className="block leading-tight">{leads > 0 ? leads : <span className="sr-only">0</span>}</span>
      {(people > 0 || leads > 0) && (
        <span className="block text-[0.625rem] leading-tight font-normal">
          <span className="sr-only">{t("people_n")}: </span>
          <span aria-hidden>⚇ </span>
          {people.toLocaleString(undefined, { maximumFractionDigits: 1 })}
        </span>
      )}
    </td>
  )
}

function Legend({ className, says }: { className: string; says: string }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <span aria-hidden className={classNames("size-4 rounded-sm", className)} />
      {says}
    </li>
  )
}
