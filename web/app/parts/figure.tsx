import type { ReactNode } from "react"
import { classNames } from "#app/ui/class-names.ts"

const LOOKS = { plain: "", good: "text-success", warn: "text-warning", bad: "text-destructive" }

/** A number with what it counts. With `onPick` it is a button that filters by it. */
export function Figure({ value, says, look = "plain", isPicked = false, onPick }: FigureProps) {
  const inside = (
    <>
      <span className={classNames("block text-2xl leading-tight font-semibold tabular-nums", LOOKS[look])}>{value}</span>
      <span className="block text-xs text-muted-foreground">{says}</span>
    </>
  )
  const frame = "min-w-0 rounded-lg border bg-card px-4 py-3 text-left"
  if (onPick === undefined) return <div className={frame}>{inside}</div>
  return (
    <button
      type="button"
      aria-pressed={isPicked}
      onClick={onPick}
      className={classNames(frame, "hover:bg-muted aria-pressed:border-primary aria-pressed:bg-accent")}
    >
      {inside}
    </button>
  )
}

/** Numbers beside each other, two in a row on a phone. */
export function Figures({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))]">
      {children}
    </div>
  )
}

type FigureProps = { value: ReactNode; says: ReactNode; look?: keyof typeof LOOKS; isPicked?: boolean; onPick?: () => void }
