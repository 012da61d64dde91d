import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import type { z } from "zod"
import type { DryRunView, ImportView } from "#contract/import.ts"
import { api } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { ImportColumns } from "#app/routes/sources/import-columns.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Select } from "#app/ui/select.tsx"
import { Loaded } from "#app/ui/states.tsx"

export type Preview = z.infer<typeof DryRunView>
type Dates = "auto" | "dmy" | "mdy"

/** How a file would be understood; its columns can be corrected before anything is stored. */
export function ImportPreview({ file, onAnother }: { file: File; onAnother: () => void }) {
  const t = useTexts<typeof en>("sources")
  const navigate = useNavigate()
  const [mapping, setMapping] = useState<Record<string, string>>({})
  const [dates, setDates] = useState<Dates>("auto")
  const { act, isBusy } = useAct()
  const query = {
    name: file.name,
    ...(Object.keys(mapping).length > 0 && { mapping: JSON.stringify(mapping) }),
    ...(dates !== "auto" && { dates }),
  }
  const preview = useQuery<Preview>({
    queryKey: ["import-preview", file.name, file.size, file.lastModified, mapping, dates],
    queryFn: ({ signal }) => api.post<Preview>("/api/imports", { query: { ...query, dry_run: "true" }, body: file, signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    retry: false,
  })
  const begin = () =>
    act(() => api.post<ImportView>("/api/imports", { query, body: file, headers: { prefer: "respond-async" } }), {
      says: t("begun"),
      onDone: ({ id }) => void navigate({ to: `/imports/${id}` }),
      refreshes: ["imports"],
    })
  return (
    <>
      <Loaded query={preview}>
        {(found) => (
          <Card
            title={found.name}
            note={t("mapped", { n: Math.round(found.mapped_share * 100) })}
            action={<Button onClick={onAnother}>{t("another")}</Button>}
          >
            <div className="grid gap-4">
              <Warnings preview={found} />
              <label className="flex flex-wrap items-center gap-2">
                {t("dates")}
                <Select
                  label={t("dates")}
                  value={dates}
                  options={(["auto", "dmy", "mdy"] as const).map((each) => ({ value: each, label: t(`dates_${each}`) }))}
                  onChange={setDates}
                />
              </label>
              <ImportColumns preview={found} mapping={mapping} onChange={setMapping} />
              <div className="flex flex-wrap gap-2">
                <GatedButton
                  may="intake.import"
                  look="main"
                  disabled={isBusy || preview.isFetching || found.rows === 0 || found.refusal !== null}
                  onClick={() => void begin()}
                >
                  {t("begin", { count: found.rows })}
                </GatedButton>
              </div>
            </div>
          </Card>
        )}
      </Loaded>
      {preview.isError && (
        <div>
          <Button onClick={onAnother}>{t("another")}</Button>
        </div>
      )}
    </>
  )
}

function Warnings({ preview }: { preview: Preview }) {
  const t = useTexts<typeof en>("sources")
  const said = [
    preview.refusal !== null && preview.refusal.says,
    preview.refusal === null && preview.rows_are.kind !== "people" && t("not_people", { what: preview.rows_are.what }),
    preview.without_identity > 0 && t("without_identity", { n: preview.without_identity }),
    preview.with_problems > 0 && t("with_problems", { n: preview.with_problems }),
    preview.unreadable > 0 && t("unreadable", { n: preview.unreadable }),
  ].filter((each) => each !== false)
  if (said.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2">
      {said.map((each) => (
        <li key={each}>
          <Badge look="warn" className="whitespace-normal">
            {each}
          </Badge>
        </li>
      ))}
    </ul>
  )
}
