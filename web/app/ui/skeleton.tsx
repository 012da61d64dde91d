import { classNames } from "#app/ui/class-names.ts"

/** Grey lines in the place of what is on its way. */
export function Skeleton({ lines = 1, className }: { lines?: number; className?: string }) {
  return (
    <div aria-hidden className={classNames("grid gap-3", className)}>
      {Array.from({ length: lines }, (_, at) => (
        <div key={at} className={classNames("h-4 animate-pulse rounded-md bg-muted", at % 3 === 1 && "w-4/5", at % 3 === 2 && "w-3/5")} />
      ))}
    </div>
  )
}
