import { FileSignature } from "lucide-react"
import { useState } from "react"
import type { CommitmentView } from "#contract/commitment.ts"
import { useApi } from "#app/api.ts"
import { workspaceNow } from "#app/clock.ts"
import { Figure, Figures } from "#app/parts/figure.tsx"
import { useSearchValues } from "#app/parts/search-value.ts"
import { percent } from "#app/parts/percent.ts"
import { BurnUp } from "#app/routes/marketing/burn-up.tsx"
import { DayTable } from "#app/routes/marketing/day-table.tsx"
import { MarketingTabs } from "#app/routes/marketing/marketing-tabs.tsx"
import type { en } from "#app/routes/marketing/en.ts"
import { language, useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Input } from "#app/ui/input.tsx"
import { Page } from "#app/ui/page.tsx"
import { Progress } from "#app/ui/progress.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"

/** /marketing: what was promised for the month, and what was handed over day by day. */
export function Component() {
  const t = useTexts<typeof en>("marketing")
  const [{ month }, setSearch] = useSearchValues(["month"])
  const [thisMonth] = useState(() => new Date(workspaceNow()).toISOString().slice(0, 7))
  const found = useApi<CommitmentView>("/api/commitments", { query: { month } }, { live: ["handoffs", "agreements"], keepsLast: true })
  return (
    <Page title={t("title")} note={t("promise_note")} wide>
      <MarketingTabs />
      <div className="flex flex-wrap items-center gap-3">
        <Input
          type="month"
          aria-label={t("month")}
          className="w-48"
          value={month || thisMonth}
          max={thisMonth}
          onChange={(event) => setSearch({ month: event.currentTarget.value })}
        />
        <span className="text-xs text-muted-foreground">{t("months_are_utc")}</span>
      </div>
      <Loaded query={found}>
        {(promise) =>
          promise.agreement === null ? (
            <Card>
              <Empty icon={<FileSignature aria-hidden />} title={t("no_agreement")}>
                {t("no_agreement_hint")}
              </Empty>
            </Card>
          ) : (
            <Promise promise={promise} version={promise.agreement.version} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Promise({ promise, version }: { promise: CommitmentView; version: number }) {
  const t = useTexts<typeof en>("marketing")
  const { all, tiers, complete } = promise
  const pace = all.days.at(-1)?.pace ?? 0
  const isBehind = all.delivered < pace
  const share = complete.share === null ? null : Math.round(complete.share * 100)
  return (
    <>
      <Figures label={t("promise")}>
        <Figure value={all.delivered.toLocaleString(language())} says={t("of_promised", { promised: all.promised })} />
        <Figure
          value={Math.round(all.delivered - pace).toLocaleString(language(), { signDisplay: "exceptZero" })}
          says={t(isBehind ? "status_behind" : "status_ahead")}
          look={isBehind ? "warn" : "good"}
        />
        <Figure
          value={all.rejected.toLocaleString(language())}
          says={t("rejected_against", { n: "" }).trim()}
          look={all.rejected > 0 ? "warn" : "plain"}
        />
        <Figure
          value={share === null ? "—" : percent(share / 100)}
          says={t("complete")}
          look={share === null ? "plain" : share >= complete.promised * 100 ? "good" : "bad"}
        />
      </Figures>
      <Card title={t("all_tiers")} note={t("version", { n: version })}>
        <BurnUp part={all} from={promise.from} until={promise.until} />
        <p className="mt-3 text-muted-foreground">
          {t("complete_hint", {
            complete: complete.complete,
            delivered: complete.delivered,
            promised: Math.round(complete.promised * 100),
          })}
        </p>
      </Card>
      <div className="grid gap-4 md:grid-cols-3">
        {tiers.map((tier) => (
          <Card
            key={tier.tier}
            title={t("tier", { n: tier.tier })}
            action={tier.rejected > 0 && <Badge look="warn">{t("rejected_against", { n: tier.rejected })}</Badge>}
          >
            <p className="text-2xl font-semibold tabular-nums">
              {tier.delivered}{" "}
              <span className="text-sm font-normal text-muted-foreground">{t("of_promised", { promised: tier.promised })}</span>
            </p>
            <Progress
              label={t("tier", { n: tier.tier })}
              share={tier.promised === 0 ? 1 : tier.delivered / tier.promised}
              look={tier.delivered < (tier.days.at(-1)?.pace ?? 0) ? "warn" : "good"}
              className="mt-2"
            />
            <BurnUp part={tier} from={promise.from} until={promise.until} isSmall />
          </Card>
        ))}
      </div>
      <details className="rounded-lg border bg-card px-4 py-3">
        <summary className="w-fit cursor-pointer rounded-sm font-medium text-link">{t("days_in_table")}</summary>
        <DayTable promise={promise} />
      </details>
    </>
  )
}
