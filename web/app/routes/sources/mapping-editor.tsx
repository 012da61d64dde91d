import { useState } from "react"
import type { DryRunView, SourceView } from "#contract/source.ts"
import { api } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { Tried } from "#app/routes/sources/tried.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Field, Textarea } from "#app/ui/input.tsx"

/** How what a source sends is understood, as JSON, and tried on a sample before it counts. */
export function MappingEditor({ source }: { source: SourceView }) {
  const t = useTexts<typeof en>("sources")
  const [mapping, setMapping] = useState(() => JSON.stringify(source.mapping, null, 2))
  const [sample, setSample] = useState("")
  const [tried, setTried] = useState<DryRunView | null>(null)
  const { act, isBusy } = useAct()
  const document = parsed(mapping)
  const isChanged = mapping !== JSON.stringify(source.mapping, null, 2)
  const tryIt = () =>
    act(
      () =>
        api.post<DryRunView>("/api/sources/dry-run", {
          body: { sample: parsed(sample) ?? sample, source: source.name, ...(document !== undefined && { mapping: document }) },
        }),
      { onDone: setTried, refreshes: [] },
    )
  const save = () =>
    act(() => api.put("/api/sources/{id}", { path: { id: source.id }, body: { mapping: document } }), {
      says: t("saved_mapping"),
      refreshes: ["sources"],
    })
  const code = "font-mono text-xs md:text-xs"
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title={t("mapping_of", { n: source.mapping_version })} className="self-start">
        <div className="grid gap-3">
          <Field label={t("mapping")} hint={t("mapping_hint")} problem={document === undefined ? t("mapping_invalid") : undefined}>
            {(carry) => (
              <Textarea
                {...carry}
                rows={20}
                spellCheck={false}
                className={code}
                value={mapping}
                onChange={(event) => setMapping(event.currentTarget.value)}
              />
            )}
          </Field>
          <div>
            <GatedButton
              may="sources.change"
              look="main"
              disabled={isBusy || document === undefined || !isChanged}
              onClick={() => void save()}
            >
              {t("save_mapping")}
            </GatedButton>
          </div>
        </div>
      </Card>
      <div className="grid content-start gap-4">
        <Card title={t("sample")}>
          <div className="grid gap-3">
            <Field label={t("sample")} hint={t("sample_hint")}>
              {(carry) => (
                <Textarea
                  {...carry}
                  rows={8}
                  spellCheck={false}
                  className={code}
                  placeholder='{ "email": "lee@buyer.example", … }'
                  value={sample}
                  onChange={(event) => setSample(event.currentTarget.value)}
                />
              )}
            </Field>
            <div>
              <GatedButton
                may="sources.read"
                disabled={isBusy || sample.trim() === "" || document === undefined}
                onClick={() => void tryIt()}
              >
                {t("try")}
              </GatedButton>
            </div>
          </div>
        </Card>
        {tried !== null && <Tried tried={tried} />}
      </div>
    </div>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
