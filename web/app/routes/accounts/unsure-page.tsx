import { CircleCheck } from "lucide-react"
import type { UnsureMatchView } from "#contract/account-match.ts"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { LeadLine } from "#app/parts/lead-line.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { paths } from "#app/paths.ts"
import { AccountsTabs } from "#app/routes/accounts/accounts-tabs.tsx"
import type { en } from "#app/routes/accounts/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

/** /accounts/unsure: leads whose account is only probable or possible, and a person's word on each. */
export function Component() {
  const t = useTexts<typeof en>("accounts")
  const unsure = useApi<{ data: UnsureMatchView[] }>("/api/account-matches", { query: { limit: 100 } }, { live: ["leads"] })
  return (
    <Page title={t("accounts")} note={t("unsure_note")} wide>
      <AccountsTabs />
      <Loaded query={unsure}>
        {({ data }) =>
          data.length === 0 ? (
            <Card>
              <Empty icon={<CircleCheck aria-hidden />} title={t("empty_unsure")}>
                {t("empty_unsure_hint")}
              </Empty>
            </Card>
          ) : (
            <ul aria-label={t("unsure_caption")} className="grid gap-3">
              {data.map((match) => (
                <li key={match.lead.id}>
                  <Unsure match={match} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function Unsure({ match }: { match: UnsureMatchView }) {
  const t = useTexts<typeof en>("accounts")
  const { act, isBusy } = useAct()
  const settle = (account: string | null) =>
    act(() => api.put("/api/leads/{id}/account", { path: { id: match.lead.id }, body: { account, reason: t("settled_by_hand") } }), {
      says: t("settled"),
      refreshes: ["account-matches", "leads", "accounts"],
    })
  return (
    <article className="grid gap-3 rounded-lg border bg-card p-4 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-1">
        <h2>
          <LeadLine lead={match.lead} />
        </h2>
        <p className="text-muted-foreground first-letter:uppercase">{match.says}</p>
        <p className="text-xs text-muted-foreground">
          <Instant at={match.at} as="ago" />
        </p>
      </div>
      <ul aria-label={t("what_fits")} className="grid content-start gap-2">
        {match.candidates.map(({ account, name, by }) => (
          <li key={account} className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 grow">
              <TextLink to={paths.account(account)}>{name ?? account}</TextLink> <span className="text-xs text-muted-foreground">{by}</span>
            </span>
            <GatedButton may="leads.correct" size="small" disabled={isBusy} onClick={() => void settle(account)}>
              {t("settle")}
            </GatedButton>
          </li>
        ))}
        <li className="flex justify-end">
          <GatedButton may="leads.correct" size="small" look="quiet" disabled={isBusy} onClick={() => void settle(null)}>
            {t("none")}
          </GatedButton>
        </li>
      </ul>
    </article>
  )
}
