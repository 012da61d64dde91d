import { classNames } from "#app/ui/class-names.ts"

/** How much of something is done, used or left: 0 to 1. */
export function Progress({ label, share, look = "main", className }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={classNames("h-1.5 overflow-hidden rounded-full bg-muted", className)}
    >
      <div className={classNames("h-full rounded-full", LOOKS[look])} style={{ width: `${percent}%` }} />
    </div>
  )
}

const LOOKS = { main: "bg-primary", good: "bg-success", warn: "bg-warning", bad: "bg-destructive" }

type ProgressProps = { label: string; share: number; look?: keyof typeof LOOKS; className?: string }
