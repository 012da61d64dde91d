import { KeyRound, Plus } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { KeyView, NewKeyView } from "#contract/key.ts"
import { useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { ChangeOrigins, RevokeKey } from "#app/routes/keys/key-dialogs.tsx"
import { MakeKey } from "#app/routes/keys/make-key.tsx"
import { NewKey } from "#app/routes/keys/new-key.tsx"
import type { en } from "#app/routes/keys/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

export type Key = z.infer<typeof KeyView>
export type Made = z.infer<typeof NewKeyView>

/** /keys: what programs come with; made, bound to pages, taken back. */
export function Component() {
  const t = useTexts<typeof en>("keys")
  const keys = useApi<{ data: Key[] }>("/api/keys")
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const begin = (
    <GatedButton may="keys.change" look="main" onClick={() => setMaking(true)}>
      <Plus aria-hidden />
      {t("create")}
    </GatedButton>
  )
  return (
    <Page title={t("title")} note={t("title_note")} actions={begin}>
      {made !== null && <NewKey made={made} onNoted={() => setMade(null)} />}
      <Loaded query={keys}>
        {({ data }) => (
          <Card flush>
            {data.length === 0 ? (
              <Empty icon={<KeyRound aria-hidden />} title={t("empty")} action={begin}>
                {t("empty_hint")}
              </Empty>
            ) : (
              <Keys keys={data} />
            )}
          </Card>
        )}
      </Loaded>
      {isMaking && (
        <MakeKey
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false)
            setMade(key)
          }}
        />
      )}
    </Page>
  )
}

function Keys({ keys }: { keys: Key[] }) {
  const t = useTexts<typeof en>("keys")
  const columns: Column<Key>[] = [
    {
      key: "name",
      label: t("name"),
      show: (key) => (
        <span className="grid gap-0.5">
          <span className="font-medium">{key.name}</span>
          {key.prefix !== null && (
            <span className="text-xs text-muted-foreground">
              {t("prefix")} <code>{key.prefix}</code>
            </span>
          )}
        </span>
      ),
    },
    {
      key: "scope",
      label: t("scope"),
      show: (key) => (
        <span className="flex flex-wrap gap-1">
          {key.scopes.length === 0 && <Badge className="whitespace-normal">{t("scope_operate")}</Badge>}
          {key.scopes.map((scope) => (
            <Badge key={scope} look={scope === "admin" ? "warn" : "plain"} className="whitespace-normal">
              {t(`scope_${scope}`)}
              {scope === "sign" && key.side !== null && ` · ${t(`side_${key.side}`)}`}
            </Badge>
          ))}
        </span>
      ),
    },
    { key: "origins", label: t("origins"), show: (key) => <Origins apiKey={key} /> },
    {
      key: "used",
      label: t("last_used"),
      show: (key) => (
        <span className="grid gap-0.5">
          {key.last_used_at === null ? t("never") : <Instant at={key.last_used_at} as="ago" />}
          {key.expires_at !== null && (
            <span className="text-xs text-muted-foreground">
              {t("expires")} <Instant at={key.expires_at} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: "do",
      label: "",
      show: (key) => (
        <span className="flex flex-wrap gap-1.5 md:justify-end">
          {isPlaced(key) && <ChangeOrigins apiKey={key} />}
          <RevokeKey apiKey={key} />
        </span>
      ),
    },
  ]
  return <Table caption={t("caption")} columns={columns} rows={keys} keyOf={({ id }) => id} />
}

function Origins({ apiKey: key }: { apiKey: Key }) {
  const t = useTexts<typeof en>("keys")
  if (!isPlaced(key)) return <span className="text-muted-foreground">—</span>
  return (
    <span className="grid gap-0.5">
      {key.origins.length === 0 ? (
        <span className="text-muted-foreground">{t("any_page")}</span>
      ) : (
        key.origins.map((each) => (
          <code key={each} className="text-xs break-all">
            {each}
          </code>
        ))
      )}
      {key.refused !== null && (
        <span className="text-xs text-warning">{t("refused", { times: key.refused.times, origin: key.refused.origin })}</span>
      )}
    </span>
  )
}

/** Keys that may write and nothing else can stand in pages. */
function isPlaced({ scopes }: Key): boolean {
  return scopes.length > 0 && scopes.every((scope) => scope === "write")
}
