import type { CoverageView } from "#contract/coverage.ts"
import { codeName } from "#domain/language/code-name.ts"
import { useApi } from "#app/api.ts"
import { Figure, Figures } from "#app/parts/figure.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { CapacityTabs } from "#app/routes/capacity/capacity-tabs.tsx"
import { HeatMap } from "#app/routes/capacity/heat-map.tsx"
import type { en } from "#app/routes/capacity/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Select } from "#app/ui/select.tsx"
import { Loaded } from "#app/ui/states.tsx"

const WEEKS = ["1", "4", "8", "13", "26"]

/** /capacity/coverage: when leads come, and whether somebody is there. */
export function Component() {
  const t = useTexts<typeof en>("capacity")
  const [{ team, weeks }, setSearch] = useSearchValues(["team", "weeks"])
  const coverage = useApi<CoverageView>(
    "/api/coverage",
    { query: { team, weeks: weeks || "4" } },
    { live: ["handoffs", "people"], keepsLast: true },
  )
  return (
    <Page title={t("title")} note={t("coverage_note")} wide>
      <CapacityTabs />
      <Loaded query={coverage}>
        {(found) => (
          <>
            <div className="flex flex-wrap gap-2">
              <Select
                label={t("team")}
                value={team || "all"}
                options={[{ value: "all", label: t("all_teams") }, ...found.teams.map((each) => ({ value: each, label: codeName(each) }))]}
                onChange={(next) => setSearch({ team: next === "all" ? "" : next })}
              />
              <Select
                label={t("weeks")}
                value={weeks || "4"}
                options={WEEKS.map((n) => ({ value: n, label: t("weeks_n", { n }) }))}
                onChange={(next) => setSearch({ weeks: next })}
              />
            </div>
            <Figures label={t("coverage")}>
              <Figure value={found.leads.toLocaleString()} says={t("leads", { count: found.leads }).replace(/^\S+ /, "")} />
              <Figure value={found.uncovered.toLocaleString()} says={t("uncovered")} look={found.uncovered > 0 ? "bad" : "good"} />
            </Figures>
            <Card title={t("zone", { zone: found.zone })} note={found.leads === 0 ? t("empty_coverage") : undefined}>
              {found.people > 0 && (
                <p className="pb-2 text-muted-foreground">
                  {team === "" ? t("whose_hours") : t("whose_hours_team", { team: codeName(team) })}
                </p>
              )}
              {found.leads === 0 && <p className="pb-2 text-muted-foreground">{t("empty_coverage_hint")}</p>}
              <HeatMap coverage={found} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}
