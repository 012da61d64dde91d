import type { ReactNode } from "react"
import { classNames } from "#app/ui/class-names.ts"

/** Names and values side by side. Values that are null or "" are left out. */
export function Facts({ facts, className }: { facts: readonly (readonly [name: string, value: ReactNode])[]; className?: string }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "")
  return (
    <dl className={classNames("grid gap-y-1.5", className)}>
      {known.map(([name, value]) => (
        <div key={name} className="grid grid-cols-[minmax(6rem,9rem)_1fr] gap-3">
          <dt className="text-muted-foreground first-letter:capitalize">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
