import type { DryRunView } from "#contract/source.ts"
import type { en } from "#app/routes/sources/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Facts } from "#app/ui/facts.tsx"

/** What a sample would become by the mapping, item by item. */
export function Tried({ tried }: { tried: DryRunView }) {
  const t = useTexts<typeof en>("sources")
  return (
    <Card title={t("what_it_becomes")} note={t("tried", { total: tried.total })}>
      <ol role="status" className="grid gap-4">
        {tried.items.map((item, place) => (
          // items have no name of their own
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place} className="grid gap-2 border-b pb-3 last:border-0">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{t("item", { n: place + 1 })}</span>
              {item.problem === null ? (
                <Badge look="good">{t("no_problem")}</Badge>
              ) : (
                <Badge look="bad" className="whitespace-normal">
                  {item.problem.says}
                </Badge>
              )}
            </span>
            <Facts
              facts={[
                [t("identities"), item.identities.map(({ kind, value }) => `${kind}: ${value}`).join(", ")],
                [t("signals"), item.signals.length === 0 ? t("says_nothing") : item.signals.join(", ").replaceAll("_", " ")],
                ...Object.entries(item.fields).map(([name, value]) => [name, shown(value)] as const),
                [t("unmapped"), item.unmapped.join(", ")],
              ]}
            />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value)
}
