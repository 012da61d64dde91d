import type { ListedReassignmentView } from "#contract/reassignment.ts"
import { useApi } from "#app/api.ts"
import { useNow } from "#app/clock.ts"
import { GatedButton } from "#app/parts/gated-button.tsx"
import { Instant } from "#app/parts/instant.tsx"
import { useRevert } from "#app/routes/reassign/use-revert.ts"
import type { en } from "#app/routes/reassign/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Loaded } from "#app/ui/states.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

/** What was passed on before, and taking it back for as long as that is possible. */
export function Past() {
  const t = useTexts<typeof en>("reassign")
  const past = useApi<{ data: ListedReassignmentView[] }>("/api/reassignments", {}, { live: ["handoffs"] })
  const revert = useRevert()
  const now = useNow()
  const columns: Column<ListedReassignmentView>[] = [
    { key: "why", label: t("why"), show: ({ why }) => why },
    { key: "moved", label: t("moved"), show: (each) => <Moved {...each} /> },
    { key: "by", label: t("by"), show: ({ by }) => by },
    { key: "when", label: t("when"), show: ({ at }) => <Instant at={at} /> },
    {
      key: "revert",
      label: "",
      show: (each) => {
        if (each.reverted_at !== null) return <Badge>{t("reverted")}</Badge>
        if (Date.parse(each.revert_until) <= now) return <span className="text-xs text-muted-foreground">{t("revert_over")}</span>
        return (
          <GatedButton may="handoffs.reassign" size="small" onClick={() => void revert(each.id)}>
            {t("revert")}
          </GatedButton>
        )
      },
    },
  ]
  return (
    <Card title={t("past")} flush>
      <Loaded query={past}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="px-4 pb-3 text-muted-foreground">{t("empty_past")}</p>
          ) : (
            <Table caption={t("caption_past")} columns={columns} rows={data} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
    </Card>
  )
}

/** How many leads changed hands, and between whom. */
function Moved({ moved, from, to }: Pick<ListedReassignmentView, "moved" | "from" | "to">) {
  const t = useTexts<typeof en>("reassign")
  const names = (people: readonly { name: string }[]) => people.map(({ name }) => name).join(", ")
  return (
    <span className="grid gap-0.5">
      {t("moved_leads", { count: moved })}
      {moved > 0 && <span className="text-xs text-muted-foreground">{t("moved_between", { from: names(from), to: names(to) })}</span>}
    </span>
  )
}
