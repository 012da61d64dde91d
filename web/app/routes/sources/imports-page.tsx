import { FileUp } from "lucide-react"
import { useState } from "react"
import type { ImportView } from "#contract/import.ts"
import { useApi } from "#app/api.ts"
import { Instant } from "#app/parts/instant.tsx"
import { DropZone } from "#app/parts/drop-zone.tsx"
import { ImportPreview } from "#app/routes/sources/import-preview.tsx"
import { importState } from "#app/routes/sources/import-state.ts"
import { SourceTabs } from "#app/routes/sources/source-tabs.tsx"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"
import { TextLink } from "#app/ui/text-link.tsx"

const EVERY_MS = 5_000

/** /imports: a file dropped, looked at, imported; and what became of those before. */
export function Component() {
  const t = useTexts<typeof en>("sources")
  const [file, setFile] = useState<File | null>(null)
  const imports = useApi<{ data: ImportView[] }>("/api/imports", {}, { live: ["signals"], everyMs: EVERY_MS })
  return (
    <Page title={t("title")} note={t("imports_note")} wide>
      <SourceTabs />
      {file === null ? (
        <DropZone may="intake.import" title={t("drop_here")} hint={t("drop_hint")} onFile={setFile} />
      ) : (
        <ImportPreview key={`${file.name} ${file.size}`} file={file} onAnother={() => setFile(null)} />
      )}
      <Loaded query={imports}>
        {({ data }) => (
          <Card title={t("imports")} flush>
            {data.length === 0 ? (
              <Empty icon={<FileUp aria-hidden />} title={t("empty_imports")}>
                {t("empty_imports_hint")}
              </Empty>
            ) : (
              <Imports imports={data} />
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function Imports({ imports }: { imports: ImportView[] }) {
  const t = useTexts<typeof en>("sources")
  const columns: Column<ImportView>[] = [
    { key: "name", label: t("file"), show: ({ id, name }) => <TextLink to={`/imports/${id}`}>{name}</TextLink> },
    { key: "state", label: t("state"), show: (each) => <Badge look={importState(each)}>{t(`istate_${each.state}`)}</Badge> },
    { key: "rows", label: t("rows"), number: true, show: (each) => each.rows_stored.toLocaleString() },
    { key: "taken", label: t("taken"), number: true, show: (each) => each.taken.toLocaleString() },
    { key: "duplicates", label: t("duplicates"), number: true, show: (each) => each.duplicates.toLocaleString() },
    { key: "quarantined", label: t("quarantined"), number: true, show: (each) => each.quarantined.toLocaleString() },
    { key: "started", label: t("started"), show: (each) => <Instant at={each.started_at} /> },
  ]
  return <Table caption={t("caption_imports")} columns={columns} rows={imports} keyOf={({ id }) => id} />
}
