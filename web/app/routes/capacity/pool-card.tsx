import type { CapacityView } from "#contract/capacity.ts"
import { Instant } from "#app/parts/instant.tsx"
import { Person } from "#app/parts/person.tsx"
import { percent } from "#app/parts/percent.ts"
import type { en } from "#app/routes/capacity/en.ts"
import { useTexts } from "#app/texts.ts"
import { Badge } from "#app/ui/badge.tsx"
import { Card } from "#app/ui/card.tsx"
import { Table, type Column } from "#app/ui/table.tsx"

type Pool = CapacityView["pools"][number]
type Member = Pool["members"][number]
const AWAY = { first_back: "all_away_first_back", hold: "all_away_hold", anyone: "all_away_anyone" } as const

/** A pool: its members with balance, turns and caps, and who would be next. */
export function PoolCard({ pool }: { pool: Pool }) {
  const t = useTexts<typeof en>("capacity")
  const away = pool.all_away in AWAY ? t(AWAY[pool.all_away as keyof typeof AWAY]) : pool.all_away
  const then = pool.overflow.length === 0 ? "" : `, ${t("overflow", { pools: pool.overflow.join(", ") })}`
  return (
    <Card title={t("pool", { name: pool.pool })} note={`${away}${then}`} flush>
      {pool.says !== null && <p className="px-4 pb-2 text-muted-foreground">{pool.says}</p>}
      <Members pool={pool} />
      <div className="grid gap-1.5 px-4 pt-3 pb-3">
        <h3 className="font-medium">{t("next_ten")}</h3>
        <ol className="flex flex-wrap gap-1.5">
          {pool.next.map((person, place) => (
            // the same person may stand in several places
            // oxlint-disable-next-line react/no-array-index-key
            <li key={place} className="inline-flex items-center gap-1 rounded-full border px-2 py-0.5 text-xs">
              <span className="text-muted-foreground tabular-nums">{place + 1}</span>
              {person?.name ?? t("nobody")}
            </li>
          ))}
        </ol>
        <p className="text-xs text-muted-foreground">{t("next_hint")}</p>
      </div>
    </Card>
  )
}

function Members({ pool }: { pool: Pool }) {
  const t = useTexts<typeof en>("capacity")
  const turnsOf = (id: string) => pool.turns.find(({ person }) => person.id === id)
  const columns: Column<Member>[] = [
    { key: "person", label: t("person"), show: ({ person }) => <Person person={person} /> },
    { key: "share", label: t("share"), number: true, show: ({ weight }) => percent(weight / 100) },
    { key: "balance", label: t("balance"), number: true, show: ({ balance }) => signed(balance) },
    {
      key: "turns",
      label: t("turns"),
      number: true,
      show: ({ person }) => (
        <>
          {turnsOf(person.id)?.turns ?? 0} <span className="text-muted-foreground">{t("fair", { n: turnsOf(person.id)?.fair ?? 0 })}</span>
        </>
      ),
    },
    { key: "caps", label: t("caps"), show: ({ person }) => <Caps pool={pool} id={person.id} /> },
    { key: "now", label: t("status"), show: (member) => <Now member={member} /> },
  ]
  return (
    <>
      <Table caption={t("pool_caption", { name: pool.pool })} columns={columns} rows={pool.members} keyOf={({ person }) => person.id} />
      <p className="px-4 pt-2 text-xs text-muted-foreground">{t("balance_hint")}</p>
    </>
  )
}

function Caps({ pool, id }: { pool: Pool; id: string }) {
  const t = useTexts<typeof en>("capacity")
  if (pool.caps.length === 0) return <span className="text-muted-foreground">{t("no_caps")}</span>
  return pool.caps.map(({ per, most, used }) => {
    const turns = used.find(({ person }) => person.id === id)?.turns ?? 0
    return (
      <span key={per} className="block whitespace-nowrap tabular-nums">
        {t("of", { used: turns, most })} <span className="text-muted-foreground">{t(`per_${per}`)}</span>
      </span>
    )
  })
}

function Now({ member }: { member: Member }) {
  const t = useTexts<typeof en>("capacity")
  const [first] = member.why_not
  if (first === undefined) return <Badge look="good">{t("free")}</Badge>
  return (
    <span>
      {first.says}
      {first.clears_at !== null && (
        <span className="block text-xs text-muted-foreground">
          {t("free_from")} <Instant at={first.clears_at} />
        </span>
      )}
    </span>
  )
}

function signed(balance: number): string {
  const shown = Math.abs(balance).toLocaleString(undefined, { maximumFractionDigits: 2 })
  return balance === 0 ? "0" : balance > 0 ? `+${shown}` : `−${shown}`
}
