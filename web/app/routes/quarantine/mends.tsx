import type { z } from "zod"
import type { MendView } from "#contract/quarantine.ts"
import { Instant } from "#app/parts/instant.tsx"
import type { en } from "#app/routes/quarantine/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Progress } from "#app/ui/progress.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Mend = z.infer<typeof MendView>

/** What was said of whole kinds, how far it is, and what became of it. */
export function Mends({ mends }: { mends: readonly Mend[] }) {
  const t = useTexts<typeof en>("quarantine")
  if (mends.length === 0) return <p className="px-4 pb-3 text-muted-foreground">{t("mends_empty")}</p>
  const columns: Column<Mend>[] = [
    {
      key: "what",
      label: t("what"),
      show: (mend) => (
        <span className="grid gap-0.5">
          <span>
            {t(`action_${mend.action}`)} · {mend.source}
          </span>
          <span className="text-xs text-muted-foreground">{mend.pattern}</span>
          {mend.why !== "" && <span className="text-xs">{mend.why}</span>}
        </span>
      ),
    },
    {
      key: "done",
      label: t("items", { count: 2 }).replace(/^\S+ /, ""),
      show: (mend) => (
        <span className="grid min-w-32 gap-1">
          <span className="flex flex-wrap items-center gap-1.5 tabular-nums">
            {t("done_of", { done: mend.done, items: mend.items })}
            <Badge look={mend.state === "done" ? "good" : "main"}>{t(mend.state)}</Badge>
          </span>
          {mend.state === "running" && <Progress label={t("running")} share={mend.items === 0 ? 1 : mend.done / mend.items} />}
          {mend.action === "replay" && (
            <span className="text-xs text-muted-foreground">
              {t("result", { taken: mend.result.taken, duplicates: mend.result.duplicates, quarantined: mend.result.quarantined })}
              {mend.left_alone > 0 && ` · ${t("left_alone", { n: mend.left_alone })}`}
            </span>
          )}
        </span>
      ),
    },
    { key: "when", label: t("when"), show: (mend) => <Instant at={mend.at} /> },
  ]
  return <Table caption={t("mends_caption")} columns={columns} rows={mends} keyOf={(mend) => mend.id} />
}
