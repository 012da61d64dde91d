import type { CommitmentView } from "#contract/commitment.ts"
import type { en } from "#app/routes/marketing/en.ts"
import { useTexts } from "#app/texts.ts"
import { Table, type Column } from "#app/ui/table.tsx"

type Day = CommitmentView["all"]["days"][number]

/** The burn-up in numbers, for whoever reads rather than looks. */
export function DayTable({ promise }: { promise: CommitmentView }) {
  const t = useTexts<typeof en>("marketing")
  const columns: Column<Day>[] = [
    { key: "day", label: t("day"), show: ({ day }) => day },
    ...promise.tiers.map((tier) => ({
      key: `tier${tier.tier}`,
      label: t("tier", { n: tier.tier }),
      number: true,
      show: ({ day }: Day) => tier.days.find((each) => each.day === day)?.delivered ?? 0,
    })),
    { key: "total", label: t("total"), number: true, show: ({ total }) => total },
    { key: "pace", label: t("pace"), number: true, show: ({ pace }) => Math.round(pace) },
  ]
  return <Table caption={t("day_caption")} columns={columns} rows={promise.all.days} keyOf={({ day }) => day} className="mt-2" />
}
