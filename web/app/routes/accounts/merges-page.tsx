import { Merge as MergeIcon } from "lucide-react"
import { useState } from "react"
import type { MergeView } from "#contract/merge.ts"
import type { PersonView } from "#contract/person.ts"
import type { z } from "zod"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { called, LeadLine } from "#app/parts/lead-line.tsx"
import { useAct } from "#app/parts/use-act.ts"
import { AccountsTabs } from "#app/routes/accounts/accounts-tabs.tsx"
import type { en } from "#app/routes/accounts/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Dialog } from "#app/ui/dialog.tsx"
import { Page } from "#app/ui/page.tsx"
import { Empty, Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

const FIRST = 50
const MOST = 200

/** /accounts/merges: leads that turned out to be one person, with the reason; what was merged can be taken apart again. */
export function Component() {
  const t = useTexts<typeof en>("accounts")
  const [limit, setLimit] = useState(FIRST)
  const [undoing, setUndoing] = useState<MergeView | null>(null)
  const merges = useApi<{ data: MergeView[]; next_cursor: string | null }>(
    "/api/merges",
    { query: { limit } },
    { live: ["leads"], keepsLast: true },
  )
  return (
    <Page title={t("accounts")} note={t("merges_note")} wide>
      <AccountsTabs />
      <Loaded query={merges}>
        {({ data, next_cursor: next }) => (
          <Card flush>
            {data.length === 0 ? (
              <Empty icon={<MergeIcon aria-hidden />} title={t("empty_merges")}>
                {t("empty_merges_hint")}
              </Empty>
            ) : (
              <Merges merges={data} onUndo={setUndoing} />
            )}
            {next !== null && limit < MOST && (
              <div className="px-4 py-2">
                <Button onClick={() => setLimit(MOST)}>{t("more")}</Button>
              </div>
            )}
          </Card>
        )}
      </Loaded>
      {undoing !== null && <TakeApart merge={undoing} onClose={() => setUndoing(null)} />}
    </Page>
  )
}

function Merges({ merges, onUndo }: { merges: MergeView[]; onUndo: (merge: MergeView) => void }) {
  const t = useTexts<typeof en>("accounts")
  const people = useApi<{ data: z.infer<typeof PersonView>[] }>("/api/people")
  const nameOf = (by: string) => (by === "baton" ? t("by_baton") : (people.data?.data.find(({ id }) => id === by)?.name ?? by))
  const columns: Column<MergeView>[] = [
    { key: "from", label: t("merged"), show: ({ from, from_before: was }) => <LeadLine lead={{ ...from, ...was }} /> },
    { key: "into", label: t("survivor"), show: ({ into, into_before: was }) => <LeadLine lead={{ ...into, ...was }} /> },
    {
      key: "because",
      label: t("because"),
      show: ({ reason, evidence }) => (
        <span className="grid gap-0.5">
          <span>{reason}</span>
          {evidence.length > 0 && (
            <span className="text-xs break-all text-muted-foreground">
              {t("evidence")} {evidence.map((each) => each.replace(":", " ")).join(", ")}
            </span>
          )}
        </span>
      ),
    },
    { key: "by", label: t("by"), show: ({ by }) => nameOf(by) },
    { key: "at", label: t("at"), show: ({ at }) => <Instant at={at} /> },
    {
      key: "undo",
      label: "",
      show: (merge) =>
        merge.undone_at === null ? (
          <GatedButton may="leads.merge" size="small" onClick={() => onUndo(merge)}>
            {t("undo")}
          </GatedButton>
        ) : (
          <Badge>{t("taken_apart")}</Badge>
        ),
    },
  ]
  return <Table caption={t("merges_caption")} columns={columns} rows={merges} keyOf={({ id }) => id} />
}

function TakeApart({ merge, onClose }: { merge: MergeView; onClose: () => void }) {
  const t = useTexts<typeof en>("accounts")
  const { act, isBusy } = useAct()
  const undo = () =>
    act(() => api.post("/api/merges/{id}/undo", { path: { id: merge.id }, body: {} }), {
      says: t("undone"),
      refreshes: ["merges", "leads", "handoffs"],
      onDone: onClose,
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("undo_title", { name: called(merge.into) })}
      description={t("with_lead", { from: called(merge.from), into: called(merge.into) })}
      footer={
        <GatedButton may="leads.merge" look="main" disabled={isBusy} onClick={() => void undo()}>
          {t("undo")}
        </GatedButton>
      }
    >
      <p>{t("undo_hint")}</p>
    </Dialog>
  )
}
