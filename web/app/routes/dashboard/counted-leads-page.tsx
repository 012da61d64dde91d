import { useSearch } from "@tanstack/react-router"
import { SearchX } from "lucide-react"
import type { z } from "zod"
import type { ReportLeadsView } from "#contract/report.ts"
import { useApi } from "#app/api.ts"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { TierBadge } from "#app/parts/tier-badge.tsx"
import { said } from "#app/routes/dashboard/filters.ts"
import { money } from "#app/routes/dashboard/money.ts"
import { useReportWords } from "#app/routes/dashboard/report.ts"
import { paths } from "#app/paths.ts"
import { language } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table } from "#app/ui/table.tsx"

type Leads = z.infer<typeof ReportLeadsView>
type Cycle = Leads["data"][number]

/** /dashboard/leads: exactly the cycles that a number counted. */
export function Component() {
  const { t, column, row } = useReportWords()
  const search = Object.fromEntries(
    Object.entries(useSearch({ strict: false }) as Record<string, unknown>).map(([name, value]) => [name, said(value)]),
  )
  const { report = "", back = "", ...query } = search
  const leads = useApi<Leads>("/api/reports/{name}/leads", { path: { name: report }, query }, { live: ["handoffs"] })
  const key = query["row"] ?? ""
  const of = key === "" ? "" : ` · ${row(query["by"] ?? "", { key, label: "" })}`
  const asked = query["column"] ?? ""
  const named = asked.startsWith("reason:") && leads.data ? leads.data.says : column(asked)
  const first = leads.data?.data[0]
  const called = query["by"] === "owner" && first ? ` · ${first.owner.name}` : of
  return (
    <Page
      title={`${named}${called}`}
      note={leads.data && countedIn(leads.data.total, t)}
      actions={<LinkButton to={back === "" ? paths.dashboard() : `${paths.dashboard()}?${back}`}>{t("back")}</LinkButton>}
    >
      {(query["from"] ?? query["to"]) !== undefined && (
        <p className="text-muted-foreground">
          {t(query["to"] === undefined ? "period_since" : "period_is", { from: dayOf(query["from"]), to: dayOf(query["to"]) })}
        </p>
      )}
      {leads.data && leads.data.visible > 0 && leads.data.visible < leads.data.total.cycles && (
        <p>{t("only_yours", { count: leads.data.visible, whole: leads.data.total.cycles })}</p>
      )}
      <Loaded query={leads}>
        {({ data, next_cursor: next, total, visible }) =>
          data.length === 0 ? (
            <NoneListed hidden={total.cycles - visible} />
          ) : (
            <>
              <Card flush className="relative overflow-hidden">
                <Leads cycles={data} caption={named} />
              </Card>
              {next !== null && (
                <LinkButton to={`/dashboard/leads?${new URLSearchParams({ ...search, cursor: next })}`}>{t("next_page")}</LinkButton>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

/** Nothing is listed: the number counts nothing, or only leads that others see. */
function NoneListed({ hidden }: { hidden: number }) {
  const { t } = useReportWords()
  const isOthers = hidden > 0
  return (
    <Empty icon={<SearchX aria-hidden />} title={isOthers ? t("others_leads", { count: hidden }) : t("no_leads")}>
      {t(isOthers ? "others_leads_hint" : "no_leads_hint")}
    </Empty>
  )
}

function countedIn({ cycles, people, accounts }: Leads["total"], t: ReturnType<typeof useReportWords>["t"]): string {
  return t("counted", {
    cycles: t("counted_cycles", { count: cycles }),
    people: t("counted_people", { count: people }),
    accounts: t("counted_accounts", { count: accounts }),
  })
}

function Leads({ cycles, caption }: { cycles: readonly Cycle[]; caption: string }) {
  const { t } = useReportWords()
  return (
    <Table
      caption={caption}
      rows={cycles}
      keyOf={(cycle) => cycle.handoff}
      columns={[
        { key: "lead", label: t("lead"), show: ({ lead, handoff }) => <LeadLine lead={lead} to={paths.handoff(handoff)} /> },
        { key: "owner", label: t("owner"), show: ({ owner }) => <Person person={owner} /> },
        { key: "tier", label: t("by_tier"), show: ({ tier }) => <TierBadge tier={tier} /> },
        { key: "state", label: t("state"), show: ({ state }) => <Badge look={LOOKS[state] ?? "plain"}>{t(`state_${state}`)}</Badge> },
        { key: "source", label: t("by_source"), show: ({ source }) => (source === "unknown" ? t("unknown") : source) },
        { key: "opened", label: t("handed_off"), show: ({ opened_at: at }) => <Instant at={at} /> },
        {
          key: "touch",
          label: t("first_touch"),
          show: ({ first_touch_at: at }) => (at === null ? <span className="text-muted-foreground">–</span> : <Instant at={at} />),
        },
        {
          key: "amount",
          label: t("amount"),
          number: true,
          show: ({ amount, currency }) => (amount === null ? "–" : money(amount, currency)),
        },
      ]}
    />
  )
}

const LOOKS: Partial<Record<Cycle["state"], "good" | "bad" | "warn" | "main">> = {
  open: "main",
  won: "good",
  lost: "bad",
  rejected: "bad",
  disqualified: "bad",
  recycled: "warn",
}

function dayOf(instant: string | undefined): string {
  const at = Date.parse(instant ?? "")
  return Number.isNaN(at) ? "…" : new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeZone: "UTC" }).format(at)
}
