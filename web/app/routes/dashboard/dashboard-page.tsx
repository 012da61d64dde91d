import { ChartNoAxesColumn } from "lucide-react"
import { ContactChart } from "#app/routes/dashboard/contact-chart.tsx"
import { FilterBar, FiltersInWords } from "#app/routes/dashboard/filter-bar.tsx"
import { FunnelBars } from "#app/routes/dashboard/funnel-bars.tsx"
import { HeatTable } from "#app/routes/dashboard/heat-table.tsx"
import { LeakageTable } from "#app/routes/dashboard/leakage-table.tsx"
import { ReportCard } from "#app/routes/dashboard/report-card.tsx"
import { useReport, useReportWords } from "#app/routes/dashboard/report.ts"
import { Tiles } from "#app/routes/dashboard/tiles.tsx"
import { TrendChart } from "#app/routes/dashboard/trend-chart.tsx"
import { VolumeBars } from "#app/routes/dashboard/volume-bars.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { paths } from "#app/paths.ts"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import "./print.css"

const WHO = ["source", "campaign", "region", "band"] as const

/** /dashboard: the numbers that both sides look at. Each leads to the leads that it counted. */
export function Component() {
  const { t } = useReportWords()
  const funnel = useReport("funnel", "month")
  return (
    <Page title={t("title")} note={t("note")}>
      <FilterBar />
      <FiltersInWords />
      <Loaded query={funnel}>
        {(report) =>
          report.total.cells["mql"]?.value === 0 ? (
            <Nothing />
          ) : (
            <>
              <p className="-mt-2 text-xs text-muted-foreground">
                {t("counted_at")} <Instant at={report.as_of} as="ago" />
              </p>
              <Numbers />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Nothing() {
  const { t } = useReportWords()
  return (
    <Empty
      icon={<ChartNoAxesColumn aria-hidden />}
      title={t("empty")}
      action={<LinkButton to={`${paths.dashboard()}?days=3650`}>{t("look_at_all")}</LinkButton>}
    >
      {t("empty_hint")}
    </Empty>
  )
}

function Numbers() {
  const { t } = useReportWords()
  return (
    <>
      <Tiles />
      <div className="grid gap-4 lg:grid-cols-2 [&>*]:min-w-0">
        <ReportCard name="funnel" title={t("funnel")} choices={["month", "week", "tier", "team", ...WHO]} columns={FUNNEL} withTotal>
          {(report) => <FunnelBars report={report} />}
        </ReportCard>
        <ReportCard name="first-contact" title={t("first_contact")} choices={["tier", "team", "region", "source", "month"]} withTotal>
          {(report) => <ContactChart report={report} />}
        </ReportCard>
        <ReportCard name="acceptance" title={t("acceptance")} choices={["week", "month"]} withTotal>
          {(report) => <TrendChart report={report} column="sal_of_answered" />}
        </ReportCard>
        <ReportCard name="contacted-in-time" title={t("in_time")} choices={["week", "month", "tier", "team", "source"]} withTotal>
          {(report) => <TrendChart report={report} column="in_time_of_decided" />}
        </ReportCard>
      </div>
      <ReportCard
        name="sla"
        title={t("sla")}
        columns={["watched", "kept", "missed", "running", "called_off", "kept_of_decided", "proved_later"]}
      />
      <ReportCard
        name="rejections"
        title={t("rejections")}
        choices={["source", "campaign", "band", "team", "region", "tier", "month"]}
        withTotal
      >
        {(report) => <HeatTable report={report} title={t("rejections")} />}
      </ReportCard>
      <ReportCard name="sources" title={t("sources")} choices={WHO} withTotal />
      <div className="grid gap-4 lg:grid-cols-2 [&>*]:min-w-0">
        <ReportCard name="volume" title={t("volume")}>
          {(report) => <VolumeBars report={report} />}
        </ReportCard>
        <ReportCard name="leakage" title={t("leakage")}>
          {(report) => <LeakageTable report={report} title={t("leakage")} />}
        </ReportCard>
      </div>
      <ReportCard name="follow-up" title={t("follow_up")} choices={["tier", "team", "source", "region", "month"]} withTotal />
      <ReportCard name="meetings" title={t("meetings")} choices={["tier", "team", "source", "campaign", "region", "month"]} withTotal />
      <ReportCard name="recycle" title={t("recycle")} choices={["month", "week", "tier", "team", "source", "region"]} withTotal />
      <ReportCard
        name="completeness"
        title={t("completeness")}
        choices={["month", "source", "campaign", "region", "tier", "team"]}
        withTotal
      />
      <ReportCard name="load" title={t("load")} withTotal />
    </>
  )
}

const FUNNEL = ["mql", "sal", "sql", "opportunity", "won", "sal_of_mql", "sql_of_sal", "opportunity_of_sql", "won_of_opportunity"]
