import { Plus, ScanSearch } from "lucide-react"
import { useState } from "react"
import type { ProviderView } from "#contract/provider.ts"
import { plainWords } from "#app/parts/code-name.ts"
import { useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { ProviderSheet } from "#app/routes/sources/provider-sheet.tsx"
import { SourceTabs } from "#app/routes/sources/source-tabs.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge, type BadgeLook } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Sheet } from "#app/ui/sheet.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

const LOOKS: Record<ProviderView["state"], BadgeLook> = {
  ...{ asked: "good", off: "plain", left_alone: "warn", on_trial: "main", budget_used_up: "warn" },
}

/** /providers: who is asked about leads of which something is not known. */
export function Component() {
  const t = useTexts<typeof en>("sources")
  const providers = useApi<{ data: ProviderView[] }>("/api/providers")
  const [opened, setOpened] = useState<string | null>(null)
  const add = (
    <GatedButton may="sources.change" look="main" onClick={() => setOpened("")}>
      <Plus aria-hidden />
      {t("add_provider")}
    </GatedButton>
  )
  return (
    <Page title={t("title")} note={t("providers_note")} wide actions={add}>
      <SourceTabs />
      <Loaded query={providers}>
        {({ data }) => (
          <>
            <Card flush>
              {data.length === 0 ? (
                <Empty icon={<ScanSearch aria-hidden />} title={t("empty_providers")} action={add}>
                  {t("empty_providers_hint")}
                </Empty>
              ) : (
                <Providers providers={data} onOpen={setOpened} />
              )}
            </Card>
            <Sheet open={opened !== null} onClose={() => setOpened(null)} title={opened || t("add_provider")}>
              {opened !== null && (
                <ProviderSheet provider={data.find(({ name }) => name === opened) ?? null} onSaved={() => setOpened(null)} />
              )}
            </Sheet>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Providers({ providers, onOpen }: { providers: ProviderView[]; onOpen: (name: string) => void }) {
  const t = useTexts<typeof en>("sources")
  const columns: Column<ProviderView>[] = [
    { key: "place", label: t("place"), number: true, show: ({ place }) => place },
    {
      key: "name",
      label: t("provider"),
      show: ({ name, kind }) => (
        <button type="button" className="rounded-sm text-left font-medium text-link hover:underline" onClick={() => onOpen(name)}>
          {name}
          <span className="block text-xs font-normal text-muted-foreground">{kind}</span>
        </button>
      ),
    },
    {
      key: "state",
      label: t("state"),
      show: (each) => (
        <span className="grid justify-items-start gap-0.5">
          <Badge look={LOOKS[each.state]}>{t(`state_${each.state}`)}</Badge>
          {each.left_alone_until !== null && (
            <span className="text-xs text-muted-foreground">
              {t("left_alone_until")} <Instant at={each.left_alone_until} />
            </span>
          )}
          {each.last_error !== null && <span className="text-xs text-destructive">{each.last_error}</span>}
        </span>
      ),
    },
    {
      key: "month",
      label: t("this_month"),
      show: ({ this_month: month, monthly_budget: budget }) => (
        <span className="grid gap-0.5">
          {t("month_counts", { asked: month.asked, hits: month.hits, failed: month.failed })}
          <span className="text-xs text-muted-foreground">{t("spent", { cost: month.cost, budget: budget ?? t("no_limit") })}</span>
        </span>
      ),
    },
    { key: "fields", label: t("fields"), show: ({ fields }) => <span className="text-xs">{fields.map(plainWords).join(", ")}</span> },
  ]
  return <Table caption={t("caption_providers")} columns={columns} rows={providers} keyOf={({ id }) => id} />
}
