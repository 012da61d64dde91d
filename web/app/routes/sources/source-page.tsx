import { useNavigate, useParams } from "@tanstack/react-router"
import { useState } from "react"
import type { z } from "zod"
import type { MadeSourceView, SourceView } from "#contract/source.ts"
import { api, useApi } from "#app/api.ts"
import { Figure, Figures } from "#app/parts/figure.tsx"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { MappingEditor } from "#app/routes/sources/mapping-editor.tsx"
import { OnceShown } from "#app/routes/sources/once-shown.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Facts } from "#app/ui/facts.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Loaded } from "#app/ui/states.tsx"

type Made = z.infer<typeof MadeSourceView>
const EVERY_MS = 10_000

/** /sources/$id: one source: what became of all it sent, its address, and its mapping, tried on a sample. */
export function Component() {
  const t = useTexts<typeof en>("sources")
  const { id } = useParams({ strict: false }) as { id: string }
  const source = useApi<SourceView>("/api/sources/{id}", { path: { id } }, { live: ["sources", "signals"], everyMs: EVERY_MS })
  return (
    <Page title={source.data?.name ?? t("title")} wide actions={<LinkButton to="/sources">{t("back_sources")}</LinkButton>}>
      <Loaded query={source}>
        {(found) => (
          <>
            <Counts source={found} />
            <About source={found} />
            <MappingEditor key={found.mapping_version} source={found} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Counts({ source: { counts } }: { source: SourceView }) {
  const t = useTexts<typeof en>("sources")
  return (
    <Figures label={t("counts")}>
      <Figure value={counts.taken.toLocaleString()} says={t("taken")} />
      <Figure value={counts.duplicates.toLocaleString()} says={t("duplicates")} />
      <Figure value={counts.waiting.toLocaleString()} says={t("waiting")} look={counts.waiting > 0 ? "warn" : "plain"} />
      <Figure value={counts.quarantined.toLocaleString()} says={t("quarantined")} look={counts.quarantined > 0 ? "bad" : "plain"} />
    </Figures>
  )
}

function About({ source }: { source: SourceView }) {
  const t = useTexts<typeof en>("sources")
  const navigate = useNavigate()
  const [made, setMade] = useState<Made | null>(null)
  const { act, isBusy } = useAct()
  const path = { id: source.id }
  const rotate = () =>
    act(() => api.post<Made>("/api/sources/{id}/rotate", { path, body: {} }), {
      says: t("rotated"),
      onDone: setMade,
      refreshes: ["sources"],
    })
  const toggle = () =>
    act(() => api.put("/api/sources/{id}", { path, body: { active: !source.active } }), { says: t("saved"), refreshes: ["sources"] })
  const remove = () =>
    act(() => api.delete("/api/sources/{id}", { path }), {
      says: t("deleted"),
      onDone: () => void navigate({ to: "/sources" }),
      refreshes: ["sources"],
    })
  return (
    <Card title={source.name} action={<Badge look={source.active ? "good" : "warn"}>{t(source.active ? "active" : "stopped")}</Badge>}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Facts
          facts={[
            [t("vendor"), source.vendor === "custom" ? t("vendor_custom") : source.vendor],
            [t("signature"), (source.signature as { scheme?: string }).scheme?.replaceAll("_", " ")],
            [
              t("last_received"),
              source.last_received_at === null ? t("never") : <Instant key="last" at={source.last_received_at} as="ago" />,
            ],
            [t("refused_last"), source.last_refusal],
            [
              t("token"),
              source.vendor === "meta" ? (
                <code key="token" className="text-xs break-all">
                  {source.verify_token}
                </code>
              ) : null,
            ],
          ]}
        />
        <OnceShown made={{ url: source.url, secret: made?.secret ?? null }} />
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <GatedButton may="sources.change" disabled={isBusy} onClick={() => void rotate()} title={t("rotate_hint")}>
          {t("rotate")}
        </GatedButton>
        <GatedButton may="sources.change" disabled={isBusy} onClick={() => void toggle()}>
          {t(source.active ? "stop" : "resume")}
        </GatedButton>
        <GatedButton may="sources.change" look="bad" disabled={isBusy} onClick={() => void remove()}>
          {t("delete")}
        </GatedButton>
        {source.counts.quarantined > 0 && <LinkButton to="/quarantine">{t("to_quarantine")}</LinkButton>}
      </div>
    </Card>
  )
}
