import { Printer, X } from "lucide-react"
import type { z } from "zod"
import type { ReportFiltersView } from "#contract/report.ts"
import { codeName } from "#domain/language/code-name.ts"
import { queries, useApi } from "#app/api.ts"
import { USUAL_DAYS, useFilters, type Filters } from "#app/routes/dashboard/filters.ts"
import { useReportWords } from "#app/routes/dashboard/report.ts"
import { useShellTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { DateInput } from "#app/ui/date-input.tsx"
import { Select } from "#app/ui/select.tsx"

const PERIODS = ["30", "90", "180", "365", "3650"]
const PARTS = ["tier", "team", "source", "campaign", "region"] as const
const EVERYTHING = "all"

/** What all numbers of the page are narrowed down to. */
export function FilterBar() {
  const { t } = useReportWords()
  const { filters, change } = useFilters()
  const { data: choices } = useApi<z.infer<typeof ReportFiltersView>>("/api/report-filters", {}, { live: ["handoffs"] })
  const isOwn = filters.from !== "" || filters.to !== ""
  const known: Record<(typeof PARTS)[number], string[]> = {
    tier: ["1", "2", "3"],
    team: choices?.teams ?? [],
    source: choices?.sources ?? [],
    campaign: choices?.campaigns ?? [],
    region: choices?.regions ?? [],
  }
  const isNarrowed = isOwn || [...PARTS, "days" as const].some((name) => filters[name] !== "")
  return (
    <form aria-label={t("filters")} className="flex flex-wrap items-center gap-2 print:hidden" onSubmit={(event) => event.preventDefault()}>
      <Select
        label={t("period")}
        value={isOwn ? "own" : filters.days === "" ? USUAL_DAYS : filters.days}
        onChange={(days) =>
          change(days === "own" ? { days: "", from: monthAgo(), to: "" } : { days: days === USUAL_DAYS ? "" : days, from: "", to: "" })
        }
        options={[...PERIODS.map((value) => ({ value, label: t(`days_${value}` as "days_90") })), { value: "own", label: t("own_period") }]}
      />
      {isOwn && <OwnPeriod filters={filters} change={change} />}
      {PARTS.map((name) => (
        <Select
          key={name}
          label={t(`by_${name}`)}
          value={filters[name] === "" ? EVERYTHING : filters[name]}
          onChange={(value) => change({ [name]: value === EVERYTHING ? "" : value })}
          options={optionsOf(name, known[name], filters[name], t)}
          className="max-w-52"
        />
      ))}
      {isNarrowed && (
        <Button
          look="quiet"
          onClick={() => change({ days: "", from: "", to: "", tier: "", team: "", source: "", campaign: "", region: "" })}
        >
          <X aria-hidden />
          {t("reset")}
        </Button>
      )}
      <Button className="sm:ml-auto" onClick={() => void printAll()}>
        <Printer aria-hidden />
        {t("print")}
      </Button>
    </form>
  )
}

function OwnPeriod({ filters, change }: { filters: Filters; change: (next: Partial<Filters>) => void }) {
  const { t } = useReportWords()
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <DateInput
        aria-label={t("from")}
        value={filters.from}
        max={filters.to || undefined}
        onChange={(event) => change({ from: event.target.value })}
        className="w-36"
      />
      <span aria-hidden>–</span>
      <DateInput
        aria-label={t("to")}
        value={filters.to}
        min={filters.from || undefined}
        onChange={(event) => change({ to: event.target.value })}
        className="w-36"
      />
    </span>
  )
}

type Words = ReturnType<typeof useReportWords>["t"]

function optionsOf(name: (typeof PARTS)[number], choices: readonly string[], chosen: string, t: Words) {
  const all = chosen === "" || choices.includes(chosen) ? choices : [chosen, ...choices]
  return [
    { value: EVERYTHING, label: t(`every_${name}`) },
    ...all.map((value) => ({
      value,
      label: name === "tier" ? t("tier_n", { n: value }) : value === "unknown" ? t("unknown") : name === "team" ? codeName(value) : value,
    })),
  ]
}

/** What is chosen, for paper. */
export function FiltersInWords() {
  const { t } = useReportWords()
  const shell = useShellTexts()
  const { filters } = useFilters()
  const said = Object.entries(filters).filter(([, value]) => value !== "")
  return (
    <p className="hidden text-xs print:block">
      {said.length === 0
        ? t("days_90")
        : said.map(([name, value]) => (name === "tier" ? shell("tier", { n: value }) : `${name}: ${value}`)).join(" · ")}
    </p>
  )
}

/** What lies out of sight is asked for before it is printed. */
async function printAll(): Promise<void> {
  window.dispatchEvent(new Event("beforeprint"))
  do await new Promise((resolve) => setTimeout(resolve, 100))
  while (queries.isFetching() > 0)
  window.print()
}

function monthAgo(): string {
  return new Date(Date.now() - 30 * 24 * 60 * 60_000).toISOString().slice(0, 10)
}
