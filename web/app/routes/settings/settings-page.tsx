import { SlidersHorizontal } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { SettingsView } from "#contract/settings.ts"
import { useApi } from "#app/api.ts"
import type { en } from "#app/routes/settings/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Checkbox } from "#app/ui/checkbox.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Settings = z.infer<typeof SettingsView>
type Setting = Settings["settings"][number]

/** /settings: how this installation was set up, without secrets. */
export function Component() {
  const t = useTexts<typeof en>("settings")
  const settings = useApi<Settings>("/api/settings")
  const [onlySaid, setOnlySaid] = useState(false)
  return (
    <Page title={t("title")} note={t("title_note")}>
      <Loaded query={settings}>
        {(found) => (
          <>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <Checkbox label={t("only_said")} checked={onlySaid} onChange={(event) => setOnlySaid(event.currentTarget.checked)} />
              <Badge>{t("version", { version: found.version })}</Badge>
            </div>
            <Card flush>
              <SettingTable settings={found.settings.filter((each) => !onlySaid || !each.is_default)} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function SettingTable({ settings }: { settings: Setting[] }) {
  const t = useTexts<typeof en>("settings")
  if (settings.length === 0)
    return (
      <Empty icon={<SlidersHorizontal aria-hidden />} title={t("empty")}>
        {t("empty_hint")}
      </Empty>
    )
  const columns: Column<Setting>[] = [
    { key: "name", label: t("name"), show: ({ name }) => <code className="text-xs md:whitespace-nowrap max-md:break-all">{name}</code> },
    { key: "what", label: t("what"), show: ({ says }) => says },
    {
      key: "value",
      label: t("value"),
      show: ({ value, is_default: isDefault, is_secret: isSecret }) => (
        <span className="flex flex-wrap items-center gap-1.5">
          {value === null ? (
            <span className="text-muted-foreground">{t("not_set")}</span>
          ) : (
            <code className="text-xs break-all">{value}</code>
          )}
          {isDefault && value !== null && <Badge>{t("by_default")}</Badge>}
          {isSecret && <Badge look="warn">{t("secret")}</Badge>}
        </span>
      ),
    },
  ]
  return <Table caption={t("caption")} columns={columns} rows={settings} keyOf={({ name }) => name} />
}
