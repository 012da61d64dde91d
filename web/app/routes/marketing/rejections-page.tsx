import { Undo2 } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { RejectionSumView, RejectionView } from "#contract/rejection.ts"
import { useApi } from "#app/api.ts"
import { workspaceNow } from "#app/clock.ts"
import { paths } from "#app/paths.ts"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { Person } from "#app/parts/person.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { codeWords } from "#app/parts/code-name.ts"
import { MarketingTabs } from "#app/routes/marketing/marketing-tabs.tsx"
import type { en } from "#app/routes/marketing/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge, type BadgeLook } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Progress } from "#app/ui/progress.tsx"
import { Segmented } from "#app/ui/segmented.tsx"
import { Select } from "#app/ui/select.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Rejection = z.infer<typeof RejectionView>
type Sum = z.infer<typeof RejectionSumView>
const BY = ["reason", "source", "campaign", "owner", "clause"] as const
const DAYS = ["7", "30", "90", "365"]
const A_DAY = 86_400_000
const LOOKS: Record<Rejection["verdict"], BadgeLook> = { borne_out: "bad", disputed: "warn", open: "plain" }

/** /marketing/rejections: what sales sent back, by source and reason, and whether the facts bear it out. */
export function Component() {
  const t = useTexts<typeof en>("marketing")
  const [{ by, days }, setSearch] = useSearchValues(["by", "days"])
  const [now] = useState(workspaceNow)
  const counted = BY.find((each) => each === by) ?? "reason"
  const since = new Date(now - Number(DAYS.includes(days) ? days : "30") * A_DAY).toISOString()
  const sums = useApi<{ data: Sum[] }>(
    "/api/rejections/summary",
    { query: { by: counted, since } },
    { live: ["handoffs"], keepsLast: true },
  )
  const list = useApi<{ data: Rejection[] }>("/api/rejections", { query: { since, limit: 100 } }, { live: ["handoffs"], keepsLast: true })
  return (
    <Page title={t("title")} note={t("rejections_note")} wide>
      <MarketingTabs />
      <div className="flex flex-wrap items-center gap-3">
        <Select
          label={t("period")}
          value={DAYS.includes(days) ? days : "30"}
          options={DAYS.map((n) => ({ value: n, label: t("last_days", { n }) }))}
          onChange={(next) => setSearch({ days: next })}
        />
        <Segmented
          label={t("by")}
          value={counted}
          options={BY.map((each) => ({ value: each, label: t(`by_${each}`) }))}
          onChange={(next) => setSearch({ by: next })}
        />
      </div>
      <Loaded query={sums}>
        {({ data }) =>
          data.length === 0 ? (
            <Card>
              <Empty icon={<Undo2 aria-hidden />} title={t("empty_rejections")}>
                {t("empty_rejections_hint")}
              </Empty>
            </Card>
          ) : (
            <>
              <Card flush>
                <Sums
                  sums={data}
                  label={t(`by_${counted}`)}
                  nameOf={counted === "reason" ? ({ name, says }) => says ?? codeWords(name ?? "") : ({ name }) => name ?? ""}
                />
              </Card>
              <Card title={t("rejections")} flush>
                <Loaded query={list}>{(found) => <Rejections rejections={found.data} />}</Loaded>
              </Card>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Sums({ sums, label, nameOf }: { sums: Sum[]; label: string; nameOf: (sum: Sum) => string }) {
  const t = useTexts<typeof en>("marketing")
  const most = Math.max(1, ...sums.map(({ rejected }) => rejected))
  const columns: Column<Sum>[] = [
    {
      key: "name",
      label,
      show: (sum) => (sum.name === null ? <span className="text-muted-foreground">{t("not_known")}</span> : nameOf(sum)),
    },
    {
      key: "rejected",
      label: t("rejected"),
      show: ({ rejected }) => (
        <span className="grid min-w-32 gap-1">
          <span className="tabular-nums">{rejected}</span>
          <Progress label={t("rejected")} share={rejected / most} />
        </span>
      ),
    },
    { key: "borne", label: t("borne_out"), number: true, show: (each) => each.borne_out },
    { key: "disputed", label: t("disputed"), number: true, show: (each) => each.disputed },
    { key: "open", label: t("open"), number: true, show: (each) => each.open },
    { key: "quality", label: t("quality"), number: true, show: (each) => each.against_quality },
  ]
  return <Table caption={t("sums_caption")} columns={columns} rows={sums} keyOf={({ name }) => name ?? ""} />
}

function Rejections({ rejections }: { rejections: Rejection[] }) {
  const t = useTexts<typeof en>("marketing")
  const columns: Column<Rejection>[] = [
    {
      key: "lead",
      label: t("lead"),
      show: ({ lead, handoff }) => (lead === null ? "—" : <LeadLine lead={lead} to={paths.handoff(handoff)} />),
    },
    {
      key: "reason",
      label: t("reason"),
      show: ({ reason, reason_says: says, clause, note }) => (
        <span className="grid gap-0.5">
          {says ?? codeWords(reason)}
          <span className="text-xs text-muted-foreground">
            {clause}
            {note !== "" && ` · ${note}`}
          </span>
        </span>
      ),
    },
    {
      key: "verdict",
      label: t("verdict"),
      show: ({ verdict, says }) => (
        <span className="grid justify-items-start gap-0.5">
          <Badge look={LOOKS[verdict]}>{t(verdict)}</Badge>
          <span className="text-xs text-muted-foreground">{says}</span>
        </span>
      ),
    },
    {
      key: "source",
      label: t("source"),
      show: ({ source, campaign }) => [...new Set([source, campaign])].filter(Boolean).join(" · ") || t("not_known"),
    },
    { key: "owner", label: t("owner"), show: ({ owner }) => <Person person={owner} /> },
    { key: "when", label: t("when"), show: ({ at }) => <Instant at={at} /> },
  ]
  return <Table caption={t("rejections_caption")} columns={columns} rows={rejections} keyOf={({ id }) => id} />
}
