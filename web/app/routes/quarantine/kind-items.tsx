import { useState } from "react"
import type { z } from "zod"
import type { QuarantineView } from "#contract/quarantine.ts"
import { api, useApi } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { Person } from "#app/parts/person.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/quarantine/en.ts"
import { useTexts } from "#app/texts.ts"
import { Button } from "#app/ui/button.tsx"
import { Card } from "#app/ui/card.tsx"
import { Field, Textarea } from "#app/ui/input.tsx"
import { Sheet } from "#app/ui/sheet.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Item = z.infer<typeof QuarantineView>
const MOST = 20

/** The newest items of a kind; each can be mended on its own. */
export function KindItems({ group }: { group: string }) {
  const t = useTexts<typeof en>("quarantine")
  const items = useApi<{ data: Item[] }>("/api/quarantine", { query: { group, state: "waiting", limit: MOST } }, { live: ["signals"] })
  const [edited, setEdited] = useState<Item | null>(null)
  const columns: Column<Item>[] = [
    { key: "why", label: t("reason"), show: ({ says }) => says },
    { key: "owner", label: t("owner"), show: ({ owner }) => <Person person={owner} /> },
    { key: "when", label: t("when"), show: ({ at }) => <Instant at={at} /> },
    {
      key: "mend",
      label: "",
      show: (item) => (
        <Button size="small" onClick={() => setEdited(item)}>
          {t("edit_item")}
        </Button>
      ),
    },
  ]
  return (
    <Card title={t("first_items")} flush>
      <Loaded query={items}>
        {({ data }) => <Table caption={t("first_items")} columns={columns} rows={data} keyOf={({ id }) => id} />}
      </Loaded>
      <Sheet open={edited !== null} onClose={() => setEdited(null)} title={t("edit_item")}>
        {edited !== null && <EditItem key={edited.id} item={edited} onDone={() => setEdited(null)} />}
      </Sheet>
    </Card>
  )
}

function EditItem({ item, onDone }: { item: Item; onDone: () => void }) {
  const t = useTexts<typeof en>("quarantine")
  const [text, setText] = useState(() => asText(item.payload))
  const { act, isBusy } = useAct()
  const isJson = parsed(text) !== undefined
  const replay = () =>
    act(() => api.post("/api/quarantine/{id}/replay", { path: { id: item.id }, body: { payload: parsed(text) } }), {
      says: t("replayed_single"),
      refreshes: ["quarantine"],
      onDone,
    })
  return (
    <div className="grid gap-4">
      <p>{item.says}</p>
      <Field label={t("item_payload")} problem={isJson ? undefined : t("item_invalid")}>
        {(carry) => (
          <Textarea
            {...carry}
            rows={18}
            spellCheck={false}
            className="font-mono text-xs md:text-xs"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div>
        <GatedButton may="intake.mend" look="main" disabled={isBusy || !isJson} onClick={() => void replay()}>
          {t("replay_single")}
        </GatedButton>
      </div>
    </div>
  )
}

function asText(payload: string): string {
  const value = parsed(payload)
  return value === undefined ? payload : JSON.stringify(value, null, 2)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
