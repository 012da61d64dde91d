import { classNames } from "#app/ui/class-names.ts"

/** Reasons with what each of them counts, and what they add up to. */
export function ReasonList({
  reasons,
  total,
}: {
  reasons: readonly { says: string; points: number }[]
  total?: { says: string; points: number }
}) {
  return (
    <ul className="grid gap-1">
      {addingUp(reasons).map(({ says, points }, at) => (
        <Line key={at} says={says} points={points} />
      ))}
      {total && <Line says={total.says} points={total.points} isTotal />}
    </ul>
  )
}

function Line({ says, points, isTotal = false }: { says: string; points: number; isTotal?: boolean }) {
  const shown = points.toLocaleString(undefined, { maximumFractionDigits: 2 })
  return (
    <li className={classNames("flex items-baseline justify-between gap-4", isTotal && "mt-1 border-t pt-1.5 font-semibold")}>
      <span className="min-w-0">{says}</span>
      <span className={classNames("shrink-0 tabular-nums", !isTotal && points < 0 && "text-destructive")}>
        {!isTotal && points > 0 ? `+${shown}` : shown}
      </span>
    </li>
  )
}

/** Points with two decimals that still add up: what rounding takes from one line it gives to the next. */
function addingUp(reasons: readonly { says: string; points: number }[]): { says: string; points: number }[] {
  let [exact, rounded] = [0, 0]
  return reasons.map(({ says, points }) => {
    exact += points
    const next = Math.round(exact * 100)
    const here = next - rounded
    rounded = next
    return { says, points: here / 100 }
  })
}
