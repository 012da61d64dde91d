import { Check, Clock, TriangleAlert, X } from "lucide-react"
import type { z } from "zod"
import type { ChecklistView } from "#contract/checklist.ts"
import { api } from "#app/api.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { useAct } from "#app/parts/use-act.ts"
import type { en } from "#app/routes/leads/en.ts"
import { useTexts } from "#app/texts.ts"
import { Card } from "#app/ui/card.tsx"

type Checklist = z.infer<typeof ChecklistView>
type Item = Checklist["items"][number]

const MARKS = {
  done: <Check className="text-success" aria-hidden />,
  exception: <TriangleAlert className="text-warning" aria-hidden />,
  missing: <X className="text-destructive" aria-hidden />,
  pending: <Clock className="text-muted-foreground" aria-hidden />,
}

/** The twenty items of the handoff in their five groups: what Baton checked, with its evidence, and what a person ticks. */
export function ChecklistCard({ list }: { list: Checklist }) {
  const t = useTexts<typeof en>("leads")
  const groups = Map.groupBy(list.items, (item) => item.group)
  return (
    <Card title={t("checklist")} note={t("checklist_complete", { percent: list.complete })}>
      <div className="grid gap-3">
        {[...groups].map(([group, items]) => (
          <div key={group}>
            <h3 className="font-medium text-muted-foreground">{t(`group_${group}`)}</h3>
            <ul className="mt-1 grid gap-1">
              {items.map((item) => (
                <Line key={item.id} handoff={list.handoff} item={item} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Card>
  )
}

function Line({ handoff, item }: { handoff: string; item: Item }) {
  const t = useTexts<typeof en>("leads")
  const { act, isBusy } = useAct()
  const isTicked = item.state === "done" || item.state === "exception"
  const tick = () =>
    act(
      () =>
        api.put("/api/handoffs/{id}/checklist", {
          path: { id: handoff },
          body: { items: [{ item: item.id, state: isTicked ? "open" : "done" }] },
        }),
      { refreshes: ["handoffs"] },
    )
  return (
    <li className="flex items-start gap-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {MARKS[item.state]}
      <span className="min-w-0">
        {item.says} <span className="text-xs text-muted-foreground">({t(`item_${item.state}`)})</span>
        {item.evidence !== "" && (
          <span className="block text-xs text-muted-foreground">
            {item.evidence}
            {item.by_whom !== null && ` · ${item.by_whom}`}
          </span>
        )}
      </span>
      {item.by === "person" && (
        <span className="ml-auto shrink-0">
          <GatedButton may="handoffs.answer" size="small" disabled={isBusy} onClick={() => void tick()}>
            {isTicked ? t("untick") : t("tick")}
          </GatedButton>
        </span>
      )}
    </li>
  )
}
