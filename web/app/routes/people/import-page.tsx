import { useState } from "react"
import { DropZone } from "#app/parts/drop-zone.tsx"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { ImportPreview } from "#app/routes/people/import-preview.tsx"
import { PeopleTabs } from "#app/routes/people/people-tabs.tsx"
import type { en } from "#app/routes/people/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"
import { Field, Textarea } from "#app/ui/input.tsx"
import { Page } from "#app/ui/page.tsx"

/** A list of people, as bytes; `name` tells it apart from another. */
export type List = { name: string; bytes: Blob }

const EXAMPLE = "Name\tE-mail\tRole\tTeam\nAna Ruiz\tana@acme.example\tSDR\tSDR Americas"

/** /people/import: a file or what was copied from a sheet, looked at row by row, then taken. */
export function Component() {
  const t = useTexts<typeof en>("people")
  const [list, setList] = useState<List | null>(null)
  const [pasted, setPasted] = useState("")
  const take = (name: string, content: BlobPart, type: string) => setList({ name, bytes: new Blob([content], { type }) })
  return (
    <Page title={t("import")} note={t("import_note")} wide>
      <PeopleTabs />
      {list === null ? (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <DropZone
            may="people.change"
            title={t("drop_here")}
            hint={t("drop_hint")}
            onFile={(file) => take(file.name, file, "application/octet-stream")}
          />
          <Card title={t("paste")}>
            <form
              className="grid gap-3"
              onSubmit={(event) => {
                event.preventDefault()
                take(t("pasted"), pasted, "text/csv")
              }}
            >
              <Field label={t("paste_here")} hint={t("paste_hint")}>
                {(carry) => (
                  <Textarea
                    {...carry}
                    rows={6}
                    spellCheck={false}
                    placeholder={EXAMPLE}
                    value={pasted}
                    onChange={(event) => setPasted(event.currentTarget.value)}
                  />
                )}
              </Field>
              <div>
                <GatedButton may="people.change" type="submit" disabled={pasted.trim() === ""}>
                  {t("look_at_it")}
                </GatedButton>
              </div>
            </form>
          </Card>
        </div>
      ) : (
        <ImportPreview list={list} onAnother={() => setList(null)} />
      )}
    </Page>
  )
}
