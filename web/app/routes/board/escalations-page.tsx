import { BellRing } from "lucide-react"
import type { z } from "zod"
import type { EscalationView } from "#contract/escalation.ts"
import { personOrTeam } from "#app/parts/code-name.ts"
import { useApi } from "#app/api.ts"
import { paths } from "#app/paths.ts"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { TierBadge } from "#app/parts/tier-badge.tsx"
import { BoardTabs } from "#app/routes/board/board-tabs.tsx"
import { clockName } from "#app/routes/board/clock-name.ts"
import type { en } from "#app/routes/board/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Escalation = z.infer<typeof EscalationView>

/** /board/escalations: what passed its due instant, who was told, and what became of it. */
export function Component() {
  const t = useTexts<typeof en>("board")
  const [{ warnings }, setSearch] = useSearchValues(["warnings"])
  const query = { warnings: warnings === "true" ? "true" : "false", limit: 50 }
  const found = useApi<{ data: Escalation[] }>("/api/escalations", { query }, { live: ["handoffs"], keepsLast: true })
  return (
    <Page title={t("title")} note={t("escalations_note")} wide>
      <BoardTabs />
      <Checkbox
        label={t("show_warnings")}
        checked={warnings === "true"}
        onChange={(event) => setSearch({ warnings: event.currentTarget.checked ? "true" : "" })}
      />
      <Loaded query={found}>
        {({ data }) => (
          <Card flush>
            {data.length === 0 ? (
              <Empty icon={<BellRing aria-hidden />} title={t("empty_escalations")}>
                {t("empty_escalations_hint")}
              </Empty>
            ) : (
              <Escalations escalations={data} />
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function Escalations({ escalations }: { escalations: Escalation[] }) {
  const t = useTexts<typeof en>("board")
  const columns: Column<Escalation>[] = [
    {
      key: "lead",
      label: t("lead"),
      show: (each) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <LeadLine lead={each.lead} to={paths.handoff(each.handoff)} />
          <TierBadge tier={each.tier} />
        </span>
      ),
    },
    {
      key: "promise",
      label: t("promise"),
      show: (each) => (
        <span className="grid gap-0.5">
          {clockName(each.clock, t)}
          <span className="text-xs text-muted-foreground">{t("share", { n: each.share })}</span>
        </span>
      ),
    },
    { key: "owner", label: t("owner"), show: (each) => <Person person={each.owner} /> },
    { key: "told", label: t("told"), show: (each) => (each.told.length === 0 ? t("told_nobody") : each.told.map(personOrTeam).join(", ")) },
    {
      key: "when",
      label: t("when"),
      show: (each) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <Instant at={each.at} />
          {each.late && <Badge look="warn">{t("was_late")}</Badge>}
          {each.reassigned && <Badge look="main">{t("reassigned")}</Badge>}
          {each.answered && <Badge look="good">{t("answered")}</Badge>}
        </span>
      ),
    },
  ]
  return (
    <Table
      caption={t("escalations_caption")}
      columns={columns}
      rows={escalations}
      keyOf={(each) => `${each.handoff} ${each.clock} ${each.share} ${each.at}`}
    />
  )
}
