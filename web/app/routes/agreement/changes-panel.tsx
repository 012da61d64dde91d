import { GitCompare } from "lucide-react"
import { useState } from "react"
import { useApi } from "#app/api.ts"
import { ChangeList } from "#app/routes/agreement/change-list.tsx"
import type { en } from "#app/routes/agreement/en.ts"
import type { Changes, Version } from "#app/routes/agreement/version.ts"
import { useTexts } from "#app/texts.ts"
import { Select } from "#app/ui/select.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"

/** What a version changes against another one, in plain words. */
export function ChangesPanel({ version, all }: { version: Version; all: readonly Version[] }) {
  const t = useTexts<typeof en>("agreement")
  const others = all.filter((one) => one.id !== version.id)
  const [since, setSince] = useState(others.find((one) => one.version < version.version)?.id ?? others[0]?.id ?? "")
  const changes = useApi<Changes>("/api/agreements/{id}/changes", { path: { id: version.id }, query: { since } }, { enabled: since !== "" })
  if (since === "")
    return (
      <Empty icon={<GitCompare aria-hidden />} title={t("nothing_to_compare")}>
        {t("nothing_to_compare_hint")}
      </Empty>
    )
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-2">
        {t("compared_with")}
        <Select
          label={t("compared_with")}
          value={since}
          onChange={setSince}
          options={others.map((one) => ({ value: one.id, label: `${t("version", { n: one.version })} · ${one.name}` }))}
        />
      </p>
      <Loaded query={changes}>
        {({ changes: found }) =>
          found.length === 0 ? <p className="text-muted-foreground">{t("reads_the_same")}</p> : <ChangeList changes={found} />
        }
      </Loaded>
    </div>
  )
}
