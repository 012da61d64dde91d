import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"

/** The pages of a room side by side, under its title. */
export function RoomTabs({ label, tabs }: { label: string; tabs: readonly { to: string; label: ReactNode; count?: number | null }[] }) {
  return (
    <nav aria-label={label} className="-mt-1 flex gap-1 overflow-x-auto border-b">
      {tabs.map(({ to, label: name, count }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          className="-mb-px shrink-0 border-b-2 border-transparent px-3 py-2 font-medium text-muted-foreground hover:text-foreground focus-visible:outline-offset-[-2px] aria-[current=page]:border-primary aria-[current=page]:text-foreground"
        >
          {name}
          {count !== undefined && count !== null && count > 0 && (
            <span className="ml-1.5 rounded-full bg-secondary px-1.5 py-0.5 text-xs tabular-nums">{count}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
