import { Plus, Webhook } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { SourceSummaryView } from "#contract/source.ts"
import { useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { AddSource } from "#app/routes/sources/add-source.tsx"
import { SourceTabs } from "#app/routes/sources/source-tabs.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

type Source = z.infer<typeof SourceSummaryView>
const EVERY_MS = 15_000

/** /sources: whose webhooks are taken. */
export function Component() {
  const t = useTexts<typeof en>("sources")
  const sources = useApi<{ data: Source[] }>("/api/sources", { query: { limit: 200 } }, { live: ["signals"], everyMs: EVERY_MS })
  const [isAdding, setAdding] = useState(false)
  const add = (
    <GatedButton may="sources.change" look="main" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t("add")}
    </GatedButton>
  )
  return (
    <Page title={t("title")} note={t("sources_note")} wide actions={add}>
      <SourceTabs />
      <Loaded query={sources}>
        {({ data }) => (
          <Card flush>
            {data.length === 0 ? (
              <Empty icon={<Webhook aria-hidden />} title={t("empty_sources")} action={add}>
                {t("empty_sources_hint")}
              </Empty>
            ) : (
              <Sources sources={data} />
            )}
          </Card>
        )}
      </Loaded>
      {isAdding && <AddSource onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Sources({ sources }: { sources: Source[] }) {
  const t = useTexts<typeof en>("sources")
  const columns: Column<Source>[] = [
    { key: "name", label: t("name"), show: ({ id, name }) => <TextLink to={`/sources/${id}`}>{name}</TextLink> },
    { key: "vendor", label: t("vendor"), show: ({ vendor }) => (vendor === "custom" ? t("vendor_custom") : vendor) },
    {
      key: "state",
      label: t("state"),
      show: ({ active }) => <Badge look={active ? "good" : "warn"}>{t(active ? "active" : "stopped")}</Badge>,
    },
    {
      key: "last",
      label: t("last_received"),
      show: (source) => (
        <span className="grid gap-0.5">
          {source.last_received_at === null ? t("never") : <Instant at={source.last_received_at} as="ago" />}
          {source.refused > 0 && <span className="text-xs text-destructive">{t("refused", { n: source.refused })}</span>}
        </span>
      ),
    },
    { key: "mapping", label: t("mapping"), number: true, show: (source) => `v${source.mapping_version}` },
  ]
  return <Table caption={t("caption_sources")} columns={columns} rows={sources} keyOf={({ id }) => id} />
}
