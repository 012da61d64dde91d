import { useParams } from "@tanstack/react-router"
import { Download } from "lucide-react"
import { useState } from "react"
import type { z } from "zod"
import type { ImportView, UndoForeseen } from "#contract/import.ts"
import { api, useApi } from "#app/api.ts"
import { Figure, Figures } from "#app/parts/figure.tsx"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { importState } from "#app/routes/sources/import-state.ts"
import type { en } from "#app/routes/sources/en.ts"
import { useShellTexts, useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button, buttonLook } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { LinkButton } from "#app/ui/link-button.tsx"
import { Page } from "#app/ui/page.tsx"
import { Progress } from "#app/ui/progress.tsx"
import { Loaded } from "#app/ui/states.tsx"

type Foreseen = z.infer<typeof UndoForeseen>
const EVERY_MS = 1_500

/** /imports/$id: how far an import is, what became of its rows, and taking it back. */
export function Component() {
  const t = useTexts<typeof en>("sources")
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useApi<ImportView>("/api/imports/{id}", { path: { id } }, { everyMs: EVERY_MS })
  return (
    <Page title={found.data?.name ?? t("imports")} actions={<LinkButton to="/imports">{t("back_imports")}</LinkButton>}>
      <Loaded query={found}>{(one) => <Import found={one} />}</Loaded>
    </Page>
  )
}

function Import({ found }: { found: ImportView }) {
  const t = useTexts<typeof en>("sources")
  const isOver = found.state !== "reading" && found.waiting === 0
  const done = found.taken + found.duplicates + found.quarantined
  const share = found.state === "reading" ? found.read_share : found.rows_stored === 0 ? 1 : done / found.rows_stored
  return (
    <>
      <Card
        title={found.source}
        note={<Instant at={found.started_at} />}
        action={<Badge look={importState(found)}>{t(`istate_${found.state}`)}</Badge>}
      >
        <div role="status" className="grid gap-2">
          {!isOver && (
            <>
              <Progress label={t("reading", { n: Math.round(share * 100) })} share={share} />
              <p className="text-xs text-muted-foreground">{t("reading", { n: Math.round(share * 100) })}</p>
            </>
          )}
          {found.error !== null && <p className="font-medium text-destructive">{found.error}</p>}
          {found.undo !== null && (
            <p>
              {t("undo_foreseen", {
                rows: found.undo.rows,
                withdrawn: found.undo.leads_withdrawn,
                changed: found.undo.leads_changed,
                kept: found.undo.leads_kept,
              })}
            </p>
          )}
        </div>
      </Card>
      <Figures label={t("counts")}>
        <Figure value={found.rows_stored.toLocaleString()} says={t("rows")} />
        <Figure value={found.taken.toLocaleString()} says={t("taken")} look="good" />
        <Figure value={found.duplicates.toLocaleString()} says={t("duplicates")} />
        <Figure value={found.waiting.toLocaleString()} says={t("waiting")} look={found.waiting > 0 ? "warn" : "plain"} />
        <Figure value={found.quarantined.toLocaleString()} says={t("quarantined")} look={found.quarantined > 0 ? "bad" : "plain"} />
      </Figures>
      <div className="flex flex-wrap gap-2">
        {found.quarantined > 0 && (
          <>
            <a href={`/api/imports/${found.id}/errors`} download className={buttonLook({})}>
              <Download aria-hidden />
              {t("errors")}
            </a>
            <LinkButton to="/quarantine">{t("to_quarantine")}</LinkButton>
          </>
        )}
        {found.state === "stored" && <TakeBack found={found} />}
      </div>
    </>
  )
}

/** Says what taking the import back would do, then does it. */
function TakeBack({ found }: { found: ImportView }) {
  const t = useTexts<typeof en>("sources")
  const shell = useShellTexts()
  const [foreseen, setForeseen] = useState<Foreseen | null>(null)
  const { act, isBusy } = useAct()
  const path = { id: found.id }
  const look = () =>
    act(() => api.post<Foreseen>("/api/imports/{id}/undo", { path, query: { dry_run: "true" } }), { onDone: setForeseen, refreshes: [] })
  const undo = () =>
    act(() => api.post("/api/imports/{id}/undo", { path }), {
      says: t("undo_begun"),
      onDone: () => setForeseen(null),
      refreshes: ["imports"],
    })
  return (
    <>
      <GatedButton may="intake.import" look="bad" disabled={isBusy} onClick={() => void look()}>
        {t("undo")}
      </GatedButton>
      <Dialog
        open={foreseen !== null}
        onClose={() => setForeseen(null)}
        title={t("undo_ask")}
        description={t("undo_hint")}
        footer={
          <>
            <Button onClick={() => setForeseen(null)}>{shell("cancel")}</Button>
            <Button look="bad" disabled={isBusy} onClick={() => void undo()}>
              {t("undo")}
            </Button>
          </>
        }
      >
        {foreseen !== null && (
          <div className="grid gap-2">
            <p>
              {t("undo_foreseen", {
                rows: foreseen.rows,
                withdrawn: foreseen.leads_withdrawn,
                changed: foreseen.leads_changed,
                kept: foreseen.leads_kept,
              })}
            </p>
            <ul className="list-disc pl-5 text-muted-foreground">
              {foreseen.kept.map(({ says, leads }) => (
                <li key={says}>
                  {leads}: {says}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Dialog>
    </>
  )
}
